import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { formatNumber } from '../../../src/text/format.ts';
import { twoDecimals } from '../print.ts';
import type { TreeCost } from '../process-tree.ts';

/** One side of a work: what it cost, and what it wrote where that matters. */
export interface Side {
  name: string;
  cost: TreeCost;
  wrote?: Written;
}

/** What a measured number may reach; null where this machine cannot measure it. */
export interface Goal {
  /** What is measured and how much of it is allowed, in a reader's words. */
  text: string;
  measured: number | null;
  max: number;
}

interface Written {
  pages: number;
  /** Of pages, texts, feeds and data, without pictures. */
  megabytes: number;
}

/**
 * Writes one work of the table as lines: its sides, how many times the cost of each the first side costs, and the
 * goals.
 */
export function writeWork(name: string, [ours, ...others]: [Side, ...Side[]], goals: Goal[]): string[] {
  return [
    '',
    row(name, ['CPU giây', 'đợi giây', 'MiB', 'trang', 'MB chữ', 'cong-xa gấp']),
    ...[ours, ...others].map((side) => sideRow(side, ours)),
    ...goals.map(goalLine),
  ];
}

/** Counts what a build wrote into a folder. */
export function countWritten(folder: string): Written {
  let [pages, bytes] = [0, 0];
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!/\.(html|txt|xml|json)$/.test(name) || /(^|\/)pagefind\//.test(name)) continue;
    if (name.endsWith('.html')) pages++;
    bytes += statSync(join(folder, name)).size;
  }
  return { pages, megabytes: bytes / 1e6 };
}

function sideRow(side: Side, ours: Side): string {
  const { name, cost, wrote } = side;
  return row(`  ${name}`, [
    twoDecimals(cost.seconds),
    twoDecimals(cost.wall),
    cost.mebibytes === null ? '–' : formatNumber(Math.round(cost.mebibytes)),
    wrote ? formatNumber(wrote.pages) : '',
    wrote ? twoDecimals(wrote.megabytes) : '',
    side === ours ? '' : `${twoDecimals(ours.cost.seconds / cost.seconds)} lần`,
  ]);
}

function goalLine({ text, measured, max }: Goal): string {
  const verdict =
    measured === null ? 'không đo được' : `${twoDecimals(measured)}, ${measured <= max ? 'đạt' : 'CHƯA ĐẠT'}`;
  return `  ${`mục tiêu: ${text}`.padEnd(56)} ${verdict}`;
}

function row(name: string, cells: string[]): string {
  return (name.padEnd(46) + cells.map((cell) => cell.padStart(12)).join('')).trimEnd();
}
