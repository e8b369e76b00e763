import type { PortalReport, Report, TargetResult } from '../../schemas/report.ts';
import { formatDay } from '../../text/format.ts';
import { markdownCode, markdownText as escape } from '../../text/markdown-text.ts';
import { listDisappeared } from '../disappeared.ts';
import { describeFacts } from '../fact-words.ts';
import { describeProgress } from '../number-words.ts';
import { isSilent, rankings, SILENT_AFTER_DAYS } from '../overview.ts';
import { describeDeadline, describeIssued, namePlan } from '../plan-words.ts';
import { withoutRepeats } from '../repeats.ts';
import { describeLagging, describeOwnPeriods } from '../row-groups.ts';
import { describeAssignments } from '../work-words.ts';
import {
  describeDetail,
  describePoints,
  describeRule,
  formatPoints,
  listAdvice,
  nameTotal,
} from '../score-words.ts';
import {
  describeDoubts,
  describeDue,
  describeEach,
  describeEarlier,
  describeFlags,
  describeGaps,
  describeIdlePlans,
  describeIntegrity,
  describeLeftOut,
  describeMet,
  describeNoRows,
  describeNotCounted,
  describeNothing,
  describeOrigins,
  describeRow,
  describeShare,
  describeStanding,
  describeStandsFor,
  describeVerdict,
  notCountedToShow,
  portalNamer,
  type NamePortal,
  describeReasonAgainst,
} from '../words.ts';

/** Writes the report as Markdown for a pull request or the summary of a CI job. */
export function writeMarkdown(report: Report): string {
  const nameOf = portalNamer(report);
  const parts = [
    `# Kết quả thực hiện chỉ tiêu tính đến ngày ${formatDay(report.asOf)}`,
    writeOverview(report),
    ...[describeIdlePlans(report), ...describeIntegrity(report)]
      .filter(Boolean)
      .map((line) => `> ${escape(line)}`),
    ...writeDisappeared(report),
    ...withoutRepeats(report.portals).map((portal) => writePortal(portal, nameOf)),
    ...(report.unreadable.length > 0 ? [writeUnreadable(report)] : []),
  ];
  return parts.join('\n\n') + '\n';
}

function writeDisappeared(report: Report): string[] {
  const items = listDisappeared(report);
  if (items.length === 0) return [];
  return [
    fold(
      'Mục đã tính ở báo cáo trước nay không còn',
      items.map((item) => `- ${escape(item)}`),
    ),
  ];
}

function writeOverview(report: Report): string {
  if (report.portals.length === 0) return describeNothing(report);
  return [...rankings(report)]
    .map(([plan, portals]) => {
      const facts = report.plans.find(({ id }) => id === plan);
      const isScored = portals.some(({ points }) => points);
      const rows = portals.map((each) => [
        String(each.rank),
        escape(each.name),
        `**${describeVerdict(each.verdict, each.rows + each.reported)}**`,
        ...(isScored ? [escape(nameTotal(each))] : []),
        describeShare(each.completion?.byTarget),
        describeMet(each),
        each.lastArticle
          ? `${formatDay(each.lastArticle)}${isSilent(each) ? ` (quá ${SILENT_AFTER_DAYS} ngày không có tin)` : ''}`
          : 'chưa có',
        escape(each.missingParts.join(', ') || 'đủ'),
      ]);
      const head = [
        'Hạng',
        'Cổng',
        'Đánh giá',
        ...(isScored ? ['Điểm'] : []),
        'Mức hoàn thành',
        'Lượt chỉ tiêu đạt',
        'Tin mới nhất',
        'Chuyên mục thiếu',
      ];
      const name = facts ? namePlan(facts) : `Kế hoạch ${plan}`;
      const rest = facts ? ` ${escape(facts.title)}, ${describeIssued(facts)}` : '';
      return [
        `**${escape(name)}**${rest}`,
        table(head, rows),
        ...list(facts?.reports.map(describeDeadline) ?? []),
      ].join('\n\n');
    })
    .join('\n\n');
}

