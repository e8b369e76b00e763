import { stripMarks } from '../text/fold.ts';
import { syllablesOf } from '../text/syllables.ts';
import { tellingWords } from './index-searches.ts';
import { findNumbers } from './numbers.ts';
import { toKeywords } from './question.ts';
import { otherSpellings } from './spellings.ts';

/** What the search page knows of a full-text index before it loads any of it. */
export interface IndexHead {
  /** Its folder, relative to the portal's address. */
  folder: string;
  /** The files of words, in the order of their words: the first word in each, and the file's name. */
  chunks: [firstWord: string, name: string][];
  /** The name of the file that lists the names of its items' files. */
  items: string;
  /** The names of the files of its filters. */
  filters: Record<string, string>;
}

/** Gives the words that the full text is asked for a query, so that the page can request their files before it asks. */
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

/** Gives the file that has a word if the index has it; undefined for a word before all others. */
export function chunkOf(word: string, { chunks }: Pick<IndexHead, 'chunks'>): string | undefined {
  let [from, to] = [0, chunks.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (chunks[middle]![0] <= word) from = middle + 1;
    else to = middle;
  }
  return chunks[from - 1]?.[1];
}
