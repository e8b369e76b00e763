import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Failure } from '../../src/site/failure.ts';
import { formatNumber } from '../../src/text/format.ts';

/** What a command took: CPU seconds of user and system, and its peak memory. */
export interface Cost {
  seconds: number;
  megabytes: number;
}

const SCRIPTS = resolve(import.meta.dirname, '..');

/** Runs one of the project's scripts and prints what it cost. @param folder a place for the measurement's own record */
export function measure(name: string, folder: string, [script, ...parameters]: [string, ...string[]]): Cost {
  const record = join(folder, 'cost.json');
  const { status, stderr } = spawnSync(
    process.execPath,
    [
      // As npm starts every command of the project.
      ...['--import', join(SCRIPTS, 'compile-cache.mjs'), '--import', join(SCRIPTS, 'bench/measure.ts')],
      ...[join(SCRIPTS, script), ...parameters],
    ],
    { env: { ...process.env, CONG_XA_COST: record }, encoding: 'utf8', stdio: ['ignore', 'ignore', 'pipe'] },
  );
  if (status !== 0) throw new Failure(`Không đo được “${name}”: ${stderr}`);
  const cost = JSON.parse(readFileSync(record, 'utf8')) as Cost;
  say(
    `${name.padEnd(26)} ${ratio(cost.seconds, 1).padStart(7)} giây CPU  ${formatNumber(Math.round(cost.megabytes)).padStart(6)} MB`,
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
