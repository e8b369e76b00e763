import { stripMarks } from '../text/fold.ts';
import { hasMarks, otherEnding, syllablesOf } from '../text/syllables.ts';
import { isForeignWord } from './foreign-words.ts';
import { undoKeystrokes } from './keystrokes.ts';
import { isAbbreviation } from './spellings.ts';
import { correctionsOf } from './typos.ts';
import type { Vocabulary } from './vocabulary.ts';

/**
 * Gives at most two corrected spellings of a query, likeliest first: misspelt words are replaced, leftover keystrokes
 * are undone. Gives none when every word may stand as it is: it is in the vocabulary, it may be a Vietnamese syllable,
 * an abbreviation or a name, or it is the last and not finished.
 */
export function correctSpelling(query: string, vocabulary: Vocabulary): string[] {
  const words = syllablesOf(query);
  if (vocabulary.ranks.size === 0) return [];
  const folded = words.map(stripMarks);
  const isMarked = hasMarks(query);
  const choices = words.map((word, at) => {
    if (mayStand(word, vocabulary, at === words.length - 1)) return [word];
    const undone = undoKeystrokes(word);
    if (undone && vocabulary.ranks.has(stripMarks(undone)))
      return [isSure(undone) ? undone : stripMarks(undone)];
    const likely = correctionsOf(word, vocabulary, folded[at - 1], folded[at + 1]).slice(0, 2);
    if (likely.length === 0) return [word];
    return likely.map((each) => (isMarked ? (vocabulary.marked.get(each) ?? each) : each));
  });
  const first = choices.map(([choice]) => choice!).join(' ');
  if (first === words.join(' ')) return [];
  const second = choices.map(([choice, other]) => other ?? choice!).join(' ');
  return [...new Set([first, second])];
}

/** Says whether a word needs no correction, whatever stands beside it. */
function mayStand(word: string, { ranks }: Vocabulary, isLast: boolean): boolean {
  const folded = stripMarks(word);
  return (
    ranks.has(folded) ||
    ranks.has(otherEnding(folded) ?? '') ||
    /^\d/.test(word) ||
    isName(word) ||
    isForeignWord(folded) ||
    (isLast && [...ranks.keys()].some((known) => known.startsWith(folded)))
  );
}

/** Says whether a word is in capitals or an abbreviation. */
function isName(word: string): boolean {
  return (word.length > 1 && word === word.toUpperCase()) || isAbbreviation(word);
}

/** Says whether keystrokes tell the marks of a word. Those of a hook alone may be a slip: “ow” in “nop ow dau”. */
function isSure(undone: string): boolean {
  return /[\u0300\u0301\u0303\u0309\u0323đ]/u.test(undone.normalize('NFD'));
}
