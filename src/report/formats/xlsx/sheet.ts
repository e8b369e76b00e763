import type { WriteSheet } from 'hucre/xlsx';
import { HEADING, type CellContent } from './cells.ts';

/** A sheet before it is laid out. */
export interface Sheet {
  name: string;
  /** The heading and the width, in characters, of each column. */
  columns: [heading: string, width: number][];
  rows: CellContent[][];
}

/** Excel refuses a sheet with more links or higher rows (in points). */
const MAX_LINKS = 65_530;
const MAX_ROW_HEIGHT = 409;

/** The height of a line of text, in points. */
const LINE_HEIGHT = 15.75;

/** Lays out a sheet: its headings repeat on paper and stay on the screen, and its rows are as high as their text. */
export function makeSheet({ name, columns, rows }: Sheet, title: string): WriteSheet {
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
    autoFilter: { range: `A1:${String.fromCharCode(64 + columns.length)}${rows.length + 1}` },
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
