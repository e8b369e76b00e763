import { stripMarks } from '../text/fold.ts';
import { syllablesOf } from '../text/syllables.ts';
import { undoKeystrokes } from './keystrokes.ts';
import { isAbbreviation } from './spellings.ts';
import { correctionsOf } from './typos.ts';
import type { Vocabulary } from './vocabulary.ts';

/**
 * Gives at most two corrected spellings of a query, likeliest first: misspelt words are replaced, leftover keystrokes
 * are undone. Gives none when every word is in the vocabulary.
 */
export function correctSpelling(query: string, vocabulary: Vocabulary): string[] {
  const words = syllablesOf(query);
  const folded = words.map(stripMarks);
  if (vocabulary.ranks.size === 0) return [];
  const choices = words.map((word, at) => {
    if (vocabulary.ranks.has(folded[at]!) || /^\d/.test(word) || isName(word)) return [word];
    const undone = undoKeystrokes(word);
    if (undone && vocabulary.ranks.has(stripMarks(undone))) return [undone];
    const likely = correctionsOf(word, vocabulary, folded[at - 1], folded[at + 1]).slice(0, 2);
    return likely.length > 0 ? likely.map((each) => vocabulary.marked.get(each) ?? each) : [word];
  });
  const first = choices.map(([choice]) => choice!).join(' ');
  if (first === words.join(' ')) return [];
  const second = choices.map(([choice, other]) => other ?? choice!).join(' ');
  return [...new Set([first, second])];
}

/** Says whether a word is in capitals or an abbreviation, and so needs no correction. */
function isName(word: string): boolean {
  return (word.length > 1 && word === word.toUpperCase()) || isAbbreviation(word);
}
