import type { Element } from 'hast';

/**
 * Writes a table as people type one, its caption before it.
 * @param wordsOf writes a cell in one line
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

/** Beyond this column no cell is stretched over others: nobody draws so wide a table, and the gaps would fill the memory. */
const MOST_STRETCHED = 50;

/** A cell that holds more is not padded to, nor are those in its column made as wide. */
const WIDEST = 100;

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

/** Gives every cell its place: one that is stretched over columns or rows leaves the others there empty. */
function layOut(rows: Row[], wordsOf: (cell: Element) => string): string[][] {
  /** For each column, how many rows from here on are taken from above. */
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
      for (let column = from; column < Math.min(from + spanOf(colSpan), MOST_STRETCHED); column++) {
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
      widths[column] = Math.max(widths[column] ?? 1, length <= WIDEST ? length : 0);
  return widths;
}

function writeRow(cells: string[]): string {
  return `| ${cells.join(' | ')} |`;
}
