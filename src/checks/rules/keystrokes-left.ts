import { problem } from '../../problems/problem.ts';
import { undoKeystrokes } from '../../search/keystrokes.ts';
import { shorten } from '../../text/format.ts';
import { bodyLinesOf } from '../body-lines.ts';
import type { Rule } from '../rule.ts';

/** Finds texts that hold the keystrokes of an input method that was off. */
export const keystrokesLeft: Rule = {
  entry: ({ entry, texts }) => {
    const { file, positionOf } = entry;
    const inFields = texts.flatMap(({ path, text }) => {
      const facts = readKeystrokes(text);
      return facts ? problem('keystrokes-left', file, facts, positionOf(path)) : [];
    });
    const inBody = bodyLinesOf(entry).flatMap(({ text, line, isVerbatim }) => {
      const facts = isVerbatim ? null : readKeystrokes(text);
      return facts ? problem('keystrokes-left', file, facts, { line, column: text.search(/\S/) + 1 }) : [];
    });
    return [...inFields, ...inBody];
  },
};

/** Reads a text in which most words are keystrokes; null for any other. A letter with a mark shows that the method was on. */
function readKeystrokes(text: string): { sample: string; fixed: string } | null {
  if (text.length < MIN_LENGTH || NOT_ASCII.test(text)) return null;
  const words = text.match(/[A-Za-z]\w{0,20}/g) ?? [];
  const undone = words.filter((word) => undoKeystrokes(word) !== undefined);
  const certain = new Set(undone.filter((word) => NO_OTHER_LANGUAGE.test(word)));
  if (
    undone.length < MIN_WORDS ||
    undone.length < words.length * MIN_PART ||
    certain.size < Math.max(MIN_CERTAIN, undone.length / 5)
  )
    return null;
  const fixed = text.replace(/[A-Za-z]\w{0,20}/g, (word) => withCapital(undoKeystrokes(word) ?? word, word));
  return { sample: shorten(text.trim(), MAX_SAMPLE), fixed: shorten(fixed.trim(), MAX_SAMPLE) };
}

function withCapital(word: string, typed: string): string {
  return /^[A-Z]/.test(typed) ? word.charAt(0).toUpperCase() + word.slice(1) : word;
}

const NOT_ASCII = /[^\0-\x7f–—‘’“”…]/;
/** Characters of a sentence of some words. */
const MIN_LENGTH = 12;
/** In Vietnamese, most syllables have a mark; in other languages, a few words look like keystrokes by chance. */
const MIN_PART = 0.55;
const MIN_WORDS = 3;
const MIN_CERTAIN = 2;

/**
 * Keystrokes that end no word of English: the key of a tone behind a doubled vowel, a hook, two consonants or a “dd”, a final
 * “j”, “f” or “x” behind a syllable, and digits within a word.
 */
const NO_OTHER_LANGUAGE =
  /^(?:[a-z]{1,4}[a-z]j|[a-z]{0,3}(?:aa|ee|oo|[uoa]w)[a-z]{0,2}[sfrxj]|[a-z]{0,3}[aeiouy]{1,3}(?:ng|nh|ch)[fxjr]|[a-z]{1,3}[aiuy][fx]|dd[a-z]{1,6}|[a-z]{1,6}\d[a-z\d]{0,6})$/i;
const MAX_SAMPLE = 100;
