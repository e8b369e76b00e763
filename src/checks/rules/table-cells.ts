import { problem } from '../../problems/problem.ts';
import { bodyLinesOf } from '../body-lines.ts';
import { cellsOf, writeRow } from '../../markdown/table-rows.ts';
import type { Rule } from '../rule.ts';

/** Finds the rows of a table with more cells than its head, of which Markdown drops the last ones. */
export const tableCells: Rule = {
  entry: ({ entry, outline }) => {
    // In a table in HTML, no cell is dropped.
    const tables = outline.tables.filter(({ typed }) => typed !== undefined);
    if (tables.length === 0) return [];
    const lines = bodyLinesOf(entry);
    return tables.flatMap(({ line: first, typed }) => {
      const { columns, lastLine } = typed!;
      const rows = lines.slice(first - entry.bodyLine, lastLine - entry.bodyLine + 1);
      return rows.flatMap(({ text, line }) => {
        const cells = cellsOf(text);
        const lost = cells.slice(columns).filter(Boolean);
        if (lost.length === 0) return [];
        const kept = cells.slice(0, columns);
        const fixed = writeRow([...kept.slice(0, -1), [kept.at(-1), ...lost].filter(Boolean).join(', ')]);
        const facts = { cells: cells.length, columns, lost: lost.join(' | '), fixed };
        return problem('table-cells', entry.file, facts, { line, column: text.search(/\S/) + 1 });
      });
    });
  },
};
