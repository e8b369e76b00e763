import { problem, type Problem } from '../problems/problem.ts';
import { looksLikeProcedureCode } from '../schemas/procedure.ts';
import { decode } from './decode.ts';
import type { ReadResult } from './read.ts';

/** The most codes of one decision, in its front matter and in its file alike. */
const MAX_CODES = 2000;

/**
 * Reads the codes that a decision announces from a table beside it: CSV with commas, semicolons or tabs. The codes stand
 * in the first column that has one; headings and the rows that name a field have none.
 * @example readCodeList(file, Buffer.from('STT;Mã;Tên\n1;1.001193;Đăng ký khai sinh')) // { ok: ['1.001193'], … }
 */
export function readCodeList(file: string, bytes: Uint8Array): ReadResult<string[]> {
  const decoded = decode(file, bytes);
  if ('problem' in decoded) return { problems: [decoded.problem] };
  const found = codesIn(decoded.text);
  if (found.length === 0) return { problems: [problem('code-list-empty', file, {})] };
  if (found.length > MAX_CODES) {
    const facts = { codes: found.length, limit: MAX_CODES };
    return { problems: [problem('code-list-too-long', file, facts)] };
  }
  const codes = new Set<string>();
  const twice: Problem[] = [];
  for (const { code, line } of found) {
    if (codes.has(code)) twice.push(problem('code-twice', file, { procedure: code }, { line, column: 1 }));
    codes.add(code);
  }
  return { ok: [...codes], problems: twice };
}

/** Finds the codes of a table by the separator with which it has most of them. */
function codesIn(text: string): CodeInTable[] {
  const [found] = [',', ';', '\t']
    .map((separator) => codesOf(readRows(text, separator)))
    .sort((one, other) => other.length - one.length);
  return found!;
}

interface CodeInTable {
  code: string;
  line: number;
}

function codesOf(rows: { cells: string[]; line: number }[]): CodeInTable[] {
  const column = rows.map(({ cells }) => cells.findIndex(looksLikeProcedureCode)).find((at) => at >= 0);
  if (column === undefined) return [];
  return rows.flatMap(({ cells, line }) => {
    const code = cells[column] ?? '';
    return A_CODE.test(code) ? [{ code, line }] : [];
  });
}

/** A cell that somebody meant as a code. It may have a digit too many or too few, which the checks then report. */
const A_CODE = /^\d\.\d{3}[\d.A-Z]{0,36}$/;

/** Splits a table into rows, each with the line on which it begins. A cell in quotes may hold the separator, or lines. */
function readRows(text: string, separator: string): { cells: string[]; line: number }[] {
  const rows = [{ cells: [''], line: 1 }];
  let line = 1;
  let isQuoted = false;
  for (const sign of text) {
    const { cells } = rows.at(-1)!;
    if (sign === '\n') line++;
    if (sign === '"') isQuoted = !isQuoted;
    else if (sign === separator && !isQuoted) cells.push('');
    else if (sign === '\n' && !isQuoted) rows.push({ cells: [''], line });
    else cells[cells.length - 1] += sign;
  }
  return rows.map((row) => ({ ...row, cells: row.cells.map(asCode) }));
}

/** Restores a code that a spreadsheet took for a number: 1.00119 or 1,00119 for 1.001190. */
function asCode(cell: string): string {
  const code = cell.trim();
  return /^\d[.,]\d{3,6}$/.test(code) ? code.replace(',', '.').padEnd(8, '0') : code;
}
