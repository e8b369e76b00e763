import { stripMarks } from '../text/fold.ts';

/** The syllables of a portal, commonest first, as written, and what they are when folded. */
export interface Vocabulary {
  /** Folded syllable to its rank, 0 being the commonest. */
  ranks: ReadonlyMap<string, number>;
  /** Folded syllable to its commonest spelling with marks. */
  marked: ReadonlyMap<string, string>;
  /** Pairs of folded syllables that stand side by side in titles. */
  pairs: ReadonlySet<string>;
}

/** Makes a vocabulary of syllables, commonest first, and of titles. */
export function vocabularyOf(syllables: readonly string[], titles: readonly string[][]): Vocabulary {
  const ranks = new Map<string, number>();
  const marked = new Map<string, string>();
  for (const syllable of syllables) {
    const folded = stripMarks(syllable);
    if (ranks.has(folded)) continue;
    ranks.set(folded, ranks.size);
    marked.set(folded, syllable);
  }
  const pairs = new Set<string>();
  for (const words of titles) {
    // A word of a title is a word, however rare.
    for (const word of words) if (!ranks.has(word)) ranks.set(word, ranks.size);
    for (let at = 1; at < words.length; at++) pairs.add(`${words[at - 1]!} ${words[at]!}`);
  }
  return { ranks, marked, pairs };
}

/**
 * Reads what an input method left as keystrokes: Telex or VNI.
 * @example undoKeystrokes('dduwowngf') // 'đường'
 * @example undoKeystrokes('d9u7o7ng2') // 'đường'
 */
export function undoKeystrokes(word: string): string | undefined {
  if (!/^[a-z0-9]{2,9}$/i.test(word) || /^\d+$/.test(word)) return undefined;
  const read = /\d/.test(word) ? undoVni(word.toLowerCase()) : undoTelex(word.toLowerCase());
  return read && read !== word.toLowerCase() && SYLLABLE.test(stripMarks(read)) ? read : undefined;
}

/**
 * Gives the syllables a misspelt one may stand for, likeliest first. A syllable that stands beside the neighbours in
 * some title comes before one that does not.
 */
export function correctionsOf(
  word: string,
  vocabulary: Vocabulary,
  before: string | undefined,
  after: string | undefined,
): string[] {
  const wrong = stripMarks(word);
  if (wrong.length < 2 || /\d/.test(wrong)) return [];
  const found: [candidate: string, cost: number][] = [];
  for (const [candidate, rank] of vocabulary.ranks) {
    if (Math.abs(candidate.length - wrong.length) > 1 || candidate === wrong) continue;
    const slip = costOfSlip(wrong, candidate);
    if (slip === undefined) continue;
    const neighbours =
      Number(before !== undefined && vocabulary.pairs.has(`${before} ${candidate}`)) +
      Number(after !== undefined && vocabulary.pairs.has(`${candidate} ${after}`));
    found.push([candidate, slip + rank / 1500 - neighbours * 1.5]);
  }
  return found.sort(([, one], [, other]) => one - other).map(([candidate]) => candidate);
}

/** What a folded Vietnamese syllable looks like. */
const SYLLABLE =
  /^(?:ngh|ng|nh|ch|tr|th|ph|kh|gh|gi|qu|[bcdghklmnprstvx])?[aeiouy]{1,3}(?:ng|nh|ch|[cmnpt])?$/;

const TONE_KEYS: Record<string, string> = { f: '\u0300', s: '\u0301', x: '\u0303', r: '\u0309', j: '\u0323' };
const HOOKED: Record<string, string> = { a: 'ă', u: 'ư', o: 'ơ' };
const TONE_DIGITS: Record<string, string> = {
  2: '\u0300',
  1: '\u0301',
  4: '\u0303',
  3: '\u0309',
  5: '\u0323',
};

function undoTelex(word: string): string | undefined {
  let tone = '';
  let rest = word.replace(/(?<=[aeiouy].{0,9})[fsxrj]/g, (key) => {
    tone ||= TONE_KEYS[key]!;
    return '';
  });
  const keyed = rest;
  rest = rest
    .replace(/^dd|^d(.+)d$/, (_whole, middle = '') => `đ${middle}`)
    .replace(/uow|uwow|uwo/, 'ươ')
    .replace(/aa|a(?=[a-z]{0,9}a$)/, 'â')
    .replace(/ee|e(?=[a-z]{0,9}e$)/, 'ê')
    .replace(/oo|o(?=[a-z]{0,9}o$)/, 'ô')
    // The hook may be typed after the last letter as well.
    .replace(/uo([a-z]{0,9})w/, 'ươ$1')
    .replace(/([auo])([a-z]{0,9})w/, (_whole, vowel: string, more: string) => HOOKED[vowel]! + more)
    .replace(/(?<=^[^aeiouy]{0,9})w/, 'ư');
  if (rest === keyed && !tone) return undefined;
  return withTone(rest, tone);
}

