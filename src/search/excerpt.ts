import { stripMarks } from '../text/fold.ts';

/** A piece of a text; marked when it is words looked for. */
export interface Piece {
  text: string;
  marked: boolean;
}

/**
 * Cuts out of a text the stretch that holds most of the words looked for, as written, with the words marked.
 * @param words folded; a word of the text that begins with the last of them is marked as well
 */
export function excerptOf(text: string, words: readonly string[], length = 36): Piece[] {
  const tokens = text.match(/[\p{L}\p{M}\p{N}]+|[^\p{L}\p{M}\p{N}]+/gu) ?? [];
  const hits = tokens.map((token) => isHit(stripMarks(token), words));
  const most = length * 2;
  const start = densest(tokens, hits, most);
  const pieces: Piece[] = start > 0 ? [{ text: '… ', marked: false }] : [];
  for (let at = start; at < Math.min(tokens.length, start + most); at++) {
    const isBetween =
      tokens[at] === ' ' && hits[at - 1] === true && hits[at + 1] === true && at + 1 < start + most;
    const marked = hits[at]! || isBetween;
    const last = pieces.at(-1);
    if (last?.marked === marked) last.text += tokens[at]!;
    else pieces.push({ text: tokens[at]!, marked });
  }
  if (start + most < tokens.length) pieces.push({ text: ' …', marked: false });
  return pieces;
}

/** Marks words in a title. */
export function markWords(text: string, words: readonly string[]): Piece[] {
  return excerptOf(text, words, Infinity);
}

function isHit(token: string, words: readonly string[]): boolean {
  const last = words.at(-1);
  return words.includes(token) || (last !== undefined && last.length > 1 && token.startsWith(last));
}

/** Where the window with the most different words looked for begins. */
function densest(tokens: string[], hits: boolean[], length: number): number {
  if (tokens.length <= length) return 0;
  let [best, most] = [0, -1];
  for (let start = 0; start <= tokens.length - length; start++) {
    if (start > 0 && !hits[start]) continue;
    const inside = tokens.slice(start, start + length).filter((_token, at) => hits[start + at]);
    const worth = new Set(inside.map(stripMarks)).size * 3 + inside.length;
    if (worth > most) [best, most] = [start, worth];
  }
  // A word or two before the first hit read better than a bare start.
  return Math.min(Math.max(0, best - 6), tokens.length - length);
}
