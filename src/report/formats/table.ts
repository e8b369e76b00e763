import type { Colors } from 'picocolors/types';
import type { PortalReport, Report, TargetResult, Verdict } from '../../schemas/report.ts';
import { formatDay, formatNumber } from '../../text/format.ts';
import { inOneLine, printableIn } from '../../text/printable.ts';
import { wrap } from '../../text/wrap.ts';
import { describeProgress } from '../number-words.ts';
import { describeOwnPeriods, groupRows } from '../row-groups.ts';
import { isSilent, rankings } from '../overview.ts';
import { describeDeadline } from '../plan-words.ts';
import { withoutRepeats } from '../repeats.ts';
import { describeAssignments } from '../work-words.ts';
import {
  describeBrought,
  describeDetail,
  describeEarned,
  describePoints,
  describeRest,
  listAdvice,
  nameTotal,
} from '../score-words.ts';
import {
  describeDoubts,
  describeDue,
  describeEach,
  describeGaps,
  describeIdlePlans,
  describeIntegrity,
  describeLeftOut,
  describeMet,
  describeNoRows,
  describeNotCounted,
  describeNothing,
  describeOrigins,
  describePace,
  describePeriod,
  portalNamer,
  type NamePortal,
  describeResult,
  describeShare,
  describeStanding,
  describeVerdict,
} from '../words.ts';
import { indent, WIDTH } from './terminal-lines.ts';

/** Writes the report for a terminal of 80 columns. */
export function writeTable(made: Report, colours: Colors): string {
  const report = printableIn(made, inOneLine);
  const nameOf = portalNamer(report);
  const blocks = withoutRepeats(report.portals).map((portal) => writePortal(portal, colours, nameOf));
  return (
    [
      `Kết quả thực hiện chỉ tiêu tính đến ngày ${formatDay(report.asOf)}`,
      ...blocks,
      ...writeDeadlines(report),
      ...writeStandings(report),
      summary(report, colours),
    ].join('\n\n') + '\n'
  );
}

function writePortal(report: PortalReport, colours: Colors, nameOf: NamePortal): string {
  const { name, portal, plan, verdict, targets } = report;
  const title = `${name} (${portal}) · kế hoạch ${plan}`;
  const word = describeVerdict(verdict, targets.length).toUpperCase();
  const lines = [
    `${colours.bold(title)}${' '.repeat(Math.max(2, WIDTH - title.length - word.length))}${paint(verdict, word, colours)}`,
  ];
  for (const [, rows] of Map.groupBy(targets, ({ id }) => id)) {
    lines.push('');
    for (const line of wrap(`${rows[0]!.label} (${rows[0]!.id})`, WIDTH - 2)) lines.push(`  ${line}`);
    for (const line of writeRows(rows, colours)) lines.push(line);
  }
  if (targets.length === 0) lines.push(`  ${describeNoRows(report)}`);
  for (const line of writePoints(report, colours)) lines.push(line);
  const remarks = [describeLeftOut(report), describeOrigins(report), ...describeAssignments(report)];
  const said = remarks.filter(Boolean).flatMap((remark) => indent(remark, 2));
  if (said.length > 0) lines.push('');
  for (const line of said) lines.push(line);
  for (const line of writeDoubtful(report, nameOf)) lines.push(colours.dim(line));
  return lines.join('\n');
}

/** Writes the points of a portal: the sum, each part that is not complete, and what would bring more. */
function writePoints({ points }: PortalReport, colours: Colors): string[] {
  if (!points) return [];
  const advice = listAdvice(points);
  return [
    ...['', ...indent(describePoints({ points }), 2)],
    ...points.parts.flatMap((part) => {
      const brought = part.brought ? describeBrought(part) : '';
      const more = [brought, describeRest(part), describeDetail(part)].filter(Boolean).join('; ');
      const reached = `${part.label}: ${describeEarned(part)}`;
      return indent(`${reached}${more && ` (${more})`}`, 4);
    }),
    ...(advice.length > 0 ? ['  Việc đem lại điểm, nhiều điểm cho mỗi việc đứng trước:'] : []),
    ...advice.flatMap((each) => indent(`- ${each}`, 4)).map((line) => colours.dim(line)),
  ];
}

/** Names the articles that somebody else may have written; of many only the first. */
function writeDoubtful({ origins }: PortalReport, nameOf: NamePortal): string[] {
  const doubtful = origins?.doubtful ?? [];
  const shown = doubtful
    .slice(0, MAX_DOUBTFUL_SHOWN)
    .flatMap(({ path, doubts }) => indent(`${path}: ${describeDoubts(doubts, nameOf)}`, 4));
  const more = doubtful.length - MAX_DOUBTFUL_SHOWN;
  return more > 0 ? [...shown, `    và ${formatNumber(more)} bài nữa, kê đủ ở --format xlsx`] : shown;
}

const MAX_DOUBTFUL_SHOWN = 5;

