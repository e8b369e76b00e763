import { Paragraph, Table } from 'docx';
import type { PortalReport, Report, TargetResult, Verdict } from '../../../schemas/report.ts';
import { capitalise, formatNumber, formatOfficialDay, midSentence } from '../../../text/format.ts';
import { worstOf } from '../../matrix.ts';
import { proposeNext, type StepGroup } from '../../next-steps.ts';
import {
  askedPercentage,
  describeExcess,
  describeProgress,
  excessOf,
  isShare,
  nameDays,
  percentageOf,
} from '../../number-words.ts';
import { isSilent, rankings, setsNumber, SILENT_AFTER_DAYS, type Ranking } from '../../overview.ts';
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
  NOT_STARTED,
  verdictWords,
} from '../../words.ts';
import { planOf } from '../office.ts';
import { formatLongDay, said, subheading, dottedLines, cell, middleText, middle, table } from './form.ts';
import { citePlan, ownerOf } from './frame.ts';

/** The most portals that a report lists one by one; for more it sums up each target, and its appendix each portal. */
const MAX_LISTED_PORTALS = 20;

/** Writes how many targets are met, plan by plan. */
export function writeOverall(report: Report): Paragraph[] {
  if (report.portals.length === 0) return [said('Không có cổng thông tin điện tử nào gắn với kế hoạch.')];
  return [...rankings(report)].flatMap(([plan, portals]) => writePlanOverall(report, plan, portals));
}

function writePlanOverall(report: Report, plan: string, ranked: Ranking[]): Paragraph[] {
  const portals = report.portals.filter((each) => each.plan === plan);
  const [only] = ranked.length === 1 ? portals : [];
  const cited = citePlan(planOf(report, { plan }));
  const sentences = [
    only ? sayOwnOverall(report, only, cited) : sayCommonOverall(report, portals, cited),
    ...(portals.some(hasManyRows) ? [MANY_ROWS] : []),
    ...(portals.every(({ targets }) => targets.length === 0) ? [sayNoRows(portals)] : []),
    ...sayNextReport(report, plan),
    ...(only && isFirstOf(report, only) ? sayContent(only) : []),
  ];
  return [
    said(sentences.join(' ')),
    ...(only ? [] : coversMany(report) ? writeManyStandings(ranked) : portals.map(writeStanding)),
  ];
}

/** Says how many targets of one portal have which verdict. */
function sayOwnOverall({ asOf }: Report, portal: PortalReport, plan: string): string {
  const [verdicts, reported] = [verdictsByTarget(portal.targets), countReported(portal)];
  const all = verdicts.length + reported;
  const counted = [
    ...(verdicts.length > 0 ? [countVerdicts(verdicts)] : []),
    ...(reported > 0 ? [`${formatNumber(reported)} chỉ tiêu không giao số, chỉ ghi nhận kết quả`] : []),
  ].join(', ');
  const how =
    new Set(verdicts).size === 1 && reported === 0 ? sayAlike(verdicts) : counted && `trong đó ${counted}`;
  const carriesOut = `${portal.owner ?? portal.name} thực hiện ${all > 0 ? `${formatNumber(all)} chỉ tiêu của ` : ''}${plan}`;
  return `Tính đến ngày ${formatLongDay(asOf)}, ${carriesOut}${how && `, ${how}`}.`;
}

/** @example 'tất cả đều đạt', 'chỉ tiêu này chưa đạt' */
function sayAlike(verdicts: Verdict[]): string {
  return `${verdicts.length === 1 ? 'chỉ tiêu này' : 'tất cả đều'} ${wordFor(verdicts[0]!)}`;
}

/** Says how many targets of several portals have which verdict. */
function sayCommonOverall({ asOf }: Report, portals: PortalReport[], plan: string): string {
  const verdicts = portals.flatMap(({ targets }) => verdictsByTarget(targets));
  const reported = portals.reduce((sum, portal) => sum + countReported(portal), 0);
  return [
    `Tính đến ngày ${formatLongDay(asOf)}, có ${formatNumber(portals.length)} cổng thông tin điện tử thực hiện ${plan}.`,
    ...(verdicts.length > 0
      ? [
          `Tính chung các cổng, trong ${formatNumber(verdicts.length)} chỉ tiêu được giao có ${countVerdicts(verdicts)}.`,
        ]
      : []),
    ...(reported > 0
      ? [`Đã ghi nhận kết quả của ${formatNumber(reported)} chỉ tiêu mà kế hoạch không giao số.`]
      : []),
  ].join(' ');
}

/** Gives the verdict of each target that sets a number: the worst of its rows. */
export function verdictsByTarget(targets: TargetResult[]): Verdict[] {
  return [...Map.groupBy(targets.filter(isMeasured), ({ id }) => id).values()].map(worstOf);
}

function countReported({ targets }: PortalReport): number {
  const byTarget = Map.groupBy(targets, ({ id }) => id).values();
  return [...byTarget].filter((rows) => !rows.some(isMeasured)).length;
}

function hasManyRows({ targets }: PortalReport): boolean {
  const measured = targets.filter(setsNumber);
  return new Set(measured.map(({ id }) => id)).size < measured.length;
}

const MANY_ROWS =
  'Chỉ tiêu giao cho nhiều kỳ, nhiều đơn vị hoặc nhiều người được tính là đạt khi tất cả đều đạt.';

/** Says which report the plan wants next; a report on one period is itself the report that is due. */
function sayNextReport(report: Report, plan: string): string[] {
  const reports = report.period ? [] : (planOf(report, { plan })?.reports ?? []);
  const next = reports.find(({ daysLeft }) => daysLeft !== undefined);
  if (!next?.due) return [];
  return [
    `Báo cáo tiếp theo của Kế hoạch là báo cáo ${midSentence(next.label)}, hạn gửi đến hết ngày ${formatOfficialDay(next.due)}.`,
  ];
}

