import type { Day } from '../schemas/day.ts';
import type { PortalReport } from '../schemas/report.ts';
import { periodKinds, type PeriodKind } from '../schemas/vocabulary.ts';
import { formatDay, formatDecimals, formatNumber, midSentence } from '../text/format.ts';
import type { Advice } from './score-advice.ts';

/** The words of points, for every format that people read. */

type Points = NonNullable<PortalReport['points']>;
type Part = Points['parts'][number];
type SentReport = NonNullable<Part['reports']>[number];

/** The most pieces of advice that a text shows; the JSON and the workbook have all. */
const MAX_ADVICE = 8;

/** Writes a number of points. @example '1,625', '-0,25' */
export function formatPoints(value: number): string {
  return formatDecimals(value, 3);
}

/**
 * Says how many points a portal has, and its band; empty where the plan gives none.
 * @example 'Điểm: 1,6 trên 2, hạng B; đã mất 0,1, còn có thể đạt 0,3.'
 * @example 'Điểm tính đến hết ngày 14/06/2026: 1 trên 2; trong kỳ thêm 0,5; còn có thể đạt 1.'
 */
export function describePoints(
  { points }: Pick<PortalReport, 'points'>,
  writeDay: (day: Day) => string = formatDay,
): string {
  if (!points) return '';
  const { band, until } = points;
  const reached = [
    `Điểm${until === undefined ? '' : ` tính đến hết ngày ${writeDay(until)}`}: ${describeEarned(points)}`,
    ...(band === undefined ? [] : [`hạng ${band}`]),
  ].join(', ');
  return `${[reached, describeBrought(points), describeRest(points)].filter(Boolean).join('; ')}.`;
}

/** Says what the period of a report brought; empty in a report of the whole year. @example 'trong kỳ thêm 0,5' */
export function describeBrought({ brought }: Pick<Part, 'brought'>): string {
  if (brought === undefined) return '';
  if (brought === 0) return 'trong kỳ không thêm điểm';
  return `trong kỳ ${brought > 0 ? 'thêm' : 'giảm'} ${formatPoints(Math.abs(brought))}`;
}

/** Writes a total and its band for a table; a dash where there is none. @example '1,6 trên 2 (B)' */
export function nameTotal({ points }: { points?: Points | undefined }): string {
  if (!points) return '–';
  const { band } = points;
  return `${describeEarned(points)}${band === undefined ? '' : ` (${band})`}`;
}

/**
 * Writes points beside the most that there can be; of what can only take points away, how many it took.
 * @example '1,6 trên 2', 'trừ 0,25 điểm'
 */
export function describeEarned({ earned, possible }: Pick<Part, 'earned' | 'possible'>): string {
  if (possible !== 0 || earned > 0) return `${formatPoints(earned)} trên ${formatPoints(possible)}`;
  return earned < 0 ? describeDeduction(earned) : 'không bị trừ điểm';
}

/** Says what is lost and what is still to be had; empty where neither is anything. @example 'đã mất 0,1' */
export function describeRest({ lost, open }: Pick<Part, 'lost' | 'open'>): string {
  return [
    ...(lost > 0 ? [`đã mất ${formatPoints(lost)}`] : []),
    ...(open > 0 ? [`còn có thể đạt ${formatPoints(open)}`] : []),
  ].join(', ');
}

/** Says how a part of the points is reckoned. @example 'theo tỷ lệ đạt, dưới 80% thì 0 điểm' */
export function describeRule({ kind, rule }: Pick<Part, 'kind' | 'rule'>): string {
  if (kind === 'reports') return describeDeductions(rule);
  const { under, each, perExtra, cap, none } = rule;
  return [
    ...(rule.rule === 'per-item' ? [`mỗi mục ${formatPoints(each ?? 0)} điểm`] : []),
    ...(rule.rule === 'all-or-nothing' ? ['đạt mới có điểm'] : []),
    ...(rule.rule === 'proportional' ? ['theo tỷ lệ đạt'] : []),
    ...(rule.rule === 'steps' ? [describeSteps(rule.steps ?? [])] : []),
    ...(under === undefined ? [] : [`dưới ${formatNumber(under * 100)}% thì 0 điểm`]),
    ...(perExtra === undefined ? [] : [`mỗi mục vượt thêm ${formatPoints(perExtra)} điểm`]),
    ...(cap === undefined ? [] : [`cao nhất ${formatPoints(cap)} điểm`]),
    ...(none === undefined ? [] : [`hết kỳ mà chưa có gì thì ${describeDeduction(none)}`]),
  ].join(', ');
}

