import colours from 'picocolors';
import type { Report } from '../schemas/report.ts';
import { readArguments } from '../terminal/arguments.ts';
import { shownPath } from '../terminal/command.ts';
import { coloursFor } from '../terminal/output.ts';
import { writeResult } from '../terminal/write-result.ts';
import { printable } from '../text/printable.ts';
import { readEarlierReport } from './earlier-report.ts';
import { refuseEarlyClock } from './early-clock.ts';
import { readReportForm } from './report-form.ts';
import { chooseReportFormat, formatOfFile } from './report-format.ts';

/** The arguments of a report, parsed. */
export type ReportArguments = ReturnType<typeof readReportArguments>;

/**
 * Reads the arguments of a report, and the files that they name. Throws a Failure for a value that makes no sense, or a
 * clock that is behind.
 */
export function readReportArguments(help: string) {
  const flags = readArguments(help, {
    plan: { type: 'string' },
    period: { type: 'string' },
    format: { type: 'string' },
    form: { type: 'string' },
    against: { type: 'string' },
    out: { type: 'string' },
    strict: { type: 'boolean', default: false },
  });
  const form = flags.form === undefined ? undefined : readReportForm(flags.content, flags.form);
  const format = flags.format ?? formatOfFile(flags.out);
  const write = chooseReportFormat(format, !flags.out && process.stdout.isTTY, form);
  if (flags['as-of'] === undefined) refuseEarlyClock(flags.content);
  const against = flags.against === undefined ? undefined : readEarlierReport(flags.against);
  return { ...flags, against, write };
}

/** Writes a report in the format that was asked for; returns the exit code. */
export async function writeReport(report: Report, { write, out, strict }: ReportArguments): Promise<number> {
  const written = await write(report, out ? colours.createColors(false) : coloursFor(process.stdout));
  await writeResult(written, out || undefined);
  if (out && process.stderr.isTTY) process.stderr.write(`Đã ghi báo cáo vào ${shownPath(out)}.\n`);
  for (const { path, message } of report.unreadable)
    process.stderr.write(`${printable(`${path}: ${message}`)}\n`);
  const isMissed = report.portals.some(({ verdict }) => verdict === 'missed');
  return report.unreadable.length > 0 || (strict && isMissed) ? 1 : 0;
}

/** Tells a person at a terminal how many portals are read. */
export function printProgress(done: number, of: number): void {
  if (of < MIN_PORTALS_WITH_PROGRESS || !process.stderr.isTTY) return;
  process.stderr.write(`\rĐã đọc ${done}/${of} cổng${done === of ? '\n' : ''}`);
}

/** The fewest portals for which progress is printed; with fewer, the report is there before it would matter. */
const MIN_PORTALS_WITH_PROGRESS = 20;
