import type { Day } from '../schemas/day.ts';
import { formatDay, formatNumber } from '../text/format.ts';
import { wrap } from '../text/wrap.ts';
import { DEFINITION, DEFINITION_LIMITS } from './definition.ts';
import type { ForeignMonth } from './entries.ts';
import type { FileTally } from './log-counter.ts';
import { spansOf, type MonthTally } from './months.ts';
import type { Remark } from './remarks.ts';

/** What the command found and did. */
export interface VisitsSummary {
  asOf: Day;
  /** Whether nothing was written, because it was only to be shown. */
  isRehearsal: boolean;
  files: FileTally[];
  portals: PortalSummary[];
  remarks: Remark[];
}

/** What the command found for one portal, in the months that this run saw. */
export interface PortalSummary {
  portal: string;
  /** The visits file, as a person at the terminal types it. */
  file: string;
  lines: number;
  pages: number;
  months: MonthTally[];
  written: string[];
  foreign: ForeignMonth[];
  hours: { changed: number; same: number; kept: number };
}

/** The ways to show what the command did. */
export const VISITS_FORMATS: Record<string, (summary: VisitsSummary) => string> = {
  terminal: formatTerminal,
  json: formatJson,
};

const WIDTH = 80;

function formatTerminal({ portals, isRehearsal }: VisitsSummary): string {
  const texts = portals.map((portal) => [...describePortal(portal, isRehearsal), ''].join('\n'));
  return [...texts, ...wrap(`${DEFINITION} ${DEFINITION_LIMITS}`, WIDTH), ''].join('\n');
}

function describePortal(summary: PortalSummary, isRehearsal: boolean): string[] {
  const { portal, lines, pages, months, hours } = summary;
  const rows = months.map(({ month, visits, robots, counted, length }) => [
    nameOfMonth(month),
    formatNumber(visits),
    formatNumber(robots),
    `${counted}/${length}`,
  ]);
  const kept =
    hours.kept > 0
      ? wrap(
          `${formatNumber(hours.kept)} giờ: lần đếm trước đã thấy nhiều dòng hơn, nên giữ số của lần trước.`,
          WIDTH - 2,
        )
      : [];
  return [
    `${portal}: ${formatNumber(lines)} dòng, ${formatNumber(pages)} trang được người đọc mở`,
    ...(rows.length > 0 ? table(['Tháng', 'Lượt truy cập', 'Lượt của máy', 'Số ngày có nhật ký'], rows) : []),
    ...[...months.flatMap(describeMissing), ...kept].map((line) => `  ${line}`),
    ...wrap(describeWriting(summary, isRehearsal), WIDTH - 2).map((line) => `  ${line}`),
    ...summary.foreign.flatMap((each) =>
      wrap(describeForeign(each, months), WIDTH - 2).map((line) => `  ${line}`),
    ),
  ];
}

function describeMissing({ month, missing }: MonthTally): string[] {
  if (missing.length === 0) return [];
  const spans = spansOf(missing).map(({ from, to }) =>
    from === to ? formatDay(from).slice(0, 5) : `${formatDay(from).slice(0, 5)}–${formatDay(to).slice(0, 5)}`,
  );
  return wrap(`${nameOfMonth(month)} không có nhật ký các ngày ${spans.join(', ')}.`, WIDTH - 2);
}

function describeWriting({ written, file }: PortalSummary, isRehearsal: boolean): string {
  if (written.length === 0) return `${file}: không có gì phải đổi.`;
  return `${file}: ${isRehearsal ? 'sẽ ghi' : 'đã ghi'} tháng ${written.map(nameOfMonth).join(', ')}.`;
}

function describeForeign({ month, visits, source }: ForeignMonth, months: MonthTally[]): string {
  const counted = months.find((each) => each.month === month);
  const own = counted ? `; từ nhật ký đếm được ${formatNumber(counted.visits)}` : '';
  return `Tháng ${nameOfMonth(month)} đã có ${formatNumber(visits)} lượt từ nguồn khác (${source}) nên giữ nguyên, không cộng${own}.`;
}

function table(head: string[], rows: string[][]): string[] {
  const widths = head.map((name, at) =>
    rows.reduce((width, row) => Math.max(width, row[at]!.length), name.length),
  );
  return [head, ...rows].map(
    (row) =>
      `  ${row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at]!) : cell.padStart(widths[at]!))).join('  ')}`,
  );
}

/** @example nameOfMonth('2026-10') // '10/2026' */
function nameOfMonth(month: string): string {
  return month.split('-').reverse().join('/');
}

function formatJson({ asOf, isRehearsal, files, portals, remarks }: VisitsSummary): string {
  const data = {
    schemaVersion: 1,
    asOf,
    definition: DEFINITION,
    dryRun: isRehearsal,
    files: files.map(({ name, format, lines, unreadable, early, future, isCut, span }) => ({
      ...{ name, format, lines, unreadable, early, future, cut: isCut },
      from: span ? new Date(span.from * 1000).toISOString() : null,
      to: span ? new Date(span.to * 1000).toISOString() : null,
    })),
    portals,
    remarks: remarks.map(({ code, message, isSerious }) => ({ code, serious: isSerious, message })),
  };
  return `${JSON.stringify(data, null, 2)}\n`;
}
