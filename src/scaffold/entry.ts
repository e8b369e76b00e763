import type { Day } from '../schemas/day.ts';
import { entryFolders, schemas, type DataOf, type EntryKind } from '../schemas/kinds.ts';
import { refusedNameIn } from '../reading/refused-names.ts';
import { slugify } from '../text/fold.ts';
import { questionsOf, type Question } from './questions.ts';
import type { Choices } from './template.ts';

/** The kinds of new entries. The parts of giới thiệu are missing because they come with the portal. */
export type NewKind = Exclude<EntryKind, 'intro'>;

export const newKinds = Object.keys(entryFolders).filter((kind) => kind !== 'intro') as NewKind[];

/** Lists the questions about a new entry, with the sections and units of its portal as choices. */
export function questionsOfEntry(kind: NewKind, choices: Choices): Question[] {
  return questionsOf(schemas[kind]).map((question) => ({
    ...question,
    choices: (question.path.length === 1 && choices[question.path[0]!]) || question.choices,
  }));
}

/** Gives the sections and units that a portal declares, as choices for its entries. */
export function choicesOf({ sections, units }: Pick<DataOf<'portal'>, 'sections' | 'units'>): Choices {
  return { section: sections, unit: units, units };
}

/**
 * Gives the default answers, as they would be typed: today for the day, the only unit of the portal, the next number in the
 * order. No section, because it decides for which target an article counts.
 * @param present how many entries of the kind the portal has
 */
export function defaultsOf(
  kind: NewKind,
  { today, choices, present }: { today: Day; choices: Choices; present: number },
): Map<string, string> {
  const onlyUnit = choices['unit']?.length === 1 ? choices['unit'][0]!.id : undefined;
  const all = {
    date: today,
    received: today,
    issued: today,
    unit: onlyUnit,
    order: String(present + 1),
  };
  const flags = new Set(questionsOf(schemas[kind]).map(({ flag }) => flag));
  return new Map(
    Object.entries(all).filter((each): each is [string, string] => flags.has(each[0]) && !!each[1]),
  );
}

/**
 * Lists the optional questions that are prompted too, and whether each needs an answer: plans count by topic and unit, and
 * some answers need another one beside them, such as the source of a repost.
 * @param asksForFiles whether the answers may name files, which then are put beside the entry
 */
export function optionalPrompts(
  { origin, status, channel, url, cover }: Record<string, unknown>,
  asksForFiles: boolean,
): Map<string, 'must' | 'may'> {
  return new Map([
    ...(asksForFiles ? FILE_FLAGS.map(may) : []),
    ...(cover === undefined ? [] : [must('cover-alt')]),
    ['topics', 'may'],
    ['unit', 'may'],
    ...(channel ? [may('url')] : []),
    // An item in print or on air has no address.
    ...(channel && !url ? (['proof-issue', 'proof-aired'] as const).map(may) : []),
    ...(origin === 'dang-lai' ? (['source-name', 'source-url'] as const).map(must) : []),
    ...(status === 'da-tra-loi' ? (['answered', 'answer'] as const).map(must) : []),
    ...(CHANGED_BY_DECISION.includes(String(status)) ? [may('decision')] : []),
  ]);
}

/** The picture of an article and the file of a document. */
const FILE_FLAGS = ['cover', 'file'];

const must = (flag: string) => [flag, 'must'] as const;
const may = (flag: string) => [flag, 'may'] as const;

/** The statuses of a procedure that a decision has added, changed or abolished. */
const CHANGED_BY_DECISION = ['moi', 'sua-doi', 'thay-the', 'bai-bo'];

/**
 * Makes the slug of a new entry from its title or name, with a number where another entry has the slug or Windows
 * reserves it. A procedure whose name is too long for a slug gets its national code, which never changes.
 * @example slugFor({ title: 'Lễ hội' }, new Set(['le-hoi'])) // 'le-hoi-2'
 */
export function slugFor(data: Record<string, unknown>, taken: ReadonlySet<string>): string {
  const named = ['title', 'name', 'topic', 'subject', 'number'].map((key) => data[key]);
  const whole = slugify(String(named.find((each) => typeof each === 'string') ?? ''));
  const { code } = data;
  const isLong = whole.length > MAX_SLUG_LENGTH;
  const slug = (isLong && typeof code === 'string' && slugify(code)) || cutSlug(whole) || 'bai-moi';
  let unique = slug;
  for (let count = 2; taken.has(unique) || refusedNameIn(unique); count++) unique = `${slug}-${count}`;
  return unique;
}

/**
 * Gives the path of a new entry inside the folder of its portal. An entry with pictures or files has a folder of its own.
 * @example entryPath('article', 'le-hoi', { date: '2026-03-14' }, false) // 'tin-tuc/2026/le-hoi.md'
 */
export function entryPath(
  kind: NewKind,
  slug: string,
  data: Record<string, unknown>,
  hasFiles: boolean,
): string {
  const folder =
    kind === 'article' ? `${entryFolders[kind]}/${String(data['date']).slice(0, 4)}` : entryFolders[kind];
  return `${folder}/${slug}${hasFiles ? '/index.md' : '.md'}`;
}

/** Characters of a slug. */
const MAX_SLUG_LENGTH = 80;

/** Cuts a long slug between two words. */
function cutSlug(slug: string): string {
  return slug.length <= MAX_SLUG_LENGTH ? slug : slug.slice(0, MAX_SLUG_LENGTH + 1).replace(/-[^-]*$/, '');
}