function undoVni(word: string): string | undefined {
  let tone = '';
  let rest = word.replace(/(?<=[aeiouy].{0,9})[1-5]/g, (key) => {
    tone ||= TONE_DIGITS[key]!;
    return '';
  });
  rest = rest
    .replace(/^d9|^d(?=.*9)/, 'đ')
    .replace('9', '')
    .replace(/u7o7|uo7/, 'ươ')
    .replace(
      /([aeo])(.{0,9})6/,
      (_whole, vowel: string, more: string) => ({ a: 'â', e: 'ê', o: 'ô' })[vowel]! + more,
    )
    .replace(/([uo])(.{0,9})7/, (_whole, vowel: string, more: string) => ({ u: 'ư', o: 'ơ' })[vowel]! + more)
    .replace(/a(.{0,9})8/, 'ă$1');
  return /\d/.test(rest) ? undefined : withTone(rest, tone);
}

/** Puts a tone on the vowel that carries it. */
function withTone(syllable: string, tone: string): string {
  if (!tone) return syllable;
  const marked = /[ăâêôơư](?!.{0,9}[ăâêôơ])/u.exec(syllable);
  const start = /^(?:gi|qu)(?=[aeiouy])/.exec(syllable)?.[0].length ?? 0;
  const vowels = /[aeiouyăâêôơư]+/u.exec(syllable.slice(start));
  if (!vowels) return syllable;
  const from = start + vowels.index;
  const open = from + vowels[0].length === syllable.length;
  const at = marked
    ? marked.index
    : vowels[0].length === 1
      ? from
      : vowels[0].length === 2 && open
        ? from
        : from + 1;
  return (syllable.slice(0, at + 1) + tone).normalize('NFC') + syllable.slice(at + 1);
}

/** Sounds that many write for each other. */
const LIKE_SOUNDS: readonly [RegExp, string][] = [
  [/^s/, 'x'],
  [/^x/, 's'],
  [/^ch/, 'tr'],
  [/^tr/, 'ch'],
  [/^d/, 'gi'],
  [/^gi/, 'd'],
  [/^r/, 'd'],
  [/^gi/, 'r'],
  [/^r/, 'gi'],
  [/^v/, 'd'],
  [/^d/, 'v'],
  [/^l/, 'n'],
  [/^n(?![gh])/, 'l'],
  [/^ng(?!h)/, 'ngh'],
  [/^ngh/, 'ng'],
  [/^k/, 'c'],
  [/^c(?!h)/, 'k'],
  [/n$/, 'ng'],
  [/ng$/, 'n'],
  [/c$/, 't'],
  [/t$/, 'c'],
  [/i$/, 'y'],
  [/y$/, 'i'],
];

const KEYBOARD = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
const KEYS = new Map(
  KEYBOARD.flatMap((row, line) =>
    [...row].map((key, at) => [key, [line, at + line * 0.5] as const] as const),
  ),
);

/** What it takes to slip from one syllable to another, one slip at most. */
function costOfSlip(wrong: string, right: string): number | undefined {
  for (const [sound, like] of LIKE_SOUNDS) if (right.replace(sound, like) === wrong) return 0.7;
  let start = 0;
  while (start < wrong.length && wrong[start] === right[start]) start++;
  const [one, other] = [wrong.slice(start), right.slice(start)];
  if (one.length === other.length) {
    if (one.slice(1) === other.slice(1)) return areNeighbours(one[0]!, other[0]!) ? 0.8 : 1.4;
    return one[0] === other[1] && one[1] === other[0] && one.slice(2) === other.slice(2) ? 0.6 : undefined;
  }
  if (one.length < other.length) return other.slice(1) === one ? 0.9 : undefined;
  return one.slice(1) === other ? 0.9 : undefined;
}

function areNeighbours(one: string, other: string): boolean {
  const [a, b] = [KEYS.get(one), KEYS.get(other)];
  return a !== undefined && b !== undefined && Math.abs(a[0] - b[0]) <= 1 && Math.abs(a[1] - b[1]) <= 1;
}
