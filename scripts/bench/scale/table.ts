import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { formatNumber } from '../../../src/text/format.ts';
import type { TreeCost } from '../process-tree.ts';

/** One side of a work: what it cost, and what it wrote where that is to be judged. */
export interface Side {
  name: string;
  cost: TreeCost;
  wrote?: Written;
}

/** What to reach. Without a measure there is nothing to say of it. */
export interface Goal {
  /** What is measured and how much of it is allowed, as a reader says it. */
  text: string;
  measured: number | null;
  most: number;
}

interface Written {
  pages: number;
  /** Of pages, texts, feeds and data; pictures are left out. */
  megabytes: number;
}

/** One work of the table as lines: every side of it, how many times the first costs of each, and the goals. */
export function writeWork(name: string, [ours, ...others]: [Side, ...Side[]], goals: Goal[]): string[] {
  return [
    '',
    row(name, ['CPU giây', 'đợi giây', 'MiB', 'trang', 'MB chữ', 'cong-xa gấp']),
    ...[ours, ...others].map((side) =>
      row(`  ${side.name}`, [
        round(side.cost.seconds),
        round(side.cost.wall),
        side.cost.mebibytes === null ? '–' : formatNumber(Math.round(side.cost.mebibytes)),
        side.wrote ? formatNumber(side.wrote.pages) : '',
        side.wrote ? round(side.wrote.megabytes) : '',
        side === ours ? '' : `${round(ours.cost.seconds / side.cost.seconds)} lần`,
      ]),
    ),
    ...goals.map(
      ({ text, measured, most }) =>
        `  ${`mục tiêu: ${text}`.padEnd(56)} ${measured === null ? 'không đo được' : `${round(measured)}, ${measured <= most ? 'đạt' : 'CHƯA ĐẠT'}`}`,
    ),
  ];
}

/** Counts what a build wrote below a folder. */
export function weigh(folder: string): Written {
  let [pages, bytes] = [0, 0];
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!/\.(html|txt|xml|json)$/.test(name) || /(^|\/)pagefind\//.test(name)) continue;
    if (name.endsWith('.html')) pages++;
    bytes += statSync(join(folder, name)).size;
  }
  return { pages, megabytes: bytes / 1e6 };
}

function row(name: string, cells: string[]): string {
  return (name.padEnd(46) + cells.map((cell) => cell.padStart(12)).join('')).trimEnd();
}

function round(value: number): string {
  return formatNumber(Math.round(value * 100) / 100);
}
