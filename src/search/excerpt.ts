import { stripMarks } from '../text/fold.ts';
import { WORDS_AND_GAPS } from '../text/letters.ts';

/** A part of an excerpt or a title; marked when it consists of words that were searched for. */
export interface ExcerptPart {
  text: string;
  marked: boolean;
}

/**
 * Cuts out the stretch of a text that holds most of the words searched for, and marks these words.
 * @param words folded; words of the text that begin with the last of them are marked too
 * @param length how many words the excerpt has
 */
export function excerptOf(text: string, words: readonly string[], length = 36): ExcerptPart[] {
  const tokens = text.match(WORDS_AND_GAPS) ?? [];
  const hits = tokens.map((token) => isHit(stripMarks(token), words));
  const maxTokens = length * 2;
  const start = startOfDensest(tokens, hits, maxTokens);
  const end = start + maxTokens;
  const parts: ExcerptPart[] = start > 0 ? [{ text: '… ', marked: false }] : [];
  for (let at = start; at < Math.min(tokens.length, end); at++) {
    const isBetweenHits =
      tokens[at] === ' ' && hits[at - 1] === true && hits[at + 1] === true && at + 1 < end;
    const marked = hits[at]! || isBetweenHits;
    const last = parts[parts.length - 1];
    if (last?.marked === marked) last.text += tokens[at]!;
    else parts.push({ text: tokens[at]!, marked });
  }
  if (end < tokens.length) parts.push({ text: ' …', marked: false });
  return parts;
}

/** Marks the words of a title that were searched for. */
export function markWords(text: string, words: readonly string[]): ExcerptPart[] {
  return excerptOf(text, words, Infinity);
}

function isHit(token: string, words: readonly string[]): boolean {
  const last = words[words.length - 1];
  return words.includes(token) || (last !== undefined && last.length > 1 && token.startsWith(last));
}

/** Finds where the window with the best score begins: each different word searched for counts 3, each place of one 1. */
function startOfDensest(tokens: string[], hits: boolean[], length: number): number {
  if (tokens.length <= length) return 0;
  let [best, bestScore] = [0, -1];
  for (let start = 0; start <= tokens.length - length; start++) {
    if (start > 0 && !hits[start]) continue;
    const inside = tokens.slice(start, start + length).filter((_token, at) => hits[start + at]);
    const score = new Set(inside.map(stripMarks)).size * 3 + inside.length;
    if (score > bestScore) [best, bestScore] = [start, score];
  }
  // Three words before the first hit read better than an abrupt start.
  return Math.min(Math.max(0, best - 6), tokens.length - length);
}
