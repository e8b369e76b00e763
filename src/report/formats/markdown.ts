import type { PortalReport, Report, TargetResult } from '../../schemas/report.ts';
import { formatDay } from '../../text/format.ts';
import { markdownCode, markdownText as escape } from '../../text/markdown-text.ts';
import { isSilent, rankings } from '../overview.ts';
import {
  describeEarlier,
  describeIntegrity,
  describeNotCounted,
  describeProgress,
  describeRow,
  describeStanding,
  flagWords,
  notCountedToShow,
  reasonWords,
  verdictWords,
} from '../words.ts';

/** Writes the report as Markdown for a pull request or the summary of a CI job. */
export function writeMarkdown(report: Report): string {
  const parts = [
    `# Kết quả thực hiện chỉ tiêu tính đến ngày ${formatDay(report.asOf)}`,
    writeOverview(report),
    ...describeIntegrity(report).map((line) => `> ${escape(line)}`),
    ...report.portals.map(writePortal),
    ...(report.unreadable.length > 0 ? [writeUnreadable(report)] : []),
  ];
  return parts.join('\n\n') + '\n';
}

function writeOverview(report: Report): string {
  if (report.portals.length === 0)
    return 'Không có kết quả nào: chưa cổng nào gắn với kế hoạch hoặc kỳ được chọn.';
  return [...rankings(report)]
    .map(([plan, list]) => {
      const { number, title } = report.plans.find(({ id }) => id === plan) ?? { number: plan, title: '' };
      const rows = list.map((each) => [
        String(each.rank),
        escape(each.name),
        `**${verdictWords[each.verdict]}**`,
        `${Math.round(each.share * 100)} %`,
        `${each.met}/${each.rows}`,
        each.lastArticle ? `${formatDay(each.lastArticle)}${isSilent(each) ? ' (im lặng)' : ''}` : 'chưa có',
        escape(each.missingParts.join(', ') || 'đủ'),
      ]);
      const head = [
        'Hạng',
        'Cổng',
        'Đánh giá',
        'Mức hoàn thành',
        'Dòng đạt',
        'Tin mới nhất',
        'Chuyên mục thiếu',
      ];
      return `**Kế hoạch ${escape(number ?? '')}** ${escape(title)}\n\n${table(head, rows)}`;
    })
    .join('\n\n');
}

function writePortal({ name, plan, verdict, targets }: PortalReport): string {
  const rows = targets.map((row) => [
    escape(row.label),
    escape(describeRow(row)),
    `${formatDay(row.period.from)} – ${formatDay(row.period.to)}`,
    describeProgress(row),
    describeStanding(row),
    describeEarlier(row.previous),
    describeEarlier(row.lastYear),
  ]);
  return [
    `## ${escape(name)} – ${escape(plan)}: ${verdictWords[verdict]}`,
    rows.length
      ? table(['Chỉ tiêu', 'Kỳ', 'Từ – đến', 'Kết quả', 'Đánh giá', 'Kỳ trước', 'Cùng kỳ năm trước'], rows)
      : 'Chưa có kỳ nào bắt đầu.',
    ...targets.filter(({ counted, notCounted }) => counted.length + notCounted.length > 0).map(writeEvidence),
  ].join('\n\n');
}

function writeEvidence(row: TargetResult): string {
  const { label, counted } = row;
  const left = notCountedToShow(row);
  const heading = `${label} – ${describeRow(row)}: ${counted.length} minh chứng${left.length ? `, ${describeNotCounted(row)}` : ''}`;
  const items = [
    ...counted.map(({ title, date, url, flags }) => {
      const link = url
        ? `[${escape(title)}](<${url.toWellFormed().replace(/[^!-~]|[<>\\&[\]]/gu, encodeURIComponent)}>)`
        : escape(title);
      const marks = flags?.length ? ` (${flags.map((flag) => flagWords[flag]).join(', ')})` : '';
      return `- ${dated(date)}${link}${marks}`;
    }),
    ...left.map(({ title, date, reason }) => `- ${dated(date)}~~${escape(title)}~~ (${reasonWords[reason]})`),
  ];
  return ['<details>', `<summary>${escape(heading)}</summary>`, '', ...items, '', '</details>'].join('\n');
}

function writeUnreadable({ unreadable }: Report): string {
  return [
    '## Tệp không đọc được',
    ...unreadable.map(({ path, message }) => `- ${markdownCode(path)}: ${escape(message)}`),
  ].join('\n');
}

function dated(date: string | null): string {
  return date ? `${formatDay(date)} ` : '';
}

function table(head: string[], rows: string[][]): string {
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