/** @example 'đạt từ 100% được 2 điểm, từ 80% được 1 điểm, dưới 80% thì 0 điểm' */
function describeSteps(steps: NonNullable<Part['rule']['steps']>): string {
  const inOrder = [...steps].sort((a, b) => b.from - a.from);
  const lowest = inOrder.at(-1)?.from ?? 0;
  const each = inOrder.map(
    ({ from, points }) => `từ ${formatNumber(from * 100)}% được ${formatPoints(points)} điểm`,
  );
  const rest = lowest > 0 ? [`dưới ${formatNumber(lowest * 100)}% thì 0 điểm`] : [];
  return `đạt ${[...each, ...rest].join(', ')}`;
}

function describeDeductions({ late = 0, incomplete = 0, missing }: Part['rule']): string {
  const perKind =
    typeof missing === 'object'
      ? (Object.keys(missing) as PeriodKind[]).map((kind) => ({ kind, points: missing[kind] ?? 0 }))
      : [];
  return [
    ...(late < 0 ? [`mỗi báo cáo chậm ${describeDeduction(late)}`] : []),
    ...(incomplete < 0 ? [`chưa đạt yêu cầu ${describeDeduction(incomplete)}`] : []),
    ...(typeof missing === 'number' ? [`không gửi ${describeDeduction(missing)}`] : []),
    ...perKind.map(
      ({ kind, points }) => `không gửi báo cáo ${periodKinds[kind]} ${describeDeduction(points)}`,
    ),
  ].join(', ');
}

/** @example 'trừ 0,25 điểm' */
function describeDeduction(value: number): string {
  return value < 0 ? `trừ ${formatPoints(-value)} điểm` : `${formatPoints(value)} điểm`;
}

/** Says what became of the reports, of those that cost points, and of goals. @example 'Quý I/2026 gửi ngày 16/03/2026, chậm, trừ 0,25 điểm' */
export function describeDetail({ reports = [], done, goals }: Part): string {
  if (goals !== undefined) return `${formatNumber(done ?? 0)} trên ${formatNumber(goals)} chỉ tiêu đã đạt`;
  return reports
    .filter(({ points }) => points < 0)
    .map((report) => `${report.label} ${describeSent(report)}, ${describeDeduction(report.points)}`)
    .join('; ');
}

function describeSent({ sent, state, due }: SentReport): string {
  if (sent === null) return `chưa gửi, hạn ${formatDay(due)}`;
  return `gửi ngày ${formatDay(sent)}, ${state === 'late' ? 'chậm' : 'phải bổ sung'}`;
}

/**
 * Says what brings more points.
 * @example 'thêm 2 bài trên báo của tỉnh: +0,5 điểm (Tin, bài đăng báo; năm 2026; đến hết ngày 31/12/2026)'
 */
function describeAdvice(advice: Advice): string {
  const where = [
    advice.label,
    advice.unit,
    advice.kind === 'report' ? null : advice.period && midSentence(advice.period),
    advice.until && `đến hết ngày ${formatDay(advice.until)}`,
  ].filter(Boolean);
  const { what, gain } = advice;
  return `${what}: +${formatPoints(gain)} điểm${where.length > 0 ? ` (${where.join('; ')})` : ''}`;
}

/** Lists what brings more points, most for each piece of work first; of very many the first, and how many more there are. */
export function listAdvice({ next }: Pick<Points, 'next'>): string[] {
  const more = next.length - MAX_ADVICE;
  const shown = next.slice(0, more > 1 ? MAX_ADVICE : undefined).map(describeAdvice);
  return more > 1 ? [...shown, `và ${formatNumber(more)} việc khác, kê đủ trong tệp Excel, JSON`] : shown;
}