/** Says whether no earlier part of the report, on another plan, is about the same portal. */
function isFirstOf({ portals }: Report, portal: PortalReport): boolean {
  return portals.find((each) => each.portal === portal.portal) === portal;
}

/** Says when the portal last published, and what it lacks. */
function sayContent({ lastArticle, missingParts }: PortalReport): string[] {
  return [
    lastArticle === null
      ? 'Cổng thông tin điện tử chưa có tin, bài.'
      : `Tin, bài mới nhất trên Cổng thông tin điện tử đăng ngày ${formatOfficialDay(lastArticle)}.`,
    ...(missingParts.length > 0 ? [`Phần nội dung còn thiếu: ${missingParts.join('; ')}.`] : []),
  ];
}

/** @example '4 chỉ tiêu đạt, 2 chỉ tiêu chưa đạt' */
function countVerdicts(verdicts: Verdict[]): string {
  return COLUMNS.flatMap((verdict) => {
    const count = verdicts.filter((each) => each === verdict).length;
    return count > 0 ? [`${formatNumber(count)} chỉ tiêu ${wordFor(verdict)}`] : [];
  }).join(', ');
}

/** The verdicts in the order in which officers read them. */
const VERDICTS: Verdict[] = ['met', 'near', 'missed', 'pending', 'no-data'];

const COLUMNS: Verdict[] = [...VERDICTS, 'reported'];

/** Says a verdict of a target that asks for something: of a share of nothing, that there was nothing. */
function wordFor(verdict: Verdict): string {
  return verdict === 'reported' ? 'chưa phát sinh việc để đánh giá' : verdictWords[verdict];
}

/** Writes how one of several portals stands. */
function writeStanding(portal: PortalReport): Paragraph {
  const [verdicts, reported] = [verdictsByTarget(portal.targets), countReported(portal)];
  const met = verdicts.filter((verdict) => verdict === 'met').length;
  const { name, lastArticle, missingParts } = portal;
  const standing = [
    ...(verdicts.length > 0 ? [`đạt ${met}/${verdicts.length} chỉ tiêu`] : []),
    ...(reported > 0 ? [`đã ghi nhận ${reported} chỉ tiêu không giao số`] : []),
    ...(portal.targets.length === 0 ? [midSentence(describeNoRows(portal).replace(/\.$/, ''))] : []),
    lastArticle === null ? 'chưa có tin, bài' : `tin, bài mới nhất ngày ${formatOfficialDay(lastArticle)}`,
    ...(missingParts.length > 0 ? [`phần nội dung còn thiếu: ${missingParts.join(', ')}`] : []),
  ];
  return said(`- ${name}: ${standing.join('; ')}.`);
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
function isMeasured(row: TargetResult): boolean {
  return setsNumber(row) || row.verdict === 'no-data' || (row.share ?? row.balance) !== undefined;
}

function writeLeftOut(portal: PortalReport): Paragraph[] {
  const leftOut = describeLeftOut(portal);
  return leftOut ? [said(leftOut)] : [];
}

/** Proposes what to do next, group by group; for many portals what all of them are asked for. */
export function writeNextSteps(report: Report): Paragraph[] {
  const { portals, integrity } = report;
  const many = coversMany(report);
  const year = report.plans.reduce((latest, plan) => Math.max(latest, plan.year), 0);
  // A plan may also ask for nothing because it sets no numbers.
  const isOver = report.asOf >= `${year}-12-01` && portals.every(({ coming }) => !coming);
  const lasting = [
    ...(many && portals.some(({ targets }) => targets.some(isShort))
      ? ['Đôn đốc các cổng có chỉ tiêu chưa đạt khắc phục trong kỳ tới.']
      : []),
    'Duy trì kết quả các chỉ tiêu đã đạt.',
    ...(isOver ? [`Triển khai thực hiện kế hoạch năm ${year + 1} khi được ban hành.`] : []),
  ];
  if (portals.length > 1 && !many)
    return [
      ...portals.flatMap((portal) => {
        const missingParts = isFirstOf(report, portal) ? portal.missingParts : [];
        const groups = proposeNext({ ...portal, missingParts }, report, integrity.history);
        return groups.length > 0 ? [subheading(namePortal(report, portal)), ...writeGroups(groups)] : [];
      }),
      subheading('Chung'),
      ...lasting.map((step) => said(`- ${step}`)),
    ];
  const [only] = portals;
  const groups = only ? proposeNext(many ? commonOf(portals) : only, report, integrity.history) : [];
  return [
    ...writeGroups(groups),
    ...lasting.map((step, index) =>
      said(groups.length > 0 ? `${groups.length + index + 1}. ${step}` : `- ${step}`),
    ),
  ];
}

function writeGroups(groups: StepGroup[]): Paragraph[] {
  return groups.flatMap(({ heading, steps }, index) => [
    said(`${index + 1}. ${heading}:`, {}, { keepNext: true }),
    ...steps.map((step) => said(`- ${step}.`)),
  ]);
}

/** What many portals are asked for next: each target of each plan once. */
function commonOf(portals: PortalReport[]): Parameters<typeof proposeNext>[0] {
  const coming = new Map(
    portals.flatMap(({ plan, coming = [] }) =>
      coming.map((each) => [JSON.stringify([plan, each.id]), each] as const),
    ),
  );
  return { targets: [], coming: [...coming.values()], missingParts: [] };
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
