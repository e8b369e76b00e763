import { hasMarks, syllablesOf } from '../text/syllables.ts';
import { hasWord, splitPhrases } from './clean-query.ts';
import { bestMatches } from './full-text-scores.ts';
import type { AskIndex, IndexMatch } from './index-match.ts';
import { searchNumbers, searchWords, type FoundParts, type IndexSearches } from './index-searches.ts';
import type { NumberInQuery } from './numbers.ts';
import { readQuery } from './read-query.ts';
import { correctSpelling } from './spelling-correction.ts';
import { otherSpellings } from './spellings.ts';
import type { Vocabulary } from './vocabulary.ts';
import * as WEIGHTS from './weights.ts';
import { WordMatches } from './word-matches.ts';

/** The full text of a portal: its index, and what is known about the index. */
export interface FullTextSource {
  ask: AskIndex;
  vocabulary: Vocabulary;
  /** How many items the index holds. */
  items: number;
}

/** What the full text has for a query. */
interface FullTextAnswer {
  /** The items that hold every word or most of the query, best first, each with its score. */
  matches: readonly IndexMatch[];
  /**
   * The ids of the items that hold every telling word of the query, that is every word it is searched by
   * (`tellingWords`). If there are none, of the items that hold those of its corrected spelling.
   */
  complete: ReadonlySet<string>;
  /** The query with its spelling corrected, when the query as typed has no complete match. */
  correction?: string;
  /** A number in the query that belongs to no item; the matches are only near it. */
  missingNumber?: NumberInQuery;
}

/**
 * Answers a query from the full text. Asks the index only which items hold a word or a pair of words, and weighs these
 * itself, so that the same query has the same answer each time.
 */
export async function searchFullText(
  query: string,
  { ask, vocabulary, items }: FullTextSource,
): Promise<FullTextAnswer> {
  const { phrases, text } = splitPhrases(query);
  if (!hasWord(text)) return { matches: [], complete: new Set() };
  const searches = { wordMatches: new WordMatches(ask), items };
  const { scores, missingNumber, rest } = await searchNumbers(text, searches);
  const plain = missingNumber === undefined ? text : rest;
  const [correction] = correctSpelling(plain, vocabulary);
  const searchReading = (query: string) =>
    searchSpellings(readQuery(query, vocabulary).words.join(' '), searches);

  const typed = await searchReading(plain);
  const corrected =
    correction !== undefined && typed.complete.size === 0 ? await searchReading(correction) : undefined;
  const found = corrected === undefined ? typed : mergeParts(corrected, typed);
  for (const [id, score] of scores) found.parts.set(id, (found.parts.get(id) ?? 0) + score);
  const answered = { matches: bestMatches(found.parts, found.complete), complete: found.complete };
  return {
    ...(await keepPhrases(phrases, answered, ask)),
    correction: corrected && correction,
    missingNumber,
  };
}

/** Searches for words, and for other spellings of these. */
async function searchSpellings(keywords: string, searches: IndexSearches): Promise<FoundParts> {
  let found = await searchWords(keywords, searches);
  for (const other of otherSpellings(keywords)) {
    const { parts, complete } = await searchWords(other, searches);
    for (const [id, part] of parts) parts.set(id, part * WEIGHTS.respelling);
    found = mergeParts(found, { parts, complete: new Set([...found.complete, ...complete]) });
  }
  return found;
}

/**
 * Merges two results. For each item takes the larger part. Takes the complete items of the first result, or of the
 * second when the first has none.
 */
function mergeParts(one: FoundParts, other: FoundParts): FoundParts {
  const parts = new Map(one.parts);
  for (const [id, part] of other.parts) parts.set(id, Math.max(part, parts.get(id) ?? 0));
  return { parts, complete: one.complete.size > 0 ? one.complete : other.complete };
}

/** Keeps the matches that hold every quoted phrase of a query. */
async function keepPhrases(
  phrases: readonly string[],
  { matches, complete }: Pick<FullTextAnswer, 'matches' | 'complete'>,
  ask: AskIndex,
): Promise<Pick<FullTextAnswer, 'matches' | 'complete'>> {
  for (const phrase of phrases) {
    const ids = await ask(syllablesOf(phrase).join(' '), hasMarks(phrase));
    matches = matches.filter(({ id }) => ids.has(id));
    complete = new Set([...complete].filter((id) => ids.has(id)));
  }
  return { matches, complete };
}
