/** A line and a column of a file, both from 1; the column counts characters. */
export interface Position {
  line: number;
  column: number;
}

/**
 * Makes a function that turns an offset in a text into a position. It finds the line ends once, at its first call.
 * @param start the position of the text in its file
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

/** Finds the index of the last of ordered numbers that is not greater than a limit. */
function lastNotAfter(ordered: number[], limit: number): number {
  let [low, high] = [0, ordered.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (ordered[middle]! <= limit) low = middle;
    else high = middle - 1;
  }
  return low;
}
