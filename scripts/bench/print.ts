import { formatNumber } from '../../src/text/format.ts';

/** Prints one line of results. */
export function printLine(line = ''): void {
  process.stdout.write(`${line}\n`);
}

/** Prints what is under way, apart from the results. */
export function printProgress(line: string): void {
  process.stderr.write(`${line}…\n`);
}

/** Writes a number with at most two decimals. */
export function twoDecimals(value: number): string {
  return formatNumber(Math.round(value * 100) / 100);
}

export function seconds(milliseconds: number): string {
  return `${twoDecimals(milliseconds / 1000)} giây`;
}

export function kilobytes(bytes: number): string {
  return `${formatNumber(Math.round(bytes / 100) / 10)} KB`;
}
