import { distance } from 'fastest-levenshtein';
import { z } from 'zod';
import { fieldWords } from '../schemas/fields.ts';
import { schemas } from '../schemas/kinds.ts';
import { slugify } from '../text/fold.ts';

/** The key a mapping has for what an editor called otherwise; empty when none is near. */
export interface MeantKey {
  key: string;
  /** Whether no other key can have been meant. */
  isCertain: boolean;
  /** The keys to choose from where none is nearest. */
  among: string[];
}

/**
 * Finds the key that was meant by a misspelt one, or by its name in Vietnamese, which is the label of the schema.
 * @param accepts says whether the field of a key takes the value that was written
 */
export function meantKey(
  typed: string,
  shape: Readonly<Record<string, z.ZodType>>,
  accepts: (key: string) => boolean,
): MeantKey {
  const keys = Object.keys(shape);
  if (typed.length > MAX_NAME_LENGTH) return { key: '', isCertain: false, among: keys };
  // What is no word, an address or a number, is nobody's name for a key.
  const name = /^[\p{L}\p{M}][\p{L}\p{M}\s_-]*$/u.test(typed) ? slugify(typed) : '';
  const written = keys.find((key) => key.toLowerCase() === typed.toLowerCase());
  if (written) return { key: written, isCertain: true, among: keys };
  const called = keys.filter((key) => squash(labelOf(shape[key]!)) === squash(name));
  if (called.length === 1 && name) return { key: called[0]!, isCertain: true, among: keys };

  const spelt = nearest(typed, keys);
  if (spelt && isSlip(typed, spelt)) return { key: spelt, isCertain: true, among: keys };

  const meant = SYNONYMS.get(name) ?? name;
  const alike = name ? keys.filter((key) => shareWords(meant, labelOf(shape[key]!))) : [];
  const fitting = alike.filter(accepts);
  const needed = alike.filter((key) => !shape[key]!.safeParse(undefined).success);
  const both = fitting.filter((key) => needed.includes(key));
  const chosen = [both, fitting, needed, alike].find((each) => each.length === 1)?.[0];
  if (chosen) return { key: chosen, isCertain: accepts(chosen), among: keys };
  return alike.length > 0
    ? { key: '', isCertain: false, among: alike }
    : { key: spelt, isCertain: false, among: keys };
}

/** Characters; nobody calls a key by a longer name. */
const MAX_NAME_LENGTH = 100;

/** Finds the value of a list that was most probably meant; empty when none is near. */
export function nearest(typed: string, known: readonly string[]): string {
  if (typed.length > LONGEST) return '';
  const letters = lettersOf(typed);
  const shuffled = known.find((each) => each.length === typed.length && lettersOf(each) === letters);
  if (shuffled !== undefined) return shuffled;
  let found = '';
  let least = Math.max(1, Math.floor(typed.length / 2.5)) + 1;
  for (const each of known) {
    // Each letter more or less is a step of its own.
    if (Math.abs(each.length - typed.length) >= least) continue;
    const steps = distance(typed, each);
    if (steps < least) [found, least] = [each, steps];
  }
  return found;
}

/** Letters beyond which nothing typed is taken for a slip; no file system has names as long. */
const LONGEST = 300;

/** Says whether some kind of content has a key of this name, in English or by its label. */
export function isKeyOfAnyKind(word: string): boolean {
  everyName ??= new Set(Object.values(schemas).flatMap((schema) => [...namesIn(schema)]));
  return everyName.has(word) || everyName.has(squash(slugify(word)));
}

let everyName: Set<string> | undefined;

function* namesIn(schema: z.ZodType): Generator<string> {
  for (const [key, field] of Object.entries(shapeOf(schema))) {
    yield key;
    if (labelOf(field)) yield squash(labelOf(field));
    yield* namesIn(field);
  }
  const inner = unwrap(schema);
  if (inner instanceof z.ZodArray) yield* namesIn(inner.element as z.ZodType);
}

/** The keys of a mapping with their schemas; of alternatives, those of all of them. */
export function shapeOf(schema: z.ZodType | undefined): Record<string, z.ZodType> {
  const inner = unwrap(schema);
  if (inner instanceof z.ZodObject) return inner.shape as Record<string, z.ZodType>;
  if (!(inner instanceof z.ZodUnion)) return {};
  return Object.fromEntries(
    (inner.options as z.ZodType[]).flatMap((option) => Object.entries(shapeOf(option))),
  );
}

/** Takes optional, default and refined wrappers off a schema. */
export function unwrap(schema: z.ZodType | undefined): z.ZodType | undefined {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault)
    return unwrap(schema.unwrap() as z.ZodType);
  if (schema instanceof z.ZodPipe) return unwrap(schema.in as z.ZodType);
  return schema;
}

/** What people, and other programs, write for a label where none of its words is in it. */
const SYNONYMS = new Map([
  ['anh-bia', 'anh-dai-dien'],
  ['hinh-anh', 'anh'],
  ['hinh', 'anh'],
  ['chuc-danh', 'chuc-vu'],
  ['sdt', 'dien-thoai'],
  ['dt', 'dien-thoai'],
  ['so-dt', 'dien-thoai'],
  ['mail', 'thu-dien-tu'],
  ['hop-thu', 'thu-dien-tu'],
  ['nguoi-viet', 'tac-gia'],
  ['sapo', 'tom-tat'],
  ['mo-ta', 'tom-tat'],
  ['danh-muc', 'chuyen-muc'],
  ['chu-de', 'chuyen-muc'],
  ['thoi-gian', 'ngay'],
  ['description', 'tom-tat'],
  ['category', 'chuyen-muc'],
  ['categories', 'chuyen-muc'],
  ['image', 'anh-dai-dien'],
  ['thumbnail', 'anh-dai-dien'],
  ['lastmod', 'ngay-cap-nhat'],
]);

function labelOf(field: z.ZodType): string {
  return slugify(fieldWords(field)?.label ?? '');
}

function squash(name: string): string {
  return name.replaceAll('-', '');
}

/** Says whether all words of one name stand in the other in the same order. */
function shareWords(one: string, other: string): boolean {
  const [short, long] = [one.split('-'), other.split('-')].sort((a, b) => a.length - b.length);
  let at = 0;
  for (const word of long!) if (word === short![at]) at++;
  return at === short!.length;
}

/** Two letters that changed places are one slip of the fingers. */
function lettersOf(word: string): string {
  return [...word].sort().join('');
}

/** Fingers slip: capitals, letters that changed places, one letter of a longer word. */
function isSlip(typed: string, meant: string): boolean {
  if (lettersOf(typed.toLowerCase()) === lettersOf(meant.toLowerCase())) return true;
  const shorter = Math.min(typed.length, meant.length);
  const most = shorter >= 7 ? 2 : shorter >= 5 ? 1 : 0;
  return distance(typed.toLowerCase(), meant) <= most;
}