/**
 * Writes each row of a target on its own lines, under the name of its unit where it has one, or many of them, such as
 * those of all weeks, in one phrase.
 */
function writeRows(rows: TargetResult[], colours: Colors): string[] {
  return groupRows(rows).flatMap(({ unit, rows: shown, phrase }) => {
    if (phrase !== null) return indent([unit, phrase].filter(Boolean).join(': '), 4);
    const by = unit ? 6 : 4;
    return [...(unit ? indent(unit, 4) : []), ...shown.flatMap((row) => writeRow(row, rows, by, colours))];
  });
}

function writeRow(row: TargetResult, siblings: TargetResult[], by: number, colours: Colors): string[] {
  const name = describePeriod(row).padEnd(widest(siblings.map((each) => describePeriod(each))));
  const progress = describeProgress(row).padStart(widest(siblings.map((each) => describeProgress(each))));
  const isReported = row.verdict === 'reported';
  const result = isReported ? describeResult(row) : describeStanding(row);
  const head = ' '.repeat(by) + (isReported ? name : `${name}  ${progress}`);
  // A unit's row leaves out what did not count, because items of other units would hide what matters; the JSON has all.
  const left = row.unit === null ? describeNotCounted(row) : '';
  const pace = row.unit === null ? describePace(row) : '';
  const more = [
    describeDue(row),
    pace,
    describeOwnPeriods(row),
    describeEach(row),
    describeGaps(row),
    left && `không tính: ${left}`,
  ]
    .filter(Boolean)
    .flatMap((text) => indent(text, by + 4));
  const beside = `${head}  ${paint(row.verdict, result, colours)}`;
  const below = indent(result, by + 4).map((line) => paint(row.verdict, line, colours));
  const fits = head.length + 2 + result.length <= WIDTH;
  return [...(fits ? [beside] : [head, ...below]), ...more.map((line) => colours.dim(line))];
}

function widest(texts: readonly string[]): number {
  return texts.reduce((max, { length }) => Math.max(max, length), 0);
}

/** Lists the reports that each plan asks for, with the days on which they are due. */
function writeDeadlines({ plans }: Report): string[] {
  return plans
    .filter(({ reports }) => reports.length > 0)
    .map(({ id, reports }) =>
      [
        `Kỳ báo cáo theo kế hoạch ${id}`,
        ...reports.flatMap((report) => wrap(describeDeadline(report), WIDTH - 2)).map((line) => `  ${line}`),
      ].join('\n'),
    );
}

/** Ranks the portals of each plan. Skips plans of one or two portals, because the blocks above already show them. */
function writeStandings(report: Report): string[] {
  return [...rankings(report)]
    .filter(([, list]) => list.length > 2)
    .map(([plan, list]) => {
      const isScored = list.some(({ points }) => points);
      const nameWidth = Math.min(32, widest(list.map(({ name }) => name)));
      const lines = list.map((each) => {
        const notes = [
          ...(isSilent(each)
            ? [each.silentDays === null ? 'chưa có tin' : `${each.silentDays} ngày không có tin`]
            : []),
          ...(each.missingParts.length ? [`thiếu ${each.missingParts.length} chuyên mục`] : []),
        ];
        return `  ${String(each.rank).padStart(3)}  ${each.name.padEnd(nameWidth)}  ${isScored ? `${nameTotal(each).padEnd(widest(list.map(nameTotal)))}  ` : ''}${describeShare(each.completion?.byTarget).padStart(6)}  ${describeMet(each)}  ${notes.join(', ')}`.trimEnd();
      });
      const by = isScored
        ? 'điểm; mức hoàn thành, số lượt chỉ tiêu đạt'
        : 'mức hoàn thành, số lượt chỉ tiêu đạt';
      return [`Xếp hạng theo kế hoạch ${plan} (${by})`, ...lines].join('\n');
    });
}

function summary(report: Report, colours: Colors): string {
  const { portals, unreadable } = report;
  const byVerdict = Map.groupBy(portals, ({ verdict, targets }) => describeVerdict(verdict, targets.length));
  const count = [...byVerdict].map(([words, of]) => paint(of[0]!.verdict, `${of.length} ${words}`, colours));
  return [
    portals.length ? `${portals.length} báo cáo: ${count.join(', ')}.` : describeNothing(report),
    ...[describeIdlePlans(report), ...describeIntegrity(report)].filter(Boolean),
    ...report.integrity.disappeared.map(({ path, period }) => `  ${path} (${period})`),
    ...(unreadable.length > 0 ? ['', `${unreadable.length} tệp không đọc được nên chưa tính:`] : []),
    ...unreadable.map(({ path, message }) => `  ${path}: ${message}`),
  ].join('\n');
}

function paint(verdict: Verdict, text: string, colours: Colors): string {
  if (verdict === 'met') return colours.green(text);
  if (verdict === 'missed') return colours.red(text);
  return verdict === 'near' ? colours.yellow(text) : colours.cyan(text);
}
