/** Queries are cut to this many characters: longer ones find nothing useful. Exported for its test. */
export const MAX_QUERY_LENGTH = 200;

/** Brings a query into one spelling: NFC, single spaces, no stray marks, no control characters. */
export function cleanQuery(typed: string): string {
  return typed
    .slice(0, MAX_QUERY_LENGTH * 4)
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\p{C}\s]/gu, ' ')
    .replace(/(?<![\p{L}\p{M}])\p{M}+/gu, '')
    .replace(/ +/g, ' ')
    .trim()
    .slice(0, MAX_QUERY_LENGTH)
    .replace(/[\ud800-\udbff]$/, '')
    .trim();
}

/** Says whether a query has a letter or a digit, without which nothing can be searched for. */
export function hasWord(query: string): boolean {
  return /[\p{L}\p{N}]/u.test(query);
}

/** Splits a query into the phrases that stand in quotes and its whole text without the quotes. */
export function splitPhrases(query: string): { phrases: string[]; text: string } {
  const phrases = [...query.matchAll(/["“”«»]([^"“”«»]+)["“”«»]/gu)]
    .map(([, phrase]) => phrase!.trim())
    .filter(hasWord);
  const text = query
    .replace(/["“”«»]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return { phrases, text };
}
