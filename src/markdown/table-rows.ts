/** Lists the cells of a row as Markdown divides it: at each bar without a backslash. */
export function cellsOf(row: string): string[] {
  // A table may stand in a quotation.
  const inner = row
    .trimEnd()
    .replace(/^[\s>]*\|?/, '')
    .replace(/(?<!\\)\|$/, '');
  return inner.split(/(?<!\\)\|/).map((cell) => cell.trim());
}

/** Writes rows of cells as a table, of which the first row is the head. */
export function writeTable([head = [], ...rows]: readonly (readonly string[])[]): string[] {
  return [writeRow(head), dashesFor(head.length), ...rows.map(writeRow)];
}

/** Writes cells as a row. */
export function writeRow(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replace(/(?<!\\)\|/g, String.raw`\|`)).join(' | ')} |`;
}

/** Writes the line of dashes below a head of so many cells. */
export function dashesFor(cells: number): string {
  return `|${' --- |'.repeat(cells)}`;
}

/** Says whether a line is the line of dashes below the head of a table. */
export function isDashes(line: string): boolean {
  return line.includes('-') && /^[\s|:-]+$/.test(line);
}
