import type { Report } from '../../../schemas/report.ts';
import { rankings, type Ranking } from '../../overview.ts';
import { describeVerdict } from '../../words.ts';
import { planOf } from '../office.ts';
import { day, verdictCell, number, numberOfPoints, text, type CellContent } from './cells.ts';
import type { Sheet } from './sheet.ts';

/** Ranks the portals of each plan. */
export function rank(report: Report): Sheet {
  const isScored = report.portals.some(({ points }) => points);
  return {
    name: 'Xếp hạng',
    columns: [
      ['Kế hoạch', 18],
      ['Hạng', 8],
      ['Cổng', 26],
      ['Mã cổng', 22],
      ['Đánh giá', 18],
      ['Chỉ tiêu đạt', 10],
      ['Chỉ tiêu có giao số', 11],
      ['Chỉ ghi nhận', 10],
      ...(isScored ? RANKED_POINTS : []),
      ['Mức hoàn thành', 12],
      ['Mức hoàn thành theo lượt', 14],
      ['Tin, bài mới nhất', 14],
      ['Số ngày không có tin, bài', 14],
      ['Phần còn thiếu', 34],
      ['Tin, bài trong kỳ', 10],
      ['Tự viết', 9],
      ['Đăng lại', 9],
      ['Nghi là chép', 9],
    ],
    rows: [...rankings(report)].flatMap(([plan, portals]) =>
      portals.map((each) => [
        text(planOf(report, { plan })?.number ?? plan),
        number(each.rank),
        text(each.name),
        text(each.portal),
        verdictCell(each.verdict, describeVerdict(each.verdict, each.rows + each.reported)),
        number(each.met),
        number(each.rows),
        number(each.reported),
        ...(isScored
          ? [
              numberOfPoints(each.points?.earned),
              numberOfPoints(each.points?.possible),
              text(each.points?.band ?? null),
            ]
          : []),
        number(each.completion?.byTarget, '0.0%'),
        number(each.completion?.byRow, '0.0%'),
        day(each.lastArticle),
        number(each.silentDays),
        text(each.missingParts.join('; ')),
        ...originCells(each.origins),
      ]),
    ),
  };
}

const RANKED_POINTS: Sheet['columns'] = [
  ['Điểm', 9],
  ['Điểm tối đa', 9],
  ['Hạng theo điểm', 10],
];

function originCells(origins: Ranking['origins']): CellContent[] {
  const { articles, own, reposted, doubtful } = origins ?? {};
  return [number(articles), number(own), number(reposted), number(doubtful?.length)];
}
