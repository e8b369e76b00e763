import { foldedSyllables } from '../text/syllables.ts';
import { findNumbers } from './numbers.ts';
import { respell, swapEndings } from './spellings.ts';

/** What the search page knows of the full-text index before any of it is there; the page itself holds it. */
export interface IndexHead {
  /** The name of this very index, another for every other. */
  name: string;
  /** Each file of words: the first word in it, in the order of the words, and the file's name. */
  chunks: [firstWord: string, name: string][];
}

/**
 * Gives the files of words that a query will need, so that they can be asked for while the engine that would name them
 * is still on its way.
 */
export function chunksFor(query: string, { chunks }: IndexHead): string[] {
  const spellings = [query, ...respell(query), swapEndings(query) ?? ''];
  const numbers = findNumbers(query).numbers.map(({ token }) => token);
  const words = [...numbers, ...spellings.flatMap(foldedSyllables)];
  const names = words.map((word) => chunks.findLast(([firstWord]) => firstWord <= word)?.[1]);
  return [...new Set(names)].filter((name) => name !== undefined);
}
