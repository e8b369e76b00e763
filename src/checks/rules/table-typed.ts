import { cellsOf, dashesFor, isDashes, writeTable } from '../../markdown/table-rows.ts';
import { beginsWithMark } from '../../markdown/typed-lines.ts';
import { hasTabCells, isEven, isFramed, isHead, readTabTable } from '../../markdown/typed-tables.ts';
import { problem } from '../../problems/problem.ts';
import type { FactsOf } from '../../problems/sentences.ts';
import type { Outline } from '../../reading/outline.ts';
import { bodyLinesOf, runsOf, type BodyLine } from '../body-lines.ts';
import { occursIn, type QuickPattern } from '../quick-pattern.ts';
import type { Rule } from '../rule.ts';

/** Finds tables whose cells are divided by tabs or spaces, and tables without the line of dashes. */
export const tableTyped: Rule = {
  entry: ({ entry, outline }) => {
    if (!occursIn(entry.body, MAY_BE_TABLE)) return [];
    const lines = withoutTables(bodyLinesOf(entry), outline);
    return [
      ...runsOf(lines, hasTabCells).map(readTabs),
      ...runsOf(lines, (text) => !text.includes('|') && /\S {3,}\S/.test(text)).map(readSpaces),
      ...runsOf(lines, (text) => isFramed(text) || /\S \| \S/.test(text)).map(readBars),
    ].flatMap((found) =>
      found ? problem('table-typed', entry.file, found.facts, { line: found.line, column: 1 }) : [],
    );
  },
};

/** Exported for its test. */
export const MAY_BE_TABLE: QuickPattern = { needs: ['\t', '|', '   '], pattern: /\S\t+\S| {3}\S|\|/ };

/** Marks the lines of tables that are written as Markdown needs them, so that no run begins in them. */
function withoutTables(lines: readonly BodyLine[], { tables }: Outline): BodyLine[] {
  const dashes = new Set(
    lines.filter(({ text }) => isDashes(text.replace(/^[\s>]{1,20}/, ''))).map(({ line }) => line),
  );
  const inTable = new Set<number>();
  for (const { line: first, typed } of tables)
    for (let line = first; typed && dashes.has(first + 1) && line <= typed.lastLine; line++)
      inTable.add(line);
  return lines.map((each) => (inTable.has(each.line) ? { ...each, isVerbatim: true } : each));
}

interface FoundTable {
  line: number;
  facts: FactsOf<'table-typed'>;
}

function readTabs(run: BodyLine[]): FoundTable | null {
  const table = readTabTable(run.map(({ text }) => text));
  return table && foundTable('tabs', run, table.rows, table.isCertain);
}

function readSpaces(run: BodyLine[]): FoundTable | null {
  const rows = run.map(({ text }) => text.trim().split(/(?<! ) {3,}/));
  const isOfNumbers = rows.slice(1).every((cells) => /^[\d.,%\s-]+$/.test(cells.at(-1)!));
  if (rows.length < 3 || !isEven(rows) || (rows[0]!.length < 3 && !isOfNumbers)) return null;
  return beginsWithMark(rows[0]![0]!) ? null : foundTable('spaces', run, rows, false);
}

function readBars(run: BodyLine[]): FoundTable | null {
  const rows = run.map(({ text }) => cellsOf(text));
  const isAllFramed = run.every(({ text }) => text.trimStart().startsWith('|'));
  if (run.some(({ text }) => isDashes(text)) || rows[0]!.length < 2) return null;
  if (!isAllFramed && !isEven(rows)) return null;
  const table = [run[0]!.text.trim(), dashesFor(rows[0]!.length)];
  const isCertain = isEven(rows) && isHead(rows[0]!);
  const isShown = isCertain && run.every(({ text }) => isFramed(text));
  return { line: run[0]!.line, facts: { by: 'dashes', rows: 1, table, isCertain, isShown } };
}

function foundTable(
  by: 'tabs' | 'spaces',
  run: BodyLine[],
  rows: string[][],
  isCertain: boolean,
): FoundTable {
  const table = writeTable(rows);
  return { line: run[0]!.line, facts: { by, rows: run.length, table, isCertain, isShown: isCertain } };
}
