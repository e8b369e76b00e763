import { formatNumber } from '../../src/text/format.ts';
import { printLine, twoDecimals } from './print.ts';
import { measureTree, type Command } from './process-tree.ts';

/** Runs a command with the processes that it starts, prints what it cost, and returns its CPU seconds. */
export async function measure(name: string, command: Command): Promise<number> {
  const { seconds, mebibytes } = await measureTree([command]);
  const memory = formatNumber(Math.round(mebibytes ?? 0));
  printLine(`${name.padEnd(26)} ${twoDecimals(seconds).padStart(7)} giây CPU  ${memory.padStart(6)} MB`);
  return seconds;
}
