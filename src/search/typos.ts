import { stripMarks } from '../text/fold.ts';
import { isPossibleSyllable } from './possible-syllable.ts';
import { countNeighbours, isInCompound, type Vocabulary } from './vocabulary.ts';

// The cost of each typo: the likelier, the cheaper.
const SWAPPED_LETTERS = 0.6;
const CONFUSED_SOUND = 0.7;
const NEARBY_KEY = 0.8;
const MISSING_OR_EXTRA_LETTER = 0.9;
const DISTANT_KEY = 1.4;
/** A candidate costs this much less for each neighbour that it has in some title. */
const NEIGHBOUR_GAIN = 1.5;
/** A candidate that is this many ranks less common costs 1 more. */
const RANKS_PER_COST = 1500;

/** A shorter word is corrected without the help of a neighbour only when there is one candidate. */
const MIN_LETTERS_ALONE = 4;

/**
 * Gives the folded syllables that a misspelt one may stand for, likeliest first. A syllable that some title has next to
 * one of the neighbours costs less. A word that may be a Vietnamese syllable is taken for what it is, unless no title
 * has it next to these neighbours and another word forms a compound with one of them: “khia” in “dang ky khia sinh”.
 * One that was typed with its marks is always taken for what it is.
 * @param before the folded word before the misspelt one
 * @param after the folded word after it
 */
export function correctionsOf(
  word: string,
  vocabulary: Vocabulary,
  before: string | undefined,
  after: string | undefined,
): string[] {
  const wrong = stripMarks(word);
  if (wrong.length < 2 || /\d/.test(wrong)) return [];
  // Two letters that are no syllable are rather an abbreviation.
  const isPossible = wrong.length === 2 || isPossibleSyllable(wrong);
  if (isPossible && (word !== wrong || countNeighbours(vocabulary, before, wrong, after) > 0)) return [];
  const candidates: { candidate: string; cost: number; neighbours: number }[] = [];
  for (const [candidate, rank] of vocabulary.ranks) {
    if (Math.abs(candidate.length - wrong.length) > 1 || candidate === wrong) continue;
    if (!areAlike(wrong, candidate) || (isPossible && !isInCompound(vocabulary, before, candidate, after)))
      continue;
    const typo = costOfTypo(wrong, candidate);
    if (typo === undefined) continue;
    const neighbours = countNeighbours(vocabulary, before, candidate, after);
    candidates.push({
      candidate,
      cost: typo + rank / RANKS_PER_COST - neighbours * NEIGHBOUR_GAIN,
      neighbours,
    });
  }
  const isTooShort = wrong.length < MIN_LETTERS_ALONE && candidates.length > 1;
  return candidates
    .filter(({ neighbours }) => neighbours > 0 || !isTooShort)
    .sort((one, other) => one.cost - other.cost)
    .map(({ candidate }) => candidate);
}

/** Sounds that many writers confuse: the correct one, then the one they write. */
const CONFUSED_SOUNDS: readonly [RegExp, string][] = [
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
/** Each letter with the row and the column of its key; each row is shifted by half a key. */
const KEYS = new Map(
  KEYBOARD.flatMap((letters, row) =>
    [...letters].map((letter, column) => [letter, [row, column + row * 0.5] as const] as const),
  ),
);

/**
 * Says whether two words differ in at most `MAX_CHANGED_LETTERS` consecutive letters: a quick test before `costOfTypo`.
 */
function areAlike(one: string, other: string): boolean {
  const length = Math.max(one.length, other.length);
  let [start, end] = [0, 0];
  while (start < length && one[start] === other[start]) start++;
  while (end < length - start && one[one.length - 1 - end] === other[other.length - 1 - end]) end++;
  return length - start - end <= MAX_CHANGED_LETTERS;
}

/** The most letters that one typo changes: “gi” for “d”, “tr” for “ch”, or two swapped letters. */
const MAX_CHANGED_LETTERS = 2;

/** Gives the cost of the one typo that turns the right syllable into the wrong one; undefined when it takes more. */
function costOfTypo(wrong: string, right: string): number | undefined {
  for (const [sound, confused] of CONFUSED_SOUNDS)
    if (right.replace(sound, confused) === wrong) return CONFUSED_SOUND;
  let start = 0;
  while (start < wrong.length && wrong[start] === right[start]) start++;
  const [one, other] = [wrong.slice(start), right.slice(start)];
  if (one.length !== other.length)
    return one.slice(1) === other || other.slice(1) === one ? MISSING_OR_EXTRA_LETTER : undefined;
  if (one.slice(1) === other.slice(1)) return areNeighbours(one[0]!, other[0]!) ? NEARBY_KEY : DISTANT_KEY;
  const isSwapped = one[0] === other[1] && one[1] === other[0] && one.slice(2) === other.slice(2);
  return isSwapped ? SWAPPED_LETTERS : undefined;
}

function areNeighbours(one: string, other: string): boolean {
  const [a, b] = [KEYS.get(one), KEYS.get(other)];
  return a !== undefined && b !== undefined && Math.abs(a[0] - b[0]) <= 1 && Math.abs(a[1] - b[1]) <= 1;
}
