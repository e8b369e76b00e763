import { Paragraph, Table } from 'docx';
import {
  flags,
  type PortalReport,
  type Report,
  type TargetResult,
  type Verdict,
} from '../../../schemas/report.ts';
import { capitalise, formatNumber, formatOfficialDay, midSentence } from '../../../text/format.ts';
import { listDisappeared } from '../../disappeared.ts';
import {
  askedPercentage,
  describeExcess,
  describeProgress,
  excessOf,
  isShare,
  nameDays,
  percentageOf,
} from '../../number-words.ts';
import { setsNumber } from '../../overview.ts';
import { groupRows } from '../../row-groups.ts';
import { isShort, sayShortfall, sayTarget, type Context } from '../../prose.ts';
import { withoutRepeats } from '../../repeats.ts';
import { describePoints } from '../../score-words.ts';
import {
  describeDue,
  describeLeftOut,
  describeNoRows,
  describePeriod,
  describeRow,
  describeUnit,
  flagWords,
  NOT_STARTED,
  verdictWords,
} from '../../words.ts';
import { planOf } from '../office.ts';
import { said, subheading, dottedLines, cell, middleText, middle, table } from './form.ts';
import { citePlan, ownerOf } from './frame.ts';

/** The most portals that a report lists one by one; for more it sums up each target, and its appendix each portal. */
const MAX_LISTED_PORTALS = 20;

/** Writes what the signing officer must know about the numbers, and from which state of the content they are. */
export function writeCautions(report: Report): Paragraph[] {
  const { portals, unreadable, integrity, commit } = report;
  const flagged = portals
    .flatMap(({ targets }) => targets.flatMap(({ counted }) => counted))
    .filter(({ flags }) => flags && flags.length > 0);
  // Several targets may count the same item.
  const count = new Set(flagged.map(({ path }) => path)).size;
  const reasons = flags.filter((flag) => flagged.some((item) => item.flags!.includes(flag)));
  const cautions = [
    ...(commit
      ? [
          `Số liệu đếm từ nội dung các cổng, phiên bản ${commit.slice(0, 10)}${integrity.uncommitted ? ' và các thay đổi chưa lưu vào kho' : ''}.`,
        ]
      : []),
    ...(count > 0
      ? [
          `Có ${formatNumber(count)} minh chứng cần rà soát (${reasons.map((flag) => flagWords[flag]).join(', ')}).`,
        ]
      : []),
    ...(integrity.disappeared.length > 0
      ? [`Có ${formatNumber(integrity.disappeared.length)} minh chứng đã báo cáo trước đây nay không còn.`]
      : []),
    ...(unreadable.length > 0
      ? [`Có ${formatNumber(unreadable.length)} tệp không đọc được nên chưa được tính.`]
      : []),
  ];
  if (cautions.length === 0) return [];
  const lost = listDisappeared(report, formatOfficialDay);
  return [
    said(cautions.join(' ')),
    ...(lost.length > 0 ? [said('Minh chứng nay không còn:', {}, { keepNext: true })] : []),
    ...lost.map((item) => said(`- ${item}`)),
  ];
}

/** Writes what was reached, target by target, as sentences; for many portals as a table. */
export function writeResults(report: Report): (Paragraph | Table)[] {
  const { portals } = report;
  if (portals.every(({ targets }) => targets.length === 0)) return [said(sayNoRows(portals))];
  return coversMany(report)
    ? [summariseTargets(report)]
    : portals.flatMap((portal) => sayTargets(report, portal));
}

/** Says why portals have no rows. */
export function sayNoRows(portals: Pick<PortalReport, 'name' | 'verdict'>[]): string {
  if (portals.length === 0 || portals.some(({ verdict }) => verdict !== 'reported')) return NOT_STARTED;
  return portals.length === 1
    ? describeNoRows(portals[0]!)
    : 'Kế hoạch không giao chỉ tiêu cho các cổng này.';
}

function sayTargets(report: Report, portal: PortalReport): Paragraph[] {
  const targets = [...Map.groupBy(portal.targets, ({ id }) => id).values()];
  return [
    ...(report.portals.length > 1 ? [subheading(namePortal(report, portal))] : []),
    ...(portal.points ? [said(describePoints(portal, formatOfficialDay))] : []),
    ...targets.map((rows, index) =>
      said(`${index + 1}. ${rows[0]!.label}: ${sayTarget(rows, contextOf(report, portal))}.`),
    ),
  ];
}

function contextOf({ asOf, period }: Report, { coming }: PortalReport): Context {
  return { asOf, period, coming };
}

