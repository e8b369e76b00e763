import { beginsWithMark } from '../../markdown/typed-lines.ts';
import { problem } from '../../problems/problem.ts';
import type { Outline } from '../../reading/outline.ts';
import { bodyLinesOf, runsOf, type BodyLine } from '../body-lines.ts';
import type { Rule } from '../rule.ts';
import { cellsOf, dashesFor, isDashes, writeTable } from '../table-rows.ts';

/** Finds tables whose cells are divided by tabs or spaces, and tables without the line of dashes. */
export const tableTyped: Rule = {
  entry: ({ entry, outline }) => {
    if (!/\S\t+\S| {3}\S|\|/.test(entry.body)) return [];
    const inTable = linesOfTables(outline);
    const lines = bodyLinesOf(entry).map((each) =>
      inTable.has(each.line) ? { ...each, isVerbatim: true } : each,
    );
    return [
      ...runsOf(lines, (text) => !text.includes('|') && /\S\t+\S/.test(text)).map(readTabs),
      ...runsOf(lines, (text) => !text.includes('|') && /\S {3,}\S/.test(text)).map(readSpaces),
      ...runsOf(lines, (text) => /^\s{0,3}\|.+\|\s*$|\S \| \S/.test(text)).map(readBars),
    ].flatMap((found) =>
      found ? problem('table-typed', entry.file, found.facts, { line: found.line, column: 1 }) : [],
    );
  },
};

/** Lists the lines of the tables that Markdown reads as such. */
function linesOfTables({ tables }: Outline): Set<number> {
  const lines = new Set<number>();
  for (const { line: first, typed } of tables)
    for (let line = first; typed && line <= typed.lastLine; line++) lines.add(line);
  return lines;
}

interface FoundTable {
  line: number;
  facts: { by: 'tabs' | 'spaces' | 'dashes'; rows: number; table: string[]; isCertain: boolean };
}

function readTabs(run: BodyLine[]): FoundTable | null {
  const exact = run.map(({ text }) =>
    text
      .trimEnd()
      .split('\t')
      .map((cell) => cell.trim()),
  );
  const loose = run.map(({ text }) =>
    text
      .trim()
      .split(/\t+/)
      .map((cell) => cell.trim()),
  );
  const rows = isEven(exact) ? exact : loose;
  // Word writes a tab behind the numbers and the bullets of a list.
  if (beginsWithMark(rows[0]![0]!) || !isEven(rows)) return null;
  return foundTable('tabs', run, rows, isEven(exact) && isHead(rows[0]!) && rows[0]!.every(Boolean));
}

function readSpaces(run: BodyLine[]): FoundTable | null {
  const rows = run.map(({ text }) => text.trim().split(/(?<! ) {3,}/));
  const isOfNumbers = rows.slice(1).every((cells) => /^[\d.,%\s-]+$/.test(cells.at(-1)!));
  if (rows.length < 3 || !isEven(rows) || (rows[0]!.length < 3 && !isOfNumbers)) return null;
  return beginsWithMark(rows[0]![0]!) ? null : foundTable('spaces', run, rows, false);
}

function readBars(run: BodyLine[]): FoundTable | null {
  const rows = run.map(({ text }) => cellsOf(text));
  const isFramed = run.every(({ text }) => text.trimStart().startsWith('|'));
  if (run.some(({ text }) => isDashes(text)) || rows[0]!.length < 2) return null;
  if (!isFramed && !isEven(rows)) return null;
  const table = [run[0]!.text.trim(), dashesFor(rows[0]!.length)];
  return {
    line: run[0]!.line,
    facts: { by: 'dashes', rows: 1, table, isCertain: isEven(rows) && isHead(rows[0]!) },
  };
}

function foundTable(
  by: 'tabs' | 'spaces',
  run: BodyLine[],
  rows: string[][],
  isCertain: boolean,
): FoundTable {
  const table = writeTable(rows);
  return { line: run[0]!.line, facts: { by, rows: run.length, table, isCertain } };
}

function isEven(rows: readonly (readonly string[])[]): boolean {
  return rows.every(({ length }) => length === rows[0]!.length);
}

/** Says whether cells can be the names of columns: none is a number, or a name before its value. */
function isHead(cells: readonly string[]): boolean {
  return cells.every((cell) => !/^[\d.,%/\s-]+$|:$/.test(cell));
}
