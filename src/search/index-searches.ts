import { stripMarks } from '../text/fold.ts';
import { hasMarks, syllablesOf } from '../text/syllables.ts';
import { idsOf, type AskIndex } from './index-match.ts';
import { findNumbers, type NumberInQuery } from './numbers.ts';
import type { Scores } from './scores.ts';
import { correctionsOf } from './typos.ts';
import { countNeighbours, type Vocabulary } from './vocabulary.ts';
import * as WEIGHTS from './weights.ts';
import type { WordMatches } from './word-matches.ts';

/** Queries of more words are not checked word by word, because each check may be one more search. */
const MAX_CHECKED_WORDS = 16;

/** “nghiêng” has seven letters; a longer word is not the beginning of a syllable. */
const MAX_SYLLABLE_LETTERS = 7;

/** Each pair takes two searches; more would keep an old phone busy. */
const MAX_PAIRS = 14;

/** Each replaced word is one more search. */
const MAX_WORDS_TO_REPLACE = 12;

/** What all searches for one query share; each search adds to the scores. */
export interface IndexSearches {
  ask: AskIndex;
  scores: Scores;
  wordMatches: WordMatches;
  /** How many items the index holds. */
  items: number;
}

/**
 * Searches for the numbers of documents and procedures in a query. If a number belongs to no item, scores items near
 * it: those with the same number on another kind of document, and documents of the same kind and issuer.
 * @returns the query without its numbers and, if any, the first number that belongs to no item
 */
export async function searchNumbers(
  query: string,
  { ask, scores }: IndexSearches,
): Promise<{ missingNumber: NumberInQuery | undefined; rest: string }> {
  const { numbers, rest } = findNumbers(query);
  let missingNumber: NumberInQuery | undefined;
  for (const number of numbers) {
    const { token, digits, signs } = number;
    const matches = await ask(`"${token}"`);
    scores.add(matches, WEIGHTS.number);
    // Beside other words, a number with fewer than two signs need not be that of a document.
    if (matches.length > 0 || (rest !== '' && signs.length < 2)) continue;
    missingNumber ??= number;
    scores.add(await ask(`"${digits}"`), WEIGHTS.sameDigits);
    if (signs.length > 0) scores.add(await ask(signs.join(' ')), WEIGHTS.sameSigns);
  }
  return { rest, missingNumber };
}

/**
 * Searches for all words of a text, then for the words with their marks as typed, then for the words side by side.
 * @returns the ids of the items that hold every word
 */
export async function searchAllWords(
  text: string,
  weight: number,
  { ask, scores, wordMatches }: IndexSearches,
): Promise<Set<string>> {
  const words = syllablesOf(text);
  const isChecked = words.length <= MAX_CHECKED_WORDS;
  if (isChecked && !mayMatch(words, await wordMatches.existing(words.map(stripMarks)))) return new Set();
  const all = await ask(text);
  const ids = idsOf(all);
  const complete = isChecked ? await wordMatches.complete(text, ids) : ids;
  const matches = all.filter(({ id }) => complete.has(id));
  const beginnings = all.filter(({ id }) => !complete.has(id));
  scores.add(matches, weight);
  scores.add(beginnings, weight * WEIGHTS.beginning);
  if (all.length === 0) return new Set();
  if (hasMarks(text)) scores.add(await ask(text, true), weight * WEIGHTS.exactMarks);
  if (words.length > 1) {
    const phrase = `"${text.replaceAll('"', ' ')}"`;
    scores.add(await ask(phrase), weight * WEIGHTS.sideBySide);
    if (hasMarks(text)) scores.add(await ask(phrase, true), weight * WEIGHTS.sideBySideExactMarks);
  }
  return complete;
}

/** Says whether a search for all words can have matches: every word exists, or only the unfinished last one is missing. */
function mayMatch(words: readonly string[], existing: readonly string[]): boolean {
  if (existing.length === words.length) return true;
  const isUnfinished = words.at(-1)!.length <= MAX_SYLLABLE_LETTERS;
  return words.length > 1 && existing.length === words.length - 1 && isUnfinished;
}

/** Searches for every two neighbouring words. A pair adds more score the fewer items hold it. */
export async function searchPairs(
  words: string[],
  { ask, scores, items }: IndexSearches,
  factor = 1,
): Promise<void> {
  const pairs = pickPairs(words);
  const total = Math.log(1 + items) * pairs.size;
  for (const pair of pairs) {
    const sideBySide = await ask(`"${pair}"`);
    if (sideBySide.length === 0) continue;
    const rarity = Math.log(1 + items / sideBySide.length);
    scores.add(sideBySide, (WEIGHTS.pair * factor * rarity) / total);
    const apart = await ask(pair);
    const rarityApart = Math.log(1 + items / Math.max(1, apart.length));
    scores.add(apart, (WEIGHTS.pairApart * factor * rarityApart) / total);
  }
}

/** Picks at most `MAX_PAIRS` pairs of neighbouring words, spread evenly over a text. */
function pickPairs(words: readonly string[]): Set<string> {
  const pairs = words.slice(1).map((word, at) => `${words[at]!} ${word}`);
  const step = Math.max(1, pairs.length / MAX_PAIRS);
  const count = Math.min(pairs.length, MAX_PAIRS);
  return new Set(Array.from({ length: count }, (_, at) => pairs[Math.floor(at * step)]!));
}

/**
 * Searches for a query with one of its words replaced by a similar one that some title has beside a neighbour. Meant
 * for queries in which every word exists but no item holds them all: one word may be a typo of another.
 */
export async function searchReplacedWords(
  words: string[],
  vocabulary: Vocabulary,
  { ask, scores }: IndexSearches,
): Promise<void> {
  const folded = words.map(stripMarks);
  if (folded.length < 2 || folded.length > MAX_WORDS_TO_REPLACE) return;
  for (const [at, word] of folded.entries()) {
    const [before, after] = [folded[at - 1], folded[at + 1]];
    const [likely] = correctionsOf(word, vocabulary, before, after);
    if (likely === undefined || countNeighbours(vocabulary, before, likely, after) === 0) continue;
    scores.add(await ask(folded.with(at, likely).join(' ')), WEIGHTS.replacedWord);
  }
}
