import { LETTER_OR_NUMBER, SPACES_AND_UNDRAWN, STRAY_MARKS } from '../text/letters.ts';

/**
 * The most characters of a query. The rest of a longer text is cut off, because it seldom adds to the question.
 * Exported for its test.
 */
export const MAX_QUERY_LENGTH = 600;

/** Brings a query into one spelling: NFC, single spaces, no stray marks, no control characters. */
export function cleanQuery(typed: string): string {
  return typed
    .slice(0, MAX_QUERY_LENGTH * 4)
    .normalize('NFC')
    .replace(SPACES_AND_UNDRAWN, ' ')
    .replace(STRAY_MARKS, '$1')
    .replace(/ +/g, ' ')
    .trim()
    .slice(0, MAX_QUERY_LENGTH)
    .replace(/[\ud800-\udbff]$/, '')
    .trim();
}

/** Says whether a query has a letter or a digit, without which nothing can be searched for. */
export function hasWord(query: string): boolean {
  return LETTER_OR_NUMBER.test(query);
}

/** Splits a query into the phrases that stand in quotes and its whole text without the quotes. */
export function splitPhrases(query: string): { phrases: string[]; text: string } {
  const quoted = query.match(/["“”«»][^"“”«»]+["“”«»]/gu) ?? [];
  const phrases = quoted.map((phrase) => phrase.slice(1, -1).trim()).filter(hasWord);
  const text = query
    .replace(/["“”«»]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return { phrases, text };
}
