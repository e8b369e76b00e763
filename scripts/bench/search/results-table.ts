import { printLine } from '../print.ts';
import { formatNumber } from '../../../src/text/format.ts';
import type { Measured, Quality } from './quality.ts';

/** What is known of one kind of query: how the project's search serves it and, if measured, Pagefind as it comes. */
export interface Row {
  name: string;
  own: Measured;
  plain?: Quality | undefined;
}

const COLUMNS = [
  ['', 27],
  ['số', 5],
  ['đầu', 6],
  ['10', 5],
  ['MRR', 5],
  ['ms', 5],
  ['đầu', 6],
  ['8', 5],
  ['đầu', 6],
  ['10', 5],
  ['sửa', 5],
] as const;

/** Prints what the columns mean, then their heads. */
export function printHead(title: string): void {
  printLine(title);
  printLine(
    `${''.padEnd(32)}${'trang tìm kiếm'.padStart(20)} ${'ô gợi ý'.padStart(11)} ${'Pagefind'.padStart(11)}`,
  );
  printCells(COLUMNS.map(([name]) => name));
}

/** Prints one kind of query in a line of 80 columns. */
export function printRow({ name, own, plain }: Row): void {
  const { page, box } = own;
  printCells([
    name,
    formatNumber(own.count),
    ...[page.first, page.listed, page.reciprocalRank].map(share),
    own.milliseconds.toFixed(0),
    ...[box.first, box.listed].map(share),
    ...(plain ? [plain.first, plain.listed].map(share) : ['–', '–']),
    formatNumber(own.corrections.length),
  ]);
}

/** Sums the rows of several kinds, each query counting the same. */
export function totalOf(name: string, rows: readonly Row[]): Row {
  const count = rows.reduce((sum, { own }) => sum + own.count, 0);
  const mean = (valueOf: (row: Row) => number) =>
    rows.reduce((sum, row) => sum + valueOf(row) * row.own.count, 0) / Math.max(1, count);
  const meanQuality = (qualityOf: (row: Row) => Quality): Quality => ({
    first: mean((row) => qualityOf(row).first),
    listed: mean((row) => qualityOf(row).listed),
    reciprocalRank: mean((row) => qualityOf(row).reciprocalRank),
  });
  return {
    name,
    own: {
      count,
      page: meanQuality(({ own }) => own.page),
      box: meanQuality(({ own }) => own.box),
      milliseconds: mean(({ own }) => own.milliseconds),
      corrections: rows.flatMap(({ own }) => own.corrections),
      misses: rows.flatMap(({ own }) => own.misses),
    },
    plain: rows.every(({ plain }) => plain) ? meanQuality(({ plain }) => plain!) : undefined,
  };
}

/** Prints what a person who tunes the search wants to read: wrong corrections, and what leads instead of an answer. */
export function printDetails({ name, own }: Row): void {
  if (own.corrections.length + own.misses.length > 0) printLine(`\n${name}`);
  for (const { text, correction } of own.corrections) printLine(`  sửa     ${text}  →  ${correction}`);
  for (const { text, place, boxPlace, leader } of own.misses)
    printLine(`  ${place || '–'} · ${boxPlace || '–'}`.padEnd(10) + `${text}  →  ${leader ?? 'không có gì'}`);
}

function printCells(cells: readonly string[]): void {
  const [name, ...values] = cells as [string, ...string[]];
  const shown = values.map((value, at) => value.padStart(COLUMNS[at + 1]![1]));
  printLine(name.padEnd(COLUMNS[0][1]) + shown.join(''));
}

function share(value: number): string {
  return value.toFixed(2).replace('.', ',');
}
