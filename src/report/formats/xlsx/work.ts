import type { Report } from '../../../schemas/report.ts';
import { genres } from '../../../schemas/vocabulary.ts';
import { workOfPeople } from '../../people.ts';
import { day, number, text } from './cells.ts';
import type { Sheet } from './sheet.ts';

/** Lists who wrote how much of each genre in each period, as royalties and yearly ratings are reckoned from it. */
export function listWork(report: Report): Sheet[] {
  const work = workOfPeople(report);
  if (work.length === 0) return [];
  const sheet: Sheet = {
    name: 'Theo người',
    columns: [
      ['Cổng', 24],
      ['Người viết', 28],
      ['Kỳ', 18],
      ['Từ ngày', 12],
      ['Đến ngày', 12],
      ...Object.values(genres).map((name): Sheet['columns'][number] => [name, 10]),
      ['Cộng', 9],
    ],
    rows: work.map(({ portal, person, period, genres: written, total }) => [
      text(portal),
      text(person),
      text(period.label),
      day(period.from),
      day(period.to),
      ...Object.values(genres).map((name) => number(written.get(name) ?? 0)),
      number(total),
    ]),
  };
  return [sheet];
}
