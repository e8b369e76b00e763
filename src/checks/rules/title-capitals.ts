import { problem } from '../../problems/problem.ts';
import { occursIn, type QuickPattern } from '../quick-pattern.ts';
import { isOf, type Rule } from '../rule.ts';

/** Finds titles of articles that are all capitals, or that hold emoji. */
export const titleCapitals: Rule = {
  entry: (context) => {
    if (!isOf(context, 'article')) return [];
    const { title } = context.entry.data;
    const hasEmoji = occursIn(title, EMOJI);
    const isLoud = isAllCapitals(title);
    if (!hasEmoji && !isLoud) return [];
    const plain = title
      .replace(/\p{RGI_Emoji}/gv, ' ')
      .replace(/\s+/g, ' ')
      .trim();
    const has = hasEmoji ? (isLoud ? 'both' : 'emoji') : 'capitals';
    const facts = { has, fixed: isLoud ? withSmallLetters(plain) : plain } as const;
    return [problem('title-capitals', context.entry.file, facts, context.entry.positionOf(['title']))];
  },
};

/**
 * Every emoji has a character that no Vietnamese text needs. Exported for its test, like the patterns of other rules.
 */
export const EMOJI: QuickPattern = {
  needs: /[©®\u2000-\uffff]/,
  // Made when it is needed, because making it takes as long as checking some hundred titles.
  get pattern() {
    return /\p{RGI_Emoji}/v;
  },
};

/** Says whether a text of several words has no small letter. Abbreviations and numbers alone are no such text. */
function isAllCapitals(text: string): boolean {
  return !/\p{Ll}/u.test(text) && (text.match(/\p{Lu}{2,}/gu)?.length ?? 0) >= MIN_WORDS;
}

const MIN_WORDS = 4;

function withSmallLetters(text: string): string {
  const words = text.split(' ').map((word) => (isAbbreviation(word) ? word : word.toLowerCase()));
  const joined = words.join(' ');
  return joined.charAt(0).toUpperCase() + joined.slice(1);
}

/**
 * Says whether a word stays in capitals: it holds a digit or a slash, has no vowel, or is an abbreviation of the
 * offices.
 */
function isAbbreviation(word: string): boolean {
  const letters = word.replace(/[^\p{L}]/gu, '');
  return /[\d/]/.test(word) || !/[AEIOUYĂÂÊÔƠƯÀ-Ỹ]/u.test(letters) || KNOWN.has(letters);
}

const KNOWN = new Set([
  'UBND',
  'TTHC',
  'CCHC',
  'CĐS',
  'UBMTTQ',
  'BHYT',
  'BHXH',
  'ĐVHC',
  'OCOP',
  'THCS',
  'THPT',
]);
