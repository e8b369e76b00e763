import { stripMarks } from '../text/fold.ts';
import { syllablesOf } from '../text/syllables.ts';
import { tellingWords } from './index-searches.ts';
import { findNumbers } from './numbers.ts';
import { toKeywords } from './question.ts';
import { otherSpellings } from './spellings.ts';

/** What the search page knows of the full-text index before it loads any of it; written into the page by the build. */
export interface IndexHead {
  /** The name of the index; every version of an index has another name. */
  name: string;
  /** The files of words, in the order of their words: the first word in each, and the file's name. */
  chunks: [firstWord: string, name: string][];
}

/** What the build writes into the search page. */
export interface SearchPageHead {
  /** The indexes in the order in which the page opens them; none when the portal was built without a search. */
  indexes: (IndexHead & { /** Its folder, relative to the portal's address. */ folder: string })[];
  /** The addresses of what every search of the full text needs. */
  fullText: string[];
}

/** Gives the files of words that a query needs, so that the page can request them while it still loads the engine. */
export function chunksFor(query: string, { chunks }: IndexHead): string[] {
  const keywords = toKeywords(query).words.join(' ');
  const numbers = findNumbers(query).numbers.map(({ token }) => token);
  const asked = [keywords, ...otherSpellings(keywords)].flatMap((text) => tellingWords(syllablesOf(text)));
  const words = [...numbers, ...asked.map(({ word }) => stripMarks(word))];
  const backwards = [...chunks].reverse();
  const names = words.map((word) => backwards.find(([firstWord]) => firstWord <= word)?.[1]);
  return [...new Set(names)].filter((name) => name !== undefined);
}