function writePortal(report: PortalReport, nameOf: NamePortal): string {
  const { name, plan, verdict, targets, proposals } = report;
  const rows = targets.map((row) => [
    escape(row.label),
    escape(describeRow(row)),
    [`${formatDay(row.period.from)} – ${formatDay(row.period.to)}`, describeDue(row)]
      .filter(Boolean)
      .join('; '),
    describeProgress(row),
    escape(
      [describeStanding(row), describeOwnPeriods(row), describeEach(row), describeGaps(row)]
        .filter(Boolean)
        .join('; '),
    ),
    describeEarlier(row.previous),
    describeEarlier(row.lastYear),
  ]);
  const leftOut = describeLeftOut(report);
  return [
    `## ${escape(name)} – ${escape(plan)}: ${describeVerdict(verdict, targets.length)}`,
    rows.length
      ? table(['Chỉ tiêu', 'Kỳ', 'Từ – đến', 'Kết quả', 'Đánh giá', 'Kỳ trước', 'Cùng kỳ năm trước'], rows)
      : escape(describeNoRows(report)),
    ...list(describeLagging(targets)),
    ...(leftOut ? [`- ${escape(leftOut)}`] : []),
    ...writePoints(report),
    ...list([describeOrigins(report), ...describeAssignments(report)].filter(Boolean)),
    ...writeDoubtful(report, nameOf),
    ...list(proposals.map(({ text, date }) => `Kiến nghị, ngày ${formatDay(date)}: ${text}`)),
    ...targets
      .filter(({ counted, notCounted }) => counted.length + notCounted.length > 0)
      .map((row) => writeEvidence(row, nameOf)),
  ].join('\n\n');
}

/** Writes the points of a portal: the sum, a table of its parts, and what would bring more. */
function writePoints({ points }: PortalReport): string[] {
  if (!points) return [];
  const isOfPeriod = points.brought !== undefined;
  const rows = points.parts.map((part) => [
    escape(part.label),
    ...(isOfPeriod ? [formatPoints(part.brought ?? 0)] : []),
    ...[part.earned, part.possible, part.lost, part.open].map(formatPoints),
    escape([describeRule(part), describeDetail(part)].filter(Boolean).join('; ')),
    escape(part.basis ?? ''),
  ]);
  const advice = listAdvice(points);
  return [
    `**${escape(describePoints({ points }))}**${points.basis ? ` Căn cứ: ${escape(points.basis)}.` : ''}`,
    table(
      [
        'Phần chấm',
        ...(isOfPeriod ? ['Trong kỳ'] : []),
        ...['Điểm', 'Tối đa', 'Đã mất', 'Còn có thể đạt', 'Cách tính', 'Căn cứ'],
      ],
      rows,
    ),
    ...(advice.length > 0 ? ['Việc đem lại điểm, nhiều điểm cho mỗi việc đứng trước:', ...list(advice)] : []),
  ];
}

function writeDoubtful({ origins }: PortalReport, nameOf: NamePortal): string[] {
  const doubtful = origins?.doubtful ?? [];
  if (doubtful.length === 0) return [];
  const items = doubtful.map(
    ({ title, date, url, doubts }) =>
      `- ${dated(date)}${link(title, url)}: ${escape(describeDoubts(doubts, nameOf))}`,
  );
  return [fold(`Tin, bài nghi là chép của nơi khác: ${doubtful.length}`, items)];
}

function writeEvidence(row: TargetResult, nameOf: NamePortal): string {
  const { label, counted } = row;
  const left = notCountedToShow(row);
  const heading = `${label} – ${describeRow(row)}: ${counted.length} minh chứng${left.length ? `, ${describeNotCounted(row)}` : ''}`;
  const items = [
    ...counted.map((item) => {
      const { title, date, url, facts = {} } = item;
      const flags = [...describeStandsFor(row, item), ...describeFlags(item, nameOf)];
      const marks = flags.length > 0 ? ` (${escape(flags.join('; '))})` : '';
      const proofs = (facts.evidence ?? []).map(({ name, url: proof }) => link(name, proof));
      const more = [escape(describeFacts(facts)), ...proofs].filter(Boolean).join('; ');
      return `- ${dated(date)}${link(title, url)}${marks}${more && `: ${more}`}`;
    }),
    ...left.map((item) => `- ${dated(item.date)}~~${escape(item.title)}~~ (${describeReasonAgainst(item)})`),
  ];
  return fold(heading, items);
}

function fold(heading: string, items: string[]): string {
  return ['<details>', `<summary>${escape(heading)}</summary>`, '', ...items, '', '</details>'].join('\n');
}

function writeUnreadable({ unreadable }: Report): string {
  return [
    '## Tệp không đọc được',
    ...unreadable.map(({ path, message }) => `- ${markdownCode(path)}: ${escape(message)}`),
  ].join('\n');
}

function link(text: string, url: string | null): string {
  if (!url || !/^https?:\/\//i.test(url)) return escape(text);
  return `[${escape(text)}](<${url.toWellFormed().replace(/[^!-~]|[<>\\&[\]]/gu, encodeURIComponent)}>)`;
}

/** Writes a list as one part of the page; no part where the list is empty. */
function list(items: string[]): string[] {
  return items.length > 0 ? [items.map((item) => `- ${escape(item)}`).join('\n')] : [];
}

function dated(date: string | null): string {
  return date ? `${formatDay(date)} ` : '';
}

function table(head: string[], rows: string[][]): string {
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
