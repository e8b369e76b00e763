import type { Element } from 'hast';

/**
 * Writes a table as people type one, with its caption above it.
 * @param wordsOf gives the text of a cell in one line
 */
export function writePlainTable(table: Element, wordsOf: (cell: Element) => string): string[] {
  const rows = rowsOf(table);
  const isHeaded = rows[0]?.cells.some(({ tagName }) => tagName === 'th') || rows[0]?.isHead;
  const grid = layOut(rows, wordsOf);
  const widths = widthsOf(grid);
  const lines = grid.map((cells) => writeRow(cells.map((cell, column) => cell.padEnd(widths[column]!))));
  if (isHeaded) lines.splice(1, 0, writeRow(grid[0]!.map((_, column) => '-'.repeat(widths[column]!))));
  return [...elementsIn(table, ['caption']).map(wordsOf), lines.join('\n')];
}

/** Columns. No cell spans columns beyond this one, because the empty cells would fill the memory. */
const MAX_SPANNED_COLUMNS = 50;

/** Characters. A longer cell does not widen its column. */
const MAX_COLUMN_WIDTH = 100;

interface Row {
  cells: Element[];
  isHead: boolean;
}

function rowsOf(part: Element): Row[] {
  return elementsIn(part, ['tr', 'thead', 'tbody', 'tfoot']).flatMap((child) =>
    child.tagName === 'tr'
      ? [{ cells: elementsIn(child, ['td', 'th']), isHead: part.tagName === 'thead' }]
      : rowsOf(child),
  );
}

function elementsIn({ children }: Element, names: string[]): Element[] {
  return children
    .filter((child) => child.type === 'element')
    .filter(({ tagName }) => names.includes(tagName));
}

/** Puts every cell into a grid; a cell that spans columns or rows leaves the other cells there empty. */
function layOut(rows: Row[], wordsOf: (cell: Element) => string): string[][] {
  /** For each column, how many of the next rows a cell above spans. */
  const taken: number[] = [];
  return rows.map(({ cells }) => {
    const row: string[] = [];
    const passTaken = () => {
      while (taken[row.length]) {
        taken[row.length]!--;
        row.push('');
      }
    };
    for (const cell of cells) {
      passTaken();
      const { colSpan, rowSpan } = cell.properties;
      const from = row.length;
      row.push(wordsOf(cell));
      for (let column = from; column < Math.min(from + spanOf(colSpan), MAX_SPANNED_COLUMNS); column++) {
        if (column > from) row.push('');
        taken[column] = spanOf(rowSpan) - 1;
      }
    }
    passTaken();
    return row;
  });
}

function spanOf(value: unknown): number {
  return Math.max(1, Math.trunc(Number(value)) || 1);
}

function widthsOf(grid: string[][]): number[] {
  const widths: number[] = [];
  for (const row of grid)
    for (const [column, { length }] of row.entries())
      widths[column] = Math.max(widths[column] ?? 1, length <= MAX_COLUMN_WIDTH ? length : 0);
  return widths;
}

function writeRow(cells: string[]): string {
  return `| ${cells.join(' | ')} |`;
}
