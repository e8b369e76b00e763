import type { Report } from '../schemas/report.ts';
import { formatDay, formatNumber, midSentence } from '../text/format.ts';
import { portalNamer } from './words.ts';

/** An item that an earlier report counted and that no longer exists, with the names that people know. */
export interface DisappearedItem {
  portal: string;
  title: string;
  path: string;
  date: string | null;
  target: string;
  period: string;
}

/** Names what an earlier report counted and what no longer exists. What this report does not know keeps its id. */
export function disappearedIn({ portals, integrity }: Report): DisappearedItem[] {
  const nameOf = portalNamer({ portals });
  const rows = portals.flatMap(({ targets }) => targets);
  const labels = new Map(rows.map(({ id, label }) => [id, label]));
  const periods = new Map(rows.map(({ period }) => [period.id, period.label]));
  return integrity.disappeared.map((item) => ({
    ...item,
    portal: nameOf(item.portal),
    target: labels.get(item.target) ?? item.target,
    period: periods.get(item.period) ?? item.period,
  }));
}

/** The most items that a text names; the workbook and the JSON have all. */
const MAX_NAMED = 20;

/**
 * Names these items, each in one phrase; of many only the first.
 * @example ['Tin của xã (Xã Minh Họa, ngày 06/01/2026; Tin mỗi quý, quý I/2026)', 'và 4 mục nữa, kê đủ ở báo cáo Excel, JSON']
 */
export function listDisappeared(report: Report, writeDay: (day: string) => string = formatDay): string[] {
  const items = disappearedIn(report);
  const more = items.length - MAX_NAMED;
  return [
    ...items.slice(0, MAX_NAMED).map(({ portal, title, date, target, period }) => {
      const where = [portal, ...(date === null ? [] : [`ngày ${writeDay(date)}`])].join(', ');
      return `${title} (${where}; ${target}, ${midSentence(period)})`;
    }),
    ...(more > 0 ? [`và ${formatNumber(more)} mục nữa, kê đủ ở báo cáo Excel, JSON`] : []),
  ];
}
