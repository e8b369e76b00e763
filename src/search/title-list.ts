import { slugify } from '../text/fold.ts';
import { formatDay } from '../text/format.ts';
import type { OpenHours } from '../text/open-state.ts';
import { syllablesOf } from '../text/syllables.ts';
import type { IndexHead } from './index-head.ts';
import type { SearchRecord } from './records.ts';
import { TITLE_FILES } from './title-files.ts';
import type { TitleEntry } from './title-index.ts';

/** One file of titles. */
export interface TitleFile {
  /**
   * A digest of what the search holds. Files with different ones are of different builds and do not belong together.
   */
  build: string;
  titles: PackedTitles;
  /** The hours of all places of the file, each once, because many places share theirs. */
  hours?: OpenHours[];
}

/** By kind, each title with the values that do not follow from it. */
type PackedTitles = [kind: TitleEntry['kind'], titles: PackedTitle[]][];

/**
 * Values that are 0 or empty are left out at the end: 0 for an address that follows from the title, for no answer, and
 * for no hours. Other hours are a place in the file's list, counted from 1.
 */
type PackedTitle = [
  title: string,
  address?: PackedAddress,
  answer?: string | 0,
  keywords?: string[],
  hours?: number,
];

/**
 * The name of an item's page, without its kind: how many letters it has of the title's slug and, if any, what follows
 * them; 0 for the whole slug. A text for an address that is not of that form.
 */
type PackedAddress = string | number | [letters: number, rest: string];

/** What the search page needs to know about the full text before it loads any of it; the file `tim-kiem/tu.json`. */
export interface IndexFacts {
  /** The digest that the files of titles and the search page hold too; see `TitleFile`. */
  build: string;
  /** How many items each of the indexes has. */
  sizes: number[];
  /** The indexes in the order of the table of titles; those without items are left out. */
  indexes: IndexHead[];
  /** The commonest syllables, commonest first, separated by spaces. */
  syllables: string;
}

/** Puts records into the order of the files; within a file they stay as they are. */
export function inTitleOrder(records: readonly SearchRecord[]): SearchRecord[] {
  return records.toSorted((one, other) => fileOf(one) - fileOf(other));
}

/**
 * Makes titles of sections and of records in the order of the files. The sections come first, and the records follow in
 * the order of the full text, so that a place there gives the title.
 */
export function titlesOf(
  records: readonly SearchRecord[],
  sections: readonly { name: string; address: string }[],
): TitleEntry[] {
  return [
    ...sections.map(({ name, address }) => ({
      kind: 'chuyen-muc' as const,
      address,
      title: name,
      keywords: [],
    })),
    ...records.map(({ kind, address, title, keywords = [], day, answer, hours, text }) => ({
      kind,
      address,
      title: kind === 'van-ban' ? `${title}: ${startOf(text)}` : title,
      keywords,
      ...((answer ?? day) && { answer: answer ?? formatDay(day!) }),
      ...(hours && { hours }),
    })),
  ];
}

/**
 * Packs titles into the files of the table. The first two files hold all of theirs; the last holds as many as fit, in
 * the order of the list.
 * @param build the digest of what the search holds
 * @param sizeOf measures a file
 * @param limit the largest size of the last file
 * @returns the JSON of each file, and how many titles are left out
 */
export function packTitles(
  titles: readonly TitleEntry[],
  build: string,
  sizeOf: (json: string) => number,
  limit: number,
): { files: string[]; leftOut: number } {
  const fileWith = (group: readonly TitleEntry[]) =>
    JSON.stringify({ build, ...pack(group) } satisfies TitleFile);
  const groups = TITLE_FILES.map((_name, file) => titles.filter((title) => fileOf(title) === file));
  const last = groups.pop()!;
  let [fits, tooMany] = [0, last.length + 1];
  while (tooMany - fits > 1) {
    const count = Math.floor((fits + tooMany) / 2);
    if (sizeOf(fileWith(last.slice(0, count))) <= limit) fits = count;
    else tooMany = count;
  }
  return { files: [...groups, last.slice(0, fits)].map(fileWith), leftOut: last.length - fits };
}

