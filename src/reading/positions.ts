/** A line and a column of a file, both from 1; the column counts characters. */
export interface Position {
  line: number;
  column: number;
}

/**
 * Makes the way from an offset in a text to its place. The line ends are looked for once, and only when a place is
 * asked for.
 * @param start where the text itself begins
 */
export function positionsIn(text: string, start: Position): (offset: number) => Position {
  let starts: number[] | undefined;
  return (offset) => {
    starts ??= [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
    const line = lastNotAfter(starts, offset);
    return {
      line: start.line + line,
      column: offset - starts[line]! + (line === 0 ? start.column : 1),
    };
  };
}

/** Finds the last of ordered numbers that is not greater than one. */
function lastNotAfter(ordered: number[], limit: number): number {
  let [low, high] = [0, ordered.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (ordered[middle]! <= limit) low = middle;
    else high = middle - 1;
  }
  return low;
}
