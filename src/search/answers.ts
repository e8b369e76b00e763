import { stripMarks } from '../text/fold.ts';
import { foldedSyllables, hasMarks, syllablesOf } from '../text/syllables.ts';
import { hasWord, splitPhrases } from './clean-query.ts';
import { idsOf, type AskIndex, type IndexMatch } from './index-match.ts';
import {
  searchAllWords,
  searchNumbers,
  searchPairs,
  searchReplacedWords,
  type IndexSearches,
} from './index-searches.ts';
import type { NumberInQuery } from './numbers.ts';
import { toKeywords } from './question.ts';
import { Scores } from './scores.ts';
import { correctSpelling } from './spelling-correction.ts';
import { otherSpellings, respell } from './spellings.ts';
import type { Vocabulary } from './vocabulary.ts';
import * as WEIGHTS from './weights.ts';
import { WordMatches } from './word-matches.ts';

/** With fewer complete matches than this, items near the query are searched for too. */
const MIN_COMPLETE = 10;

/** A query of this many words is a sentence, and no item need hold them all. */
const MIN_WORDS_OF_SENTENCE = 6;

/** The full text of a portal: its index, and what is known about the index. */
export interface FullText {
  ask: AskIndex;
  vocabulary: Vocabulary;
  /** How many items the index holds. */
  items: number;
  /** Loads the ids of the procedures; called for questions only. */
  procedures(): Promise<ReadonlySet<string>>;
}

/** What the full text has for a query. */
interface FullTextAnswer {
  /** Best first: the items that hold every word of the query, and others near it. */
  matches: readonly IndexMatch[];
  /**
   * The ids of the items that hold every word of the query; if there are none, of the items that hold every word of
   * its corrected spelling.
   */
  complete: ReadonlySet<string>;
  /** The query with its spelling corrected, when the query as typed has no complete match. */
  correction?: string;
  /** A number in the query that belongs to no item; the matches are only near it. */
  missingNumber?: NumberInQuery;
}

/**
 * Answers a query by searching the index in several ways and summing the scores. The index returns only items that
 * hold every word, so a query with few matches is also searched for in pairs of neighbouring words.
 */
export async function answer(
  query: string,
  { ask, vocabulary, items, procedures }: FullText,
): Promise<FullTextAnswer> {
  const { phrases, text } = splitPhrases(query);
  if (!hasWord(text)) return { matches: [], complete: new Set() };
  const scores = new Scores();
  const searches = { ask, scores, wordMatches: new WordMatches(ask, vocabulary), items };

  const { missingNumber, rest } = await searchNumbers(text, searches);
  const plain = missingNumber === undefined ? text : rest;
  const corrections = correctSpelling(plain, vocabulary);
  const { words, isQuestion } = toKeywords(corrections[0] ?? plain);
  // Requested before it is needed, because it may have to come over the network.
  const loadingProcedures = isQuestion ? procedures() : Promise.resolve(new Set<string>());
  // The await below sees the error; this handler only prevents an unhandled rejection before it.
  loadingProcedures.catch(() => undefined);

  const completeSets = await searchSpellings([plain, ...corrections], searches);
  const keywords = words.join(' ');
  if (isQuestion && keywords !== plain)
    completeSets.push(await searchAllWords(keywords, WEIGHTS.keywords, searches));
  const count = completeSets.reduce((sum, { size }) => sum + size, 0);
  if (phrases.length === 0 && (count < MIN_COMPLETE || words.length >= MIN_WORDS_OF_SENTENCE)) {
    await searchNear(words, searches);
    if (count === 0 && corrections.length === 0) await searchReplacedWords(words, vocabulary, searches);
  }

  const procedureIds = await loadingProcedures;
  const complete = completeSets.find(({ size }) => size > 0) ?? new Set();
  const factorOf = (id: string) => (procedureIds.has(id) ? WEIGHTS.procedure : 1);
  return {
    ...(await keepPhrases(phrases, { matches: scores.ranked(complete, factorOf), complete }, ask)),
    correction: completeSets[0]?.size ? undefined : corrections[0],
    missingNumber,
  };
}

/**
 * Searches for a query as typed, for its corrected spellings, and for each of these with other correct spellings.
 * @returns for each reading, the ids of the items that hold every word
 */
async function searchSpellings(readings: string[], searches: IndexSearches): Promise<Set<string>[]> {
  const completeSets: Set<string>[] = [];
  for (const [rank, reading] of [...new Set(readings)].filter(hasWord).entries()) {
    const weight = rank === 0 ? 1 : WEIGHTS.correction / rank;
    const complete = await searchAllWords(reading, weight, searches);
    for (const other of otherSpellings(reading)) {
      const ids = await searchAllWords(other, weight * WEIGHTS.respelling, searches);
      ids.forEach((id) => complete.add(id));
    }
    completeSets.push(complete);
  }
  return completeSets;
}

/** Searches for items near a query: those that hold pairs of its words. */
async function searchNear(words: string[], searches: IndexSearches): Promise<void> {
  await searchPairs(await searches.wordMatches.existing(words.map(stripMarks)), searches);
  const [respelled] = respell(words.join(' '));
  if (respelled !== undefined)
    await searchPairs(foldedSyllables(respelled), searches, WEIGHTS.respelledPairs);
}

/** Keeps the matches that hold every quoted phrase of a query. */
async function keepPhrases(
  phrases: readonly string[],
  { matches, complete }: Pick<FullTextAnswer, 'matches' | 'complete'>,
  ask: AskIndex,
): Promise<Pick<FullTextAnswer, 'matches' | 'complete'>> {
  for (const phrase of phrases) {
    const ids = idsOf(await ask(`"${syllablesOf(phrase).join(' ')}"`, hasMarks(phrase)));
    matches = matches.filter(({ id }) => ids.has(id));
    complete = new Set([...complete].filter((id) => ids.has(id)));
  }
  return { matches, complete };
}