/** Unpacks files of `packTitles`. */
export function unpackTitles(files: readonly TitleFile[]): TitleEntry[] {
  return files.flatMap(({ titles: groups, hours: known = [] }) =>
    groups.flatMap(([kind, titles]) =>
      titles.map(([title, packed, answer, keywords, hours]) => {
        let address: string | undefined;
        return {
          kind,
          title,
          // Computed only for titles that are shown; computing thousands would take an old phone a tenth of a second.
          get address() {
            return (address ??= unpackAddress(kind, title, packed));
          },
          keywords: keywords ?? [],
          ...(answer && { answer }),
          ...(hours && { hours: known[hours - 1]! }),
        };
      }),
    ),
  );
}

/** Counts for each syllable the records that hold it. */
export function countSyllables(records: readonly SearchRecord[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { title, text, hidden, keywords = [] } of records)
    for (const word of new Set(
      syllablesOf(`${title} ${text} ${[...hidden, ...keywords].join(' ')}`.toLowerCase()),
    ))
      if (/^\p{L}{1,8}$/u.test(word)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/**
 * Lists the syllables that more than one record holds, commonest first, separated by spaces.
 * @param parts the counts of `countSyllables` for each part of the records
 * @param limit how many syllables to list at most
 */
export function commonSyllables(parts: readonly ReadonlyMap<string, number>[], limit: number): string {
  const counts = new Map<string, number>();
  for (const part of parts)
    for (const [word, count] of part) counts.set(word, (counts.get(word) ?? 0) + count);
  return [...counts]
    .filter(([, count]) => count > 1)
    .sort(([, one], [, other]) => other - one)
    .slice(0, limit)
    .map(([word]) => word)
    .join(' ');
}

/** The most characters of a document's subject after its number. */
const MAX_SUBJECT_LENGTH = 150;

function startOf(text: string): string {
  return text.length <= MAX_SUBJECT_LENGTH
    ? text
    : `${text.slice(0, MAX_SUBJECT_LENGTH).replace(/ \S*$/u, '')} …`;
}

/** Says in which of the files a record or a title is. */
function fileOf({ kind, address }: { kind: TitleEntry['kind']; address: string }): number {
  // The ways to complain are places on the page of feedback; a feedback itself has a page.
  const isWay = kind === 'phan-anh' && /^\/?[\w-]+\/(?:#.{0,200})?$/.test(address);
  if (isWay || FEW.includes(kind)) return 0;
  return kind === 'thu-tuc' ? 1 : 2;
}

/** A portal has a few items of each of these kinds. */
const FEW: readonly TitleEntry['kind'][] = ['chuyen-muc', 'giao-dich', 'lanh-dao', 'gioi-thieu'];

function pack(titles: readonly TitleEntry[]): Pick<TitleFile, 'titles' | 'hours'> {
  const packed: PackedTitles = [];
  const known = [...new Set(titles.flatMap(({ hours }) => (hours ? JSON.stringify(hours) : [])))];
  for (const { kind, title, address, answer, keywords, hours } of titles) {
    const entry: PackedTitle = [
      title,
      packAddress(kind, title, address),
      answer ?? 0,
      [...keywords],
      hours ? known.indexOf(JSON.stringify(hours)) + 1 : 0,
    ];
    while (entry.length > 1 && isEmpty(entry.at(-1))) entry.pop();
    if (packed.at(-1)?.[0] !== kind) packed.push([kind, []]);
    packed.at(-1)![1].push(entry);
  }
  const hours = known.map((json) => JSON.parse(json) as OpenHours);
  return { titles: packed, ...(hours.length > 0 && { hours }) };
}

function isEmpty(value: unknown): boolean {
  return value === 0 || (Array.isArray(value) && value.length === 0);
}

/** Names of pages are titles cut to some length, sometimes with a number, so most of a name follows from the title. */
function packAddress(kind: string, title: string, address: string): PackedAddress {
  const name = address.slice(kind.length + 1, -1);
  if (name === '' || address !== `${kind}/${name}/`) return address;
  const slug = slugify(title);
  if (name === slug) return 0;
  let letters = 0;
  while (letters < name.length && name[letters] === slug[letters]) letters++;
  const rest = name.slice(letters);
  return rest === '' ? letters : [letters, rest];
}

function unpackAddress(kind: string, title: string, address: PackedAddress = 0): string {
  if (typeof address === 'string') return address;
  const [letters, rest] = typeof address === 'number' ? [address, ''] : address;
  const slug = slugify(title);
  return `${kind}/${letters === 0 && rest === '' ? slug : slug.slice(0, letters)}${rest}/`;
}
