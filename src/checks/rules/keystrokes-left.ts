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
  if (undone.length < MIN_WORDS || undone.length < words.length * MIN_PART) return null;
  const fixed = text.replace(/[A-Za-z]\w{0,20}/g, (word) => withCapital(undoKeystrokes(word) ?? word, word));
  return { sample: shorten(text.trim(), MAX_SAMPLE), fixed: shorten(fixed.trim(), MAX_SAMPLE) };
}

function withCapital(word: string, typed: string): string {
  return /^[A-Z]/.test(typed) ? word.charAt(0).toUpperCase() + word.slice(1) : word;
}

const NOT_ASCII = /[^\0-\x7f–—‘’“”…]/;
/** Characters of a sentence of some words. */
const MIN_LENGTH = 12;
const MIN_WORDS = 3;
/** In Vietnamese, most syllables have a mark. */
const MIN_PART = 0.4;
const MAX_SAMPLE = 100;
