import { stripMarks } from '../text/fold.ts';
import { hasMarks, syllablesOf } from '../text/syllables.ts';
import { CoverageSums } from './full-text-scores.ts';
import { intersection } from './index-match.ts';
import { rarityFor } from './names.ts';
import { findNumbers, type NumberInQuery } from './numbers.ts';
import { tellingWeight, UNKNOWN_WORD } from './small-words.ts';
import * as WEIGHTS from './weights.ts';
import type { WordMatches } from './word-matches.ts';

/** The most words to search for: each word and each pair is one search, and more would keep an old phone busy. */
const MAX_WORDS = 14;

/**
 * A query of up to this many words is also searched for each word with its marks; in a longer one the pairs suffice.
 */
const MAX_MARKED_WORDS = 4;

/** What all searches for one query share. */
export interface IndexSearches {
  wordMatches: WordMatches;
  /** How many items the index holds. */
  items: number;
}

/** What was found for one way to read a query. */
export interface FoundParts {
  /** For each item how much of the query it holds; see `IndexMatch.score`. */
  parts: Map<string, number>;
  /** The items that hold every telling word. */
  complete: Set<string>;
}

/**
 * Searches for the numbers of documents and procedures in a query. If a number belongs to no item, finds items near it:
 * those with the same number on another kind of document, and documents of the same kind and issuer.
 * @returns what the found items score, the query without its numbers and, if any, the first number that belongs to no
 * item
 */
export async function searchNumbers(
  query: string,
  { wordMatches }: IndexSearches,
): Promise<{ scores: Map<string, number>; missingNumber: NumberInQuery | undefined; rest: string }> {
  const { numbers, rest } = findNumbers(query);
  const scores = new Map<string, number>();
  const add = (ids: Iterable<string>, weight: number) => {
    for (const id of ids) scores.set(id, (scores.get(id) ?? 0) + weight);
  };
  let missingNumber: NumberInQuery | undefined;
  for (const number of numbers) {
    const { token, digits, letters } = number;
    const matches = await wordMatches.holding(token);
    add(matches, WEIGHTS.number);
    // Among other words, a number with fewer than two abbreviations need not be that of a document.
    if (matches.size > 0 || (rest !== '' && letters.length < 2)) continue;
    missingNumber ??= number;
    add(await wordMatches.holding(digits), WEIGHTS.sameDigits);
    if (letters.length > 0)
      add(
        intersection(await Promise.all(letters.map((part) => wordMatches.holding(part)))),
        WEIGHTS.sameLetters,
      );
  }
  return { scores, rest, missingNumber };
}

/** Searches for the words of a text and for every two neighbouring ones; rare ones weigh more. */
export async function searchWords(text: string, { wordMatches, items }: IndexSearches): Promise<FoundParts> {
  const words = tellingWords(syllablesOf(text));
  const scores = new CoverageSums();
  const sets: ReadonlySet<string>[] = [];
  // Asks for all words at once, because each may wait for a file.
  await Promise.all(words.map(({ word }) => wordMatches.holding(stripMarks(word))));
  for (const [at, { word, followsPrevious }] of words.entries()) {
    const ids = await wordMatches.holding(stripMarks(word));
    sets.push(ids);
    const known = ids.size > 0 ? 1 : UNKNOWN_WORD;
    scores.add(ids, known * rarityFor(ids.size, items) * tellingWeight(stripMarks(word)));
    if (hasMarks(word) && words.length <= MAX_MARKED_WORDS)
      scores.add(await wordMatches.holdingExactly(word), WEIGHTS.exactMarks * rarityFor(ids.size, items));
    if (!followsPrevious) continue;
    const before = words[at - 1]!.word;
    const pair = await wordMatches.holdingPair(`${before} ${word}`);
    // A pair that stands nowhere says nothing about the items.
    if (pair.ids.size === 0) continue;
    const telling = Math.sqrt(tellingWeight(stripMarks(before)) * tellingWeight(stripMarks(word)));
    scores.add(pair.ids, WEIGHTS.pair * pair.factor * rarityFor(pair.ids.size, items) * telling);
  }
  return { parts: scores.parts(), complete: intersection(sets) };
}

/**
 * Picks the words of a query to search for, at most `MAX_WORDS`, spread evenly. Leaves out words that only tie a
 * sentence together, unless hardly any others are left.
 */
export function tellingWords(words: readonly string[]): { word: string; followsPrevious: boolean }[] {
  const all = [...words.entries()];
  const telling = all.filter(([, word]) => tellingWeight(stripMarks(word)) === 1);
  const kept = telling.length > 1 ? telling : all;
  const step = Math.max(1, kept.length / MAX_WORDS);
  const picked = Array.from(
    { length: Math.min(kept.length, MAX_WORDS) },
    (_, at) => kept[Math.floor(at * step)]!,
  );
  return picked.map(([place, word], at) => ({
    word,
    followsPrevious: at > 0 && picked[at - 1]![0] === place - 1,
  }));
}
