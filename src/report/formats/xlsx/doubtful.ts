import type { Report } from '../../../schemas/report.ts';
import { describeDoubts, portalNamer } from '../../words.ts';
import { day, link, text } from './cells.ts';
import type { Sheet } from './sheet.ts';

/** Lists each doubtful article once, although several plans may bind its portal; no sheet where there is none. */
export function listDoubtful({ portals }: Report): Sheet[] {
  const nameOf = portalNamer({ portals });
  const articles = portals.flatMap(({ name, origins }) =>
    (origins?.doubtful ?? []).map((item) => [item.path, { name, ...item }] as const),
  );
  if (articles.length === 0) return [];
  const sheet = {
    name: 'Bài còn nghi',
    columns: [
      ['Cổng', 19],
      ['Ngày', 12],
      ['Tiêu đề', 42],
      ['Địa chỉ', 42],
      ['Vì sao nghi là chép của nơi khác', 50],
      ['Tệp', 36],
    ],
    rows: [...new Map(articles).values()].map(({ name, date, title, url, doubts, path }) => [
      text(name),
      day(date),
      text(title),
      link(url),
      text(describeDoubts(doubts, nameOf)),
      text(path),
    ]),
  } satisfies Sheet;
  return [sheet];
}
