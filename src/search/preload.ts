import { stripMarks } from '../text/fold.ts';
import { syllablesOf } from '../text/syllables.ts';
import { chunkOf, type IndexHead } from './index-head.ts';
import { tellingWords } from './index-searches.ts';
import { findNumbers } from './numbers.ts';
import { toKeywords } from './question.ts';
import { otherSpellings } from './spellings.ts';

/**
 * Returns the words that a query will look up in the full text, so that the page can request their files in advance.
 */
export function askedWords(query: string): string[] {
  const keywords = toKeywords(query).words.join(' ');
  const numbers = findNumbers(query).numbers.map(({ token }) => token);
  const asked = [keywords, ...otherSpellings(keywords)].flatMap((text) => tellingWords(syllablesOf(text)));
  return [...numbers, ...asked.map(({ word }) => stripMarks(word))];
}

/** Gives the files of an index that have words of a query. */
export function chunksFor(words: readonly string[], head: Pick<IndexHead, 'chunks'>): string[] {
  const names = words.map((word) => chunkOf(word, head));
  return [...new Set(names)].filter((name) => name !== undefined);
}
