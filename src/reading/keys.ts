import { distance } from 'fastest-levenshtein';
import { z } from 'zod';
import { fieldWords } from '../schemas/fields.ts';
import { schemas } from '../schemas/kinds.ts';
import { slugify } from '../text/fold.ts';
import { nearest, sortedLetters } from './nearest.ts';
import { shapeOf, unwrap } from './schema-walk.ts';

/** The key of a schema that an editor meant by another name. */
export interface MeantKey {
  /** Empty when no key is near. */
  key: string;
  /** Whether no other key can have been meant. */
  isCertain: boolean;
  /** The keys to choose from when the one that was meant is not certain. */
  among: string[];
}

/**
 * Finds the key that an editor meant by a misspelt one, or by its Vietnamese name, which is its label in the schema.
 * @param accepts says whether the field of a key accepts the value that was typed
 */
export function meantKey(
  typed: string,
  shape: Readonly<Record<string, z.ZodType>>,
  accepts: (key: string) => boolean,
): MeantKey {
  const keys = Object.keys(shape);
  if (typed.length > MAX_NAME_LENGTH) return { key: '', isCertain: false, among: keys };
  // Compares only words with labels, because nobody names a key by an address or a number.
  const name = /^[\p{L}\p{M}][\p{L}\p{M}\s_-]*$/u.test(typed) ? slugify(typed) : '';
  const sameLetters = keys.find((key) => key.toLowerCase() === typed.toLowerCase());
  if (sameLetters) return { key: sameLetters, isCertain: true, among: keys };
  const sameLabel = keys.filter((key) => squash(labelOf(shape[key]!)) === squash(name));
  if (sameLabel.length === 1 && name) return { key: sameLabel[0]!, isCertain: true, among: keys };

  const near = nearest(typed, keys);
  if (near && isTypingSlip(typed, near)) return { key: near, isCertain: true, among: keys };

  const labelledLike = (word: string) => keys.filter((key) => shareWords(word, labelOf(shape[key]!)));
  const own = name ? labelledLike(name) : [];
  // A word in a label of this kind means that label, whatever it means in other kinds.
  const alike = own.length > 0 ? own : labelledLike(SYNONYMS.get(name) ?? '');
  const fitting = alike.filter(accepts);
  const needed = alike.filter((key) => !shape[key]!.safeParse(undefined).success);
  const both = fitting.filter((key) => needed.includes(key));
  const chosen = [both, fitting, needed, alike].find((each) => each.length === 1)?.[0];
  if (chosen) return { key: chosen, isCertain: accepts(chosen), among: keys };
  return alike.length > 0
    ? { key: '', isCertain: false, among: alike }
    : { key: near, isCertain: false, among: keys };
}

/** Characters. Nobody calls a key by a longer name. */
const MAX_NAME_LENGTH = 100;

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

/** Names that people and other programs use for a label without sharing a word with it. */
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
  ['loai', 'hinh-thuc'],
  ['loai-van-ban', 'hinh-thuc'],
]);

function labelOf(field: z.ZodType): string {
  return slugify(fieldWords(field)?.label ?? '');
}

function squash(name: string): string {
  return name.replaceAll('-', '');
}

/** Says whether the longer name holds all words of the shorter one, in the same order. */
function shareWords(one: string, other: string): boolean {
  const [short, long] = [one.split('-'), other.split('-')].sort((a, b) => a.length - b.length);
  let at = 0;
  for (const word of long!) if (word === short![at]) at++;
  return at === short!.length;
}

/** Says whether two words differ only by a slip of the fingers: capitals, swapped letters, a letter or two of a long word. */
function isTypingSlip(typed: string, meant: string): boolean {
  if (sortedLetters(typed.toLowerCase()) === sortedLetters(meant.toLowerCase())) return true;
  const shorter = Math.min(typed.length, meant.length);
  const maxEdits = shorter >= 7 ? 2 : shorter >= 5 ? 1 : 0;
  return distance(typed.toLowerCase(), meant) <= maxEdits;
}