/** Writes the table of all rows for the wide appendix; many rows of one target, such as those of all weeks, as one. */
export function listTargets(report: Report): Table {
  return table(
    [6787, 1900, 2200, 1400, 2000],
    ['Chỉ tiêu, kỳ', 'Yêu cầu', 'Đạt được', 'Thiếu, vượt', 'Đánh giá'],
    report.portals
      .filter(({ targets }) => targets.length > 0)
      .flatMap((portal): (Paragraph[] | string)[] => [
        namePortal(report, portal).toUpperCase(),
        ...[...Map.groupBy(portal.targets, ({ id }) => id).values()].flatMap((rows, index) => [
          `${index + 1}. ${rows[0]!.label}`,
          ...groupRows(rows).flatMap(({ unit, rows: shown, phrase }): (Paragraph[] | string)[] =>
            phrase === null ? shown.map(tabulate) : [[unit, phrase].filter(Boolean).join(': ')],
          ),
        ]),
      ]),
  );
}

function tabulate(row: TargetResult): Paragraph[] {
  const named = [describeRow(row, formatOfficialDay), describeDue(row, formatOfficialDay)];
  return [
    cell(named.filter(Boolean).join('; ')),
    middleText(writeAsked(row)),
    middleText(writeReached(row)),
    middleText(excessOf(row) > 0 ? describeExcess(row) : writeMissing(row)),
    middleText(isShare(row) && !row.whole ? 'chưa phát sinh' : verdictWords[row.verdict]),
  ];
}

/** @example '5', 'không quá 3', 'từ 95%' */
function writeAsked(row: TargetResult): string {
  const { required, max, gaps } = row;
  const share = row.share ?? row.balance;
  if (share !== undefined) return `${share < 1 ? 'từ ' : ''}${askedPercentage(row)}`;
  const asked = [
    ...(required > 0 ? [formatNumber(required)] : []),
    ...(max === undefined ? [] : [`không quá ${formatNumber(max)}${gaps ? ` ${nameDays(row)}` : ''}`]),
  ];
  return asked.join(', ') || '–';
}

/** @example '4', '96% (144/150)', '31 ngày' */
function writeReached(row: TargetResult): string {
  const { actual, whole, gaps } = row;
  if (actual === null) return '–';
  if (isShare(row) && whole) return `${percentageOf(row)} (${formatNumber(actual)}/${formatNumber(whole)})`;
  return `${formatNumber(actual)}${gaps ? ` ${nameDays(row)}` : ''}`;
}

function writeMissing({ missing, required }: TargetResult): string {
  return missing === null || required === 0 ? '–' : formatNumber(missing);
}

/** The verdicts in the order in which officers read them. */
const VERDICTS: Verdict[] = ['met', 'near', 'missed', 'pending', 'no-data'];

export const COLUMNS: Verdict[] = [...VERDICTS, 'reported'];

/** Writes how many portals, or units of portals, have each verdict, for each target and period. */
function summariseTargets(report: Report): Table {
  const rows = [...Map.groupBy(report.portals, ({ plan }) => plan)].flatMap(([plan, portals]) => {
    const targets = portals.flatMap((portal) => portal.targets);
    return [
      ...(report.plans.length > 1 ? [citePlan(planOf(report, { plan }))] : []),
      ...byTarget(targets).map(([first, same], index) => [
        middle(index + 1),
        cell(first.label),
        cell(describePeriod(first, formatOfficialDay)),
        middle(same.length),
        ...COLUMNS.map((verdict) => middle(same.filter((row) => row.verdict === verdict).length)),
      ]),
    ];
  });
  return table(
    [600, 1784, 1300, 810, 810, 810, 810, 810, 810, 810],
    [...['STT', 'Chỉ tiêu', 'Kỳ', 'Tổng số'], ...COLUMNS.map((verdict) => capitalise(verdictWords[verdict]))],
    rows,
  );
}

/** Groups the rows of all portals by target and period; returns each group with its first row. */
function byTarget<Row extends TargetResult>(targets: Row[]): [Row, Row[]][] {
  const groups = Map.groupBy(targets, ({ id, period }) => `${id} ${period.id}`);
  return [...groups.values()].map((same) => [same[0]!, same]);
}

