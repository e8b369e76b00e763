import { Paragraph, Table } from 'docx';
import type { PortalReport, Report, TargetResult, Verdict } from '../../../schemas/report.ts';
import { capitalise, formatDay, formatNumber, midSentence } from '../../../text/format.ts';
import { isSilent, rankings, setsNumber, SILENT_AFTER_DAYS, type Ranking } from '../../overview.ts';
import { groupRows } from '../../row-groups.ts';
import { describeDeadline } from '../../plan-words.ts';
import { proposeNext, sayTarget } from '../../prose.ts';
import { withoutRepeats } from '../../repeats.ts';
import { describePoints } from '../../score-words.ts';
import {
  describeDue,
  describeLeftOut,
  describeNoRows,
  describePeriod,
  describeProgress,
  describeRow,
  describeUnit,
  NOT_STARTED,
  verdictWords,
} from '../../words.ts';
import { planOf } from '../office.ts';
import { formatLongDay, said, subheading, dottedLines, cell, middleText, middle, table } from './form.ts';
import { citePlan } from './frame.ts';

/** The most portals that a report lists one by one; for more it sums up each target, and its appendix each portal. */
const MAX_LISTED_PORTALS = 20;

/** Writes how many targets are met, plan by plan. */
export function writeOverall(report: Report): Paragraph[] {
  if (report.portals.length === 0) return [said('Không có cổng thông tin điện tử nào gắn với kế hoạch.')];
  return [...rankings(report)].flatMap(([plan, portals]) => writePlanOverall(report, plan, portals));
}

function writePlanOverall(report: Report, plan: string, portals: Ranking[]): Paragraph[] {
  const rows = report.portals.filter((each) => each.plan === plan).flatMap(({ targets }) => targets);
  const measured = rows.filter(setsNumber);
  const reported = rows.length - measured.length;
  // A report on one period is itself the report that is due, so it does not list the days on which reports are due.
  const reports = report.period ? [] : (planOf(report, { plan })?.reports ?? []);
  const sentences = [
    `Tính đến ngày ${formatLongDay(report.asOf)}, có ${formatNumber(portals.length)} cổng thông tin điện tử thực hiện ${citePlan(planOf(report, { plan }))}.`,
    ...(measured.length > 0
      ? [
          `Trong ${formatNumber(measured.length)} lượt chỉ tiêu (mỗi chỉ tiêu trong mỗi kỳ, của mỗi cổng hoặc đơn vị, là một lượt) có ${countVerdicts(measured)}.`,
        ]
      : []),
    ...(reported > 0
      ? [`Đã ghi nhận kết quả của ${formatNumber(reported)} lượt chỉ tiêu mà kế hoạch không giao số.`]
      : []),
    ...(rows.length === 0 ? [sayNoRows(portals)] : []),
    ...(reports.length > 0 ? [`${reports.map(describeDeadline).join('. ')}.`] : []),
  ];
  return [
    said(sentences.join(' ')),
    ...(coversMany(report)
      ? writeManyStandings(portals)
      : portals.map((each) => said(`- ${each.name}: ${describePortal(each)}.`))),
  ];
}

/** @example '44 đạt, 2 gần đạt, 8 chưa đạt' */
function countVerdicts(rows: TargetResult[]): string {
  const byVerdict = Map.groupBy(rows, ({ verdict }) => verdict);
  return VERDICTS.flatMap((verdict) => {
    const count = byVerdict.get(verdict)?.length;
    return count ? [`${formatNumber(count)} ${verdictWords[verdict]}`] : [];
  }).join(', ');
}

/** The verdicts in the order in which officers read them. */
const VERDICTS: Verdict[] = ['met', 'near', 'missed', 'pending', 'no-data'];

const COLUMNS: Verdict[] = [...VERDICTS, 'reported'];

function describePortal(portal: Ranking): string {
  const { met, rows, reported, lastArticle, missingParts } = portal;
  return [
    ...(rows > 0 ? [`đạt ${met}/${rows} lượt chỉ tiêu`] : []),
    ...(reported > 0 ? [`đã ghi nhận ${reported} lượt chỉ tiêu không giao số`] : []),
    ...(rows + reported === 0 ? [midSentence(describeNoRows(portal).replace(/\.$/, ''))] : []),
    lastArticle === null ? 'chưa có tin, bài' : `tin, bài mới nhất ngày ${formatLongDay(lastArticle)}`,
    ...(missingParts.length > 0 ? [`phần nội dung còn thiếu: ${missingParts.join(', ')}`] : []),
  ].join('; ');
}

