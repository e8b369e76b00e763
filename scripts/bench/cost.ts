import { join, resolve } from 'node:path';
import { formatNumber } from '../../src/text/format.ts';
import { measureTree } from './process-tree.ts';

/** What a command took: CPU seconds of user and system, and its peak memory. */
export interface Cost {
  seconds: number;
  megabytes: number;
}

const SCRIPTS = resolve(import.meta.dirname, '..');

/** Runs one of the project's scripts, with the processes it starts, and prints what it cost. */
export async function measure(name: string, [script, ...parameters]: [string, ...string[]]): Promise<Cost> {
  // As npm starts every command of the project.
  const start = ['--import', join(SCRIPTS, 'compile-cache.mjs'), join(SCRIPTS, script)];
  const { seconds, mebibytes } = await measureTree([
    { program: process.execPath, parameters: [...start, ...parameters] },
  ]);
  const cost = { seconds, megabytes: mebibytes ?? 0 };
  say(
    `${name.padEnd(26)} ${ratio(seconds, 1).padStart(7)} giây CPU  ${formatNumber(Math.round(cost.megabytes)).padStart(6)} MB`,
  );
  return cost;
}

/** How many times one number is the other, in two decimals. */
export function ratio(one: number, other: number): string {
  return formatNumber(Math.round((one / other) * 100) / 100);
}

/** Prints one line of results. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