/** Writes the targets that are not met in periods that are over, or have no data, and blanks for the causes. */
export function writeShortfalls(report: Report): Paragraph[] {
  const { portals, plans } = report;
  if (portals.every(({ targets }) => targets.length === 0)) return [said(sayNoRows(portals))];
  if (!portals.some(({ targets }) => targets.some(isMeasured)))
    return [said('Kế hoạch không giao số nên không chấm đạt hay chưa đạt.')];
  const many = coversMany(report);
  const short = portals
    .map((portal) => ({
      ...portal,
      targets: portal.targets.filter((row) => isShort(row) || isUnknown(row, report)),
    }))
    .filter(({ targets }) => targets.length > 0);
  const leftOut = many ? [] : portals.flatMap(writeLeftOut);
  if (short.length === 0) return [said('Không có chỉ tiêu nào chưa đạt.'), ...leftOut];
  const lists = many
    ? [...Map.groupBy(short, ({ plan }) => plan)].flatMap(([plan, of]) => [
        ...(plans.length > 1 ? [subheading(citePlan(planOf(report, { plan })))] : []),
        ...writeManyShortfalls(of),
      ])
    : short.flatMap((portal, index) => [
        ...(portals.length > 1 ? [subheading(`${index + 1}. ${namePortal(report, portal)}`)] : []),
        ...[...Map.groupBy(portal.targets, ({ id }) => id).values()].map((rows) =>
          said(`- ${rows[0]!.label}: ${sayShortfall(rows, contextOf(report, portal))}.`),
        ),
      ]);
  return [...lists, ...leftOut, subheading('Nguyên nhân:'), ...dottedLines(3)];
}

/** Says whether nothing was recorded by the end of a period, so that it cannot be judged. */
function isUnknown({ verdict, period }: TargetResult, { asOf }: Report): boolean {
  return verdict === 'no-data' && period.to < asOf;
}

/** Says whether a row can be met or missed, even if nothing was there to be judged. */
export function isMeasured(row: TargetResult): boolean {
  return setsNumber(row) || row.verdict === 'no-data' || (row.share ?? row.balance) !== undefined;
}

function writeLeftOut(portal: PortalReport): Paragraph[] {
  const leftOut = describeLeftOut(portal);
  return leftOut ? [said(leftOut)] : [];
}

/**
 * Writes what the activities of the period noted as difficulties and proposals, which are those of their participants,
 * and room for the proposals of the office.
 */
export function writeProposals(report: Report): (Paragraph | Table)[] {
  const { from = '', to = report.asOf } = report.period ?? {};
  const noted = withoutRepeats(report.portals).flatMap((portal) => {
    const where = report.portals.length > 1 ? ` (${namePortal(report, portal)})` : '';
    const ofPeriod = portal.proposals.filter(({ date }) => date >= from && date <= to);
    return [...Map.groupBy(ofPeriod, ({ date }) => date)].map(([date, proposals]) => {
      const sentences = proposals.map(({ text }) => text.replace(/[.;,]$/, ''));
      return said(`- Hoạt động ngày ${formatOfficialDay(date)}${where}: ${sentences.join('. ')}.`);
    });
  });
  if (noted.length === 0) return dottedLines(3);
  return [
    said('Ý kiến, kiến nghị của người tham dự được ghi nhận tại các hoạt động tuyên truyền:'),
    ...noted,
    said(`Kiến nghị, đề xuất của ${ownerOf(report) ?? 'cơ quan báo cáo'}:`, {}, { keepNext: true }),
    ...dottedLines(3),
  ];
}

/** Names the portals that missed each target, grouped by the number that they reached. */
function writeManyShortfalls(portals: PortalReport[]): Paragraph[] {
  const short = portals.flatMap(({ name, targets }) => targets.map((row) => ({ ...row, portal: name })));
  return byTarget(short).map(([first, same]) => {
    const groups = [...Map.groupBy(same, describeReached)].map(
      ([reached, rows]) =>
        `${reached}: ${rows.map((row) => [row.portal, describeUnit(row)].filter(Boolean).join(' – ')).join(', ')}`,
    );
    return said(
      `- ${first.label}, ${midSentence(describePeriod(first, formatOfficialDay))} (${formatNumber(same.length)}): ${groups.join('; ')}.`,
    );
  });
}

function describeReached(row: TargetResult): string {
  return row.actual === null ? verdictWords['no-data'] : `được ${describeProgress(row)}`;
}

/** Says whether a report covers too many portals to list them one by one. */
export function coversMany({ portals }: Report): boolean {
  return new Set(portals.map(({ portal }) => portal)).size > MAX_LISTED_PORTALS;
}

/** Names a portal, with its plan where the report has several plans. */
export function namePortal(report: Report, portal: Pick<PortalReport, 'name' | 'plan'>): string {
  return report.plans.length > 1 ? `${portal.name} (${citePlan(planOf(report, portal))})` : portal.name;
}

/** Says whether no earlier part of the report, on another plan, is about the same portal. */
export function isFirstOf({ portals }: Report, portal: PortalReport): boolean {
  return portals.find((each) => each.portal === portal.portal) === portal;
}
