import { slugify } from '../text/fold.ts';
import { formatDay } from '../text/format.ts';
import { syllablesOf } from '../text/syllables.ts';
import type { SearchRecord } from './records.ts';
import type { Title } from './titles.ts';

/** The list of titles in the file `tim-kiem/de-muc.json`: by kind, each title with the values that do not follow from it. */
export type PackedTitles = Partial<Record<Title['kind'], PackedTitle[]>>;

/** An address is relative to the portal's, and 0 when it follows from the title. A missing answer is 0. */
type PackedTitle = [title: string, address?: string | 0, answer?: string | 0, keywords?: string[]];

/** What the search page needs to know about the full-text index; the file `tim-kiem/tu.json`. */
export interface IndexFacts {
  /** How many items there are. */
  items: number;
  /** How many indexes they are spread over. */
  indexes: number;
  /** The commonest syllables, commonest first, separated by spaces. */
  syllables: string;
}

/**
 * Makes titles of sections and records. First come the sections and the records without a day, so that `packTitles`
 * does not cut them off; then the other records, newest first.
 */
export function titlesOf(
  records: readonly SearchRecord[],
  sections: readonly { name: string; address: string }[],
): Title[] {
  const undated = records.filter(({ day }) => day === undefined);
  const dated = records
    .filter(({ day }) => day !== undefined)
    .sort((one, other) => (one.day! < other.day! ? 1 : -1));
  return [
    ...sections.map(({ name, address }) => ({
      kind: 'chuyen-muc' as const,
      address,
      title: name,
      keywords: [],
    })),
    ...[...undated, ...dated].map(({ kind, address, title, keywords = [], day, answer, text }) => ({
      kind,
      address,
      title: kind === 'van-ban' ? `${title}: ${text.slice(0, 90)}` : title,
      keywords,
      ...((answer ?? day) && { answer: answer ?? formatDay(day!) }),
    })),
  ];
}

/**
 * Packs a list of titles as JSON. Leaves out as many of the last titles as needed to fit.
 * @param sizeOf measures the JSON
 * @param limit the largest size
 */
export function packTitles(
  titles: readonly Title[],
  sizeOf: (json: string) => number,
  limit: number,
): string {
  let [fits, tooMany] = [0, Math.min(titles.length, MAX_TITLES) + 1];
  while (tooMany - fits > 1) {
    const count = Math.floor((fits + tooMany) / 2);
    if (sizeOf(JSON.stringify(pack(titles.slice(0, count)))) <= limit) fits = count;
    else tooMany = count;
  }
  return JSON.stringify(pack(titles.slice(0, fits)));
}

/** Unpacks the list of `packTitles`. */
export function unpackTitles(packed: PackedTitles): Title[] {
  return Object.entries(packed).flatMap(([kind, titles]) =>
    titles.map(([title, address, answer, keywords]) => ({
      kind: kind as Title['kind'],
      title,
      address: address || derivedAddress(kind, title),
      keywords: keywords ?? [],
      ...(answer && { answer }),
    })),
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

/** The browser scores all titles at every key; more would be slow on an old phone. */
const MAX_TITLES = 1500;

function pack(titles: readonly Title[]): PackedTitles {
  const packed: PackedTitles = {};
  for (const { kind, title, address, answer, keywords } of titles) {
    const entry: PackedTitle = [
      title,
      address === derivedAddress(kind, title) ? 0 : address,
      answer ?? 0,
      [...keywords],
    ];
    while (entry.length > 1 && isEmpty(entry.at(-1))) entry.pop();
    (packed[kind] ??= []).push(entry);
  }
  return packed;
}

function isEmpty(value: unknown): boolean {
  return value === 0 || (Array.isArray(value) && value.length === 0);
}

function derivedAddress(kind: string, title: string): string {
  return `${kind}/${slugify(title)}/`;
}
