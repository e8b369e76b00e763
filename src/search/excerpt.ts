import { stripMarks } from '../text/fold.ts';

/** A piece of a text; marked when it is one of the words looked for. */
export interface Piece {
  text: string;
  marked: boolean;
}

/** Cuts out of a text the stretch that holds most of the words looked for, as written, with the words marked. */
export function excerptOf(text: string, words: readonly string[], length = 36): Piece[] {
  const wanted = new Set(words);
  const parts = text.split(/\s+/).filter(Boolean);
  const hits = parts.map(
    (part) =>
      stripMarks(part)
        .match(/[\p{L}\p{N}]+/gu)
        ?.some((word) => wanted.has(word)) ?? false,
  );
  const start = densest(parts, hits, length);
  const pieces: Piece[] = [];
  const add = (piece: string, marked: boolean) => {
    const last = pieces.at(-1);
    if (last?.marked === marked) last.text += ` ${piece}`;
    else {
      if (last) last.text += marked ? ' ' : '';
      pieces.push({ text: last && !marked ? ` ${piece}` : piece, marked });
    }
  };
  if (start > 0) add('…', false);
  for (let at = start; at < Math.min(parts.length, start + length); at++) add(parts[at]!, hits[at]!);
  if (start + length < parts.length) add('…', false);
  return pieces;
}

/** Marks words in a title. */
export function markWords(text: string, words: readonly string[]): Piece[] {
  return excerptOf(text, words, Infinity);
}

/** Where the window with the most different words looked for begins. */
function densest(parts: string[], hits: boolean[], length: number): number {
  if (parts.length <= length) return 0;
  let [best, most] = [0, -1];
  for (let start = 0; start <= parts.length - length; start++) {
    if (start > 0 && !hits[start]) continue;
    const inside = parts.slice(start, start + length).filter((_part, at) => hits[start + at]);
    const worth = new Set(inside.map(stripMarks)).size * 3 + inside.length;
    if (worth > most) [best, most] = [start, worth];
  }
  // A word or two before the first hit read better than a bare start.
  return Math.min(Math.max(0, best - 3), parts.length - length);
}
