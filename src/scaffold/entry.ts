import type { Day } from '../schemas/day.ts';
import { entryFolders, schemas, type DataOf, type EntryKind } from '../schemas/kinds.ts';
import { slugify } from '../text/fold.ts';
import { questionsOf, type Question } from './questions.ts';
import type { Choices } from './template.ts';

/** The kinds of which new entries are made one by one; the parts of giới thiệu come with the portal. */
export type NewKind = Exclude<EntryKind, 'intro'>;

export const newKinds = Object.keys(entryFolders).filter((kind) => kind !== 'intro') as NewKind[];

/** Lists what a new entry of a portal is asked for, with the portal's own sections and units to choose from. */
export function questionsOfEntry(kind: NewKind, choices: Choices): Question[] {
  return questionsOf(schemas[kind]).map((question) => ({
    ...question,
    choices: (question.path.length === 1 && choices[question.path[0]!]) || question.choices,
  }));
}

/** What the portal declares and an entry may name. */
export function choicesOf({ sections, units }: Pick<DataOf<'portal'>, 'sections' | 'units'>): Choices {
  return { section: sections, unit: units };
}

/**
 * Gives the answers that go without asking, as they would be typed: today for the day, the section cchc, the only
 * unit, the next number in the order.
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
    section: kind === 'article' ? 'cchc' : undefined,
    unit: onlyUnit,
    order: String(present + 1),
  };
  const asked = new Set(questionsOf(schemas[kind]).map(({ flag }) => flag));
  return new Map(
    Object.entries(all).filter((each): each is [string, string] => asked.has(each[0]) && !!each[1]),
  );
}

/**
 * Says which optional questions a person is asked all the same, and whether an answer must be given: plans count by topic
 * and unit, and some answers are worth little without another.
 */
export function optionalPrompts({ origin, status }: Record<string, unknown>): Map<string, 'must' | 'may'> {
  return new Map([
    ['topics', 'may'],
    ['unit', 'may'],
    ...(origin === 'dang-lai' ? (['source-name', 'source-url'] as const).map(must) : []),
    ...(status === 'da-tra-loi' ? (['answered', 'answer'] as const).map(must) : []),
    ...(CHANGED.includes(String(status)) ? [['decision', 'may'] as const] : []),
  ]);
}

const must = (flag: string) => [flag, 'must'] as const;

/** A procedure of which a decision has told that it is new, changed or gone. */
const CHANGED = ['moi', 'sua-doi', 'thay-the', 'bai-bo'];

/**
 * Chooses the address of a new entry: its title or name, with a number where that address is taken.
 * @example slugFor({ title: 'Lễ hội' }, new Set(['le-hoi'])) // 'le-hoi-2'
 */
export function slugFor(data: Record<string, unknown>, taken: ReadonlySet<string>): string {
  const named = ['title', 'name', 'topic', 'subject', 'number'].map((key) => data[key]);
  const slug = shorten(slugify(String(named.find((each) => typeof each === 'string') ?? ''))) || 'bai-moi';
  let unique = slug;
  for (let count = 2; taken.has(unique); count++) unique = `${slug}-${count}`;
  return unique;
}

/**
 * Gives the file of a new entry inside its portal's folder; one with pictures or files beside it has its own folder.
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

const MAX_SLUG = 80;

/** Cuts a long slug between two words. */
function shorten(slug: string): string {
  return slug.length <= MAX_SLUG ? slug : slug.slice(0, MAX_SLUG + 1).replace(/-[^-]*$/, '');
}
