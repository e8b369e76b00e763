import { beginsWithMark } from './typed-lines.ts';

/** The cells of neighbouring lines that were typed as a table, without what Markdown needs to read one. */
export interface TypedTable {
  rows: string[][];
  /** Whether the lines can be nothing but a table whose first line names the columns. */
  isCertain: boolean;
}

/** Reads lines with tabs between their cells; null where they are no table. */
export function readTabTable(lines: readonly string[]): TypedTable | null {
  const exact = lines.map((line) => cellsAt(line.trimEnd(), '\t'));
  const rows = isEven(exact) ? exact : lines.map((line) => cellsAt(line.trim(), /\t+/));
  // Word writes a tab after the numbers and the bullets of a list.
  if (beginsWithMark(rows[0]![0]!) || rows.some(([first]) => isBullet(first!)) || !isEven(rows)) return null;
  return { rows, isCertain: isEven(exact) && isHead(rows[0]!) && rows[0]!.every(Boolean) };
}

/** Says whether a line has cells with tabs between them. */
export function hasTabCells(line: string): boolean {
  return !line.includes('|') && /\S\t+\S/.test(line);
}

/** Says whether a line stands between two bars, as the row of a table. */
export function isFramed(line: string): boolean {
  return /^\s{0,3}\|.+\|\s*$/.test(line);
}

/** Says whether every row has as many cells as the first. */
export function isEven(rows: readonly (readonly string[])[]): boolean {
  return rows.every(({ length }) => length === rows[0]!.length);
}

/** Says whether cells can be the names of columns: none is a number, or a name before its value. */
export function isHead(cells: readonly string[]): boolean {
  return cells.every((cell) => !/^[\d.,%/\s-]+$|:$/.test(cell));
}

function isBullet(cell: string): boolean {
  return /^[^\p{L}\d]{1,2}$/u.test(cell);
}

function cellsAt(line: string, between: string | RegExp): string[] {
  return line.split(between).map((cell) => cell.trim());
}

/** Says whether a line is the frame of a table that was drawn with `+` and dashes, which Markdown does not know. */
export function isDrawnFrame(text: string): boolean {
  return DRAWN_FRAME.test(text);
}

/** The frame itself is in the group `written`. */
export const DRAWN_FRAME = /^ {0,3}(?<written>\+(?:[-=]{2,200}\+){1,50})[ \t]{0,10}$/;
