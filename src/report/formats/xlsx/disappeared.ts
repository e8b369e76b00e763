import type { Report } from '../../../schemas/report.ts';
import { disappearedIn } from '../../disappeared.ts';
import { day, text } from './cells.ts';
import type { Sheet } from './sheet.ts';

/** Lists the items that an earlier report counted and that no longer exist; no sheet where there is none. */
export function listDisappeared(report: Report): Sheet[] {
  const items = disappearedIn(report);
  if (items.length === 0) return [];
  const sheet = {
    name: 'Mục nay không còn',
    columns: [
      ['Cổng', 19],
      ['Ngày', 12],
      ['Tiêu đề', 42],
      ['Chỉ tiêu', 34],
      ['Kỳ', 14],
      ['Tệp', 36],
    ],
    rows: items.map(({ portal, date, title, target, period, path }) => [
      text(portal),
      day(date),
      text(title),
      text(target),
      text(period),
      text(path),
    ]),
  } satisfies Sheet;
  return [sheet];
}
