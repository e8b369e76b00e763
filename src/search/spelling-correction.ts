import { stripMarks } from '../text/fold.ts';
import { WORDS } from '../text/letters.ts';
import { hasMarks, otherEnding, syllablesOf } from '../text/syllables.ts';
import { isForeignWord } from './foreign-words.ts';
import { undoKeystrokes } from './keystrokes.ts';
import { isPossibleSyllable } from './possible-syllable.ts';
import { isAbbreviation } from './spellings.ts';
import { correctionsOf } from './typos.ts';
import type { Vocabulary } from './vocabulary.ts';

/**
 * Gives at most two corrected spellings of a query, likeliest first: misspelt words are replaced, leftover keystrokes
 * are undone. Gives none when every word may stand as it is: it is in the vocabulary, a number, an abbreviation, a word
 * in capitals, a foreign word, or the beginning of a known word at the end of the query.
 */
export function correctSpelling(query: string, vocabulary: Vocabulary): string[] {
  const words = syllablesOf(query);
  if (vocabulary.ranks.size === 0) return [];
  const folded = words.map(stripMarks);
  const isMarked = hasMarks(query);
  const choices = words.map((word, at) => {
    if (mayStand(word, vocabulary, at === words.length - 1)) return [word];
    const undone = undoKeystrokes(word);
    if (undone && isPossibleSyllable(undone) && vocabulary.ranks.has(stripMarks(undone)))
      return [isMarked || isSure(undone) ? undone : stripMarks(undone)];
    const likely = correctionsOf(word, vocabulary, folded[at - 1], folded[at + 1]).slice(0, 2);
    if (likely.length === 0) return [word];
    return likely.map((each) => (isMarked ? markedLike(word, each, vocabulary) : each));
  });
  if (choices.every(([choice], at) => choice === words[at])) return [];
  const first = withWords(
    query,
    choices.map(([choice]) => choice!),
  );
  const second = withWords(
    query,
    choices.map(([choice, other]) => other ?? choice!),
  );
  return [...new Set([first, second])];
}

/** Puts other words into a query; what stands between the words stays. */
function withWords(query: string, words: readonly string[]): string {
  let at = 0;
  return query.normalize('NFC').replace(WORDS, () => words[at++]!);
}

/**
 * Gives a folded word the marks of the misspelt one, because a slip seldom changes the letters that carry them: “dấấu”
 * is “dấu”. Takes the commonest marks where the slip was at a vowel and left none.
 */
function markedLike(wrong: string, right: string, { marked }: Vocabulary): string {
  const letters = [...wrong.toLowerCase()];
  const bare = letters.map(stripMarks);
  let [start, end] = [0, 0];
  const shorter = Math.min(bare.length, right.length);
  while (start < shorter && bare[start] === right[start]) start++;
  while (end < shorter - start && bare[bare.length - 1 - end] === right[right.length - 1 - end]) end++;
  const slipped = letters.slice(start, letters.length - end);
  const fixed = [...right.slice(start, right.length - end)].map(
    (letter) => slipped.find((each) => stripMarks(each) === letter) ?? letter,
  );
  const kept = [...letters.slice(0, start), ...fixed, ...letters.slice(letters.length - end)].join('');
  const mayKeep =
    kept !== right ? isPossibleSyllable(kept) : !/[aeiouy]/.test(stripMarks([...slipped, ...fixed].join('')));
  return mayKeep ? kept : (marked.get(right) ?? right);
}

/** Says whether a word needs no correction, whatever its neighbours are. */
function mayStand(word: string, { ranks }: Vocabulary, isLast: boolean): boolean {
  const folded = stripMarks(word);
  return (
    ranks.has(folded) ||
    ranks.has(otherEnding(folded) ?? '') ||
    /^\d/.test(word) ||
    isAbbreviated(word) ||
    isForeignWord(folded) ||
    (isLast && [...ranks.keys()].some((known) => known.startsWith(folded)))
  );
}

/** Says whether a word is in capitals or an abbreviation. */
function isAbbreviated(word: string): boolean {
  return (word.length > 1 && word === word.toUpperCase()) || isAbbreviation(word);
}

/**
 * Says whether keystrokes prove that the writer wanted marks although the rest has none. A tone or đ does; a hook or a
 * roof alone may be a slip: “ow” in “nop ow dau”.
 */
function isSure(undone: string): boolean {
  return /[\u0300\u0301\u0303\u0309\u0323đ]/u.test(undone.normalize('NFD'));
}
