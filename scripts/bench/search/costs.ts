import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { kilobytes } from '../print.ts';
import type { BuiltPortal } from './built-portal.ts';
import { measureNetwork } from './network.ts';

/** Tells what a portal's search weighs and how long it is waited for on a slow line and a slow telephone. */
export async function measureCosts({ folder, dist, id }: BuiltPortal, small: boolean): Promise<string[]> {
  return ['', ...weigh(folder), ...(await measureNetwork(dist, id, small ? 1 : RUNS))];
}

/** How often each wait is measured; the median is printed. */
const RUNS = 5;

/** The lists that the box and the page load besides Pagefind's index. */
const LIST = /\.json$/;

function weigh(folder: string): string[] {
  const lists = join(folder, 'tim-kiem');
  const names = readdirSync(lists).filter((name) => LIST.test(name));
  return [
    ...names.map(
      (name) =>
        `${`tim-kiem/${name}, nén gzip`.padEnd(46)} ${kilobytes(gzipSync(readFileSync(join(lists, name))).length)}`,
    ),
    `${'Chỉ mục trên đĩa'.padEnd(46)} ${kilobytes(sizeOf(join(folder, 'pagefind')))}`,
  ];
}

function sizeOf(folder: string): number {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => statSync(join(folder, name)))
    .reduce((sum, found) => sum + (found.isFile() ? found.size : 0), 0);
}