function writeManyStandings(portals: Ranking[]): Paragraph[] {
  const list = (which: Ranking[], what: string) =>
    which.length > 0
      ? [said(`- ${formatNumber(which.length)} cổng ${what}: ${which.map(({ name }) => name).join(', ')}.`)]
      : [];
  return [
    ...list(
      portals.filter(({ met, rows }) => rows > 0 && met === rows),
      'đạt toàn bộ chỉ tiêu',
    ),
    ...list(portals.filter(isSilent), `không có tin, bài mới quá ${SILENT_AFTER_DAYS} ngày`),
    ...list(
      portals.filter(({ missingParts }) => missingParts.length > 0),
      'còn thiếu phần nội dung bắt buộc',
    ),
  ];
}

/** Writes what the signing officer must know about the numbers, and from which state of the content they are. */
export function writeCautions({ portals, unreadable, integrity, commit }: Report): Paragraph[] {
  const flagged = portals
    .flatMap(({ targets }) => targets.flatMap(({ counted }) => counted))
    .filter(({ flags }) => flags && flags.length > 0).length;
  const cautions = [
    ...(commit
      ? [
          `Số liệu đếm từ nội dung các cổng, phiên bản ${commit.slice(0, 10)}${integrity.uncommitted ? ' và các thay đổi chưa lưu vào kho' : ''}.`,
        ]
      : []),
    ...(flagged > 0
      ? [
          `Có ${formatNumber(flagged)} lượt minh chứng cần rà soát (ghi lùi ngày, dồn cuối kỳ hoặc đăng chung).`,
        ]
      : []),
    ...(integrity.disappeared.length > 0
      ? [`Có ${formatNumber(integrity.disappeared.length)} minh chứng đã báo cáo trước đây nay không còn.`]
      : []),
    ...(unreadable.length > 0
      ? [`Có ${formatNumber(unreadable.length)} tệp không đọc được nên chưa được tính.`]
      : []),
  ];
  return cautions.length > 0 ? [said(cautions.join(' '))] : [];
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
function sayNoRows(portals: Pick<PortalReport, 'name' | 'verdict'>[]): string {
  if (portals.length === 0 || portals.some(({ verdict }) => verdict !== 'reported')) return NOT_STARTED;
  return portals.length === 1
    ? describeNoRows(portals[0]!)
    : 'Kế hoạch không giao chỉ tiêu cho các cổng này.';
}

function sayTargets(report: Report, portal: PortalReport): Paragraph[] {
  const targets = [...Map.groupBy(portal.targets, ({ id }) => id).values()];
  return [
    ...(report.portals.length > 1 ? [subheading(namePortal(report, portal))] : []),
    ...(portal.points ? [said(describePoints(portal))] : []),
    ...targets.map((rows, index) => said(`${index + 1}. ${rows[0]!.label}: ${sayTarget(rows)}.`)),
  ];
}

/** Writes the table of all rows for the wide appendix; many rows of one target, such as those of all weeks, as one. */
export function listTargets(report: Report): Table {
  return table(
    [8087, 1400, 1400, 1400, 2000],
    ['Chỉ tiêu, kỳ', 'Yêu cầu', 'Đạt được', 'Còn thiếu', 'Đánh giá'],
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
  return [
    cell([describeRow(row), describeDue(row)].filter(Boolean).join('; ')),
    middle(setsNumber(row) ? row.required : null),
    middle(row.actual),
    middle(setsNumber(row) ? row.missing : null),
    middleText(verdictWords[row.verdict]),
  ];
}

/** Writes how many portals, or units of portals, have each verdict, for each target and period. */
function summariseTargets(report: Report): Table {
  const rows = [...Map.groupBy(report.portals, ({ plan }) => plan)].flatMap(([plan, portals]) => {
    const targets = portals.flatMap((portal) => portal.targets);
    return [
      ...(report.plans.length > 1 ? [citePlan(planOf(report, { plan }))] : []),
      ...byTarget(targets).map(([first, same], index) => [
        middle(index + 1),
        cell(first.label),
        cell(describePeriod(first)),
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

/** Writes the targets that are not met, and blanks for the causes. */
export function writeShortfalls(report: Report): Paragraph[] {
  const { portals, plans } = report;
  if (portals.every(({ targets }) => targets.length === 0)) return [said(sayNoRows(portals))];
  if (!portals.some(({ targets }) => targets.some(setsNumber)))
    return [said('Kế hoạch không giao số nên không chấm đạt hay chưa đạt.')];
  const many = coversMany(report);
  const isShort = (row: TargetResult) =>
    setsNumber(row) && row.verdict !== 'met' && !(many && row.verdict === 'pending');
  const short = portals
    .map((portal) => ({ ...portal, targets: portal.targets.filter(isShort) }))
    .filter(({ targets }) => targets.length > 0);
  const leftOut = many ? [] : portals.flatMap(writeLeftOut);
  if (short.length === 0) return [said('Không có chỉ tiêu nào chưa đạt.'), ...leftOut];
  const lists = many
    ? [...Map.groupBy(short, ({ plan }) => plan)].flatMap(([plan, of]) => [
        ...(plans.length > 1 ? [subheading(citePlan(planOf(report, { plan })))] : []),
        ...writeManyShortfalls(of),
      ])
    : portals
        .filter(({ targets }) => targets.some(isShort))
        .flatMap((portal, index) => [
          ...(portals.length > 1 ? [subheading(`${index + 1}. ${namePortal(report, portal)}`)] : []),
          ...[...Map.groupBy(portal.targets, ({ id }) => id).values()]
            .filter((rows) => rows.some(isShort))
            .map((rows) => said(`- ${rows[0]!.label}: ${sayTarget(periodsToExplain(rows, isShort))}.`)),
        ]);
  return [...lists, ...leftOut, subheading('Nguyên nhân:'), ...dottedLines(3)];
}

/** Leaves out the periods in which nothing is missing; many periods stay, as one phrase counts them all. */
function periodsToExplain(rows: TargetResult[], isShort: (row: TargetResult) => boolean): TargetResult[] {
  if (groupRows(rows).some(({ phrase }) => phrase)) return rows;
  const short = new Set(rows.filter(isShort).map(({ period }) => period.id));
  return rows.filter(({ period }) => short.has(period.id));
}

function writeLeftOut(portal: PortalReport): Paragraph[] {
  const leftOut = describeLeftOut(portal);
  return leftOut ? [said(leftOut)] : [];
}

/** Proposes what to do next: what is missing of each target, and the required parts that are not complete. */
export function writeNextSteps(report: Report): Paragraph[] {
  const many = coversMany(report);
  const steps = report.portals.flatMap((portal) => {
    const from = report.portals.length > 1 ? `${namePortal(report, portal)}: ` : '';
    const proposed = [...Map.groupBy(portal.targets, ({ id }) => id).values()].flatMap((rows) => {
      const next = proposeNext(rows);
      return next ? [`${rows[0]!.label}: ${next}`] : [];
    });
    const parts = portal.missingParts;
    const missing = parts.length > 0 ? [`hoàn thiện phần nội dung còn thiếu: ${parts.join(', ')}`] : [];
    return [...proposed, ...missing].map((step) => `- ${from}${from ? step : capitalise(step)}.`);
  });
  const shown = many ? [`- Đôn đốc các cổng chưa đạt nêu tại mục trên thực hiện phần còn thiếu.`] : steps;
  const kept =
    steps.length > 0 ? 'Duy trì các chỉ tiêu đã đạt.' : 'Tiếp tục duy trì kết quả các chỉ tiêu đã đạt.';
  return [...(steps.length > 0 ? shown : []), `- ${kept}`].map((step) => said(step));
}

/** Writes what the activities of the year noted as difficulties and proposals, and room for more. */
export function writeProposals(report: Report): Paragraph[] {
  const { from = '', to = report.asOf } = report.period ?? {};
  const noted = withoutRepeats(report.portals).flatMap((portal) => {
    const where = report.portals.length > 1 ? `${namePortal(report, portal)}, ngày` : 'Ngày';
    const ofPeriod = portal.proposals.filter(({ date }) => date >= from && date <= to);
    return [...Map.groupBy(ofPeriod, ({ date }) => date)].map(([date, proposals]) => {
      const sentences = proposals.map(({ text }) => text.replace(/[.;,]$/, ''));
      return said(`- ${where} ${formatDay(date)}: ${sentences.join('. ')}.`);
    });
  });
  return [...noted, ...dottedLines(3)];
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
      `- ${first.label}, ${midSentence(describePeriod(first))} (${formatNumber(same.length)}): ${groups.join('; ')}.`,
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
