import type { Paragraph } from 'docx';
import type { PortalReport, Report, TargetResult, Verdict } from '../../../schemas/report.ts';
import { formatNumber, formatOfficialDay, midSentence } from '../../../text/format.ts';
import { worstOf } from '../../matrix.ts';
import { isSilent, rankings, setsNumber, SILENT_AFTER_DAYS, type Ranking } from '../../overview.ts';
import { describeNoRows, verdictWords } from '../../words.ts';
import { planOf } from '../office.ts';
import { formatLongDay, said } from './form.ts';
import { citePlan } from './frame.ts';
import { COLUMNS, coversMany, isFirstOf, isMeasured, sayNoRows } from './results.ts';

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
