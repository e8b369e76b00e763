import type { WriteSheet } from 'hucre/xlsx';
import { HEADING, type CellContent } from './cells.ts';

/** A sheet before it is laid out. */
export interface Sheet {
  name: string;
  /** The heading and the width, in characters, of each column. */
  columns: [heading: string, width: number][];
  rows: CellContent[][];
  /** How many columns are printed, where all of them would be too small to read on paper. */
  printed?: number;
}

/** Excel refuses a sheet with more links or higher rows (in points). */
const MAX_LINKS = 65_530;
const MAX_ROW_HEIGHT = 409;

/** A column in which nothing stands takes no more room than its heading needs. */
const MAX_EMPTY_WIDTH = 10;

/** The height of a line of text, in points. */
const LINE_HEIGHT = 15.75;

/** Lays out a sheet: its headings repeat on paper and stay on the screen, and its rows are as high as their text. */
export function makeSheet({ name, columns: written, rows }: Sheet, title: string): WriteSheet {
  const columns = written.map(([heading, width], column): Sheet['columns'][number] => {
    const isEmpty = rows.every((row) => (row[column]?.value ?? null) === null);
    return [heading, isEmpty ? Math.min(width, MAX_EMPTY_WIDTH) : width];
  });
  const cells = new Map<string, CellContent>();
  let links = 0;
  for (const [column, [heading]] of columns.entries())
    cells.set(`0,${column}`, { value: heading, type: 'string', style: HEADING });
  for (const [row, contents] of rows.entries())
    for (const [column, content] of contents.entries()) {
      if (content.hyperlink && ++links > MAX_LINKS) delete content.hyperlink;
      cells.set(`${row + 1},${column}`, content);
    }
  return {
    name,
    columns: columns.map(([, width]) => ({ width })),
    rows: [columns.map(([heading]) => heading), ...rows.map((row) => row.map(({ value }) => value ?? null))],
    cells,
    rowDefs: new Map(
      [columns.map(([heading]) => ({ value: heading })), ...rows].map((row, index) => [
        index,
        { height: heightOf(row, columns) },
      ]),
    ),
    freezePane: { rows: 1 },
    autoFilter: { range: `A1:${columnName(columns.length)}${rows.length + 1}` },
    pageSetup: {
      paperSize: 'a4',
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      margins: { top: 0.8, bottom: 0.7, left: 0.5, right: 0.4, header: 0.35, footer: 0.35 },
    },
    headerFooter: {
      oddHeader: `&C&"Times New Roman,Bold"${title}`,
      oddFooter: `&L&A&RTrang &P/&N`,
    },
  };
}

/** Says which cells of a sheet are printed; undefined for all of them. @example '$A$1:$M$120' */
export function printAreaOf({ rows, printed }: Sheet): string | undefined {
  return printed === undefined ? undefined : `$A$1:$${columnName(printed)}$${rows.length + 1}`;
}

/** Names one of the first 26 columns. @example columnName(3) // 'C' */
function columnName(column: number): string {
  return String.fromCharCode(64 + column);
}

/**
 * Estimates the height of a row from its wrapped text, with a little room to spare, because some readers do not fit
 * rows.
 */
function heightOf(row: CellContent[], columns: Sheet['columns']): number {
  const lines = row.map(({ value }, column) =>
    typeof value === 'string' ? Math.ceil(value.length / (columns[column]![1] * 0.9)) : 1,
  );
  return Math.min(MAX_ROW_HEIGHT, LINE_HEIGHT * lines.reduce((max, count) => Math.max(max, count), 1) + 2);
}
