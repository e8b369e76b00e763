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
    const inBody = (hasPlainLine(entry.body) ? bodyLinesOf(entry) : []).flatMap(
      ({ text, line, isVerbatim }) => {
        const facts = isVerbatim ? null : readKeystrokes(text);
        return facts ? problem('keystrokes-left', file, facts, { line, column: text.search(/\S/) + 1 }) : [];
      },
    );
    return [...inFields, ...inBody];
  },
};

/**
 * Says whether a line of a body is long enough and has no letter with a mark, which hardly any line of Vietnamese
 * lacks.
 */
function hasPlainLine(body: string): boolean {
  for (let start = 0, end: number; start < body.length; start = end + 1) {
    end = body.indexOf('\n', start);
    if (end === -1) end = body.length;
    if (end - start < MIN_LENGTH) continue;
    FIRST_NOT_ASCII.lastIndex = start;
    const at = FIRST_NOT_ASCII.exec(body)?.index ?? body.length;
    if (at >= end) return true;
  }
  return false;
}

/**
 * Reads a text in which most words are keystrokes; null for any other. A letter with a mark shows that the method was
 * on.
 */
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
const FIRST_NOT_ASCII = new RegExp(NOT_ASCII, 'g');
/** Characters of a sentence of some words. */
const MIN_LENGTH = 12;
/** In Vietnamese, most syllables have a mark; in other languages, a few words look like keystrokes by chance. */
const MIN_PART = 0.55;
const MIN_WORDS = 3;
const MIN_CERTAIN = 2;

/**
 * Keystrokes that end no word of English: the key of a tone after a doubled vowel, a hook, two consonants or a “dd”, a
 * final “j”, “f” or “x” after a syllable, and digits within a word.
 */
const NO_OTHER_LANGUAGE =
  /^(?:[a-z]{1,4}[a-z]j|[a-z]{0,3}(?:aa|ee|oo|[uoa]w)[a-z]{0,2}[sfrxj]|[a-z]{0,3}[aeiouy]{1,3}(?:ng|nh|ch)[fxjr]|[a-z]{1,3}[aiuy][fx]|dd[a-z]{1,6}|[a-z]{1,6}\d[a-z\d]{0,6})$/i;
const MAX_SAMPLE = 100;
