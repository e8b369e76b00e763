import type { Report } from '../../../schemas/report.ts';
import { describeDetail, describeRule } from '../../score-words.ts';
import { planOf } from '../office.ts';
import { day, numberOfPoints, text } from './cells.ts';
import type { Sheet } from './sheet.ts';

/** Lists the parts of the points with their rules, and what would bring more; nothing where no plan gives points. */
export function listPoints(report: Report): Sheet[] {
  const scored = report.portals.flatMap(({ points, ...portal }) => (points ? { ...portal, points } : []));
  if (scored.length === 0) return [];
  const head = (portal: (typeof scored)[number]) => [
    text(planOf(report, portal)?.number ?? portal.plan),
    text(portal.name),
    text(portal.portal),
  ];
  const isOfPeriod = report.period !== undefined;
  const amounts = ({
    brought,
    earned,
    possible,
    lost,
    open,
  }: Pick<(typeof scored)[number]['points'], 'brought' | 'earned' | 'possible' | 'lost' | 'open'>) =>
    [...(isOfPeriod ? [brought] : []), earned, possible, lost, open].map((each) => numberOfPoints(each));
  return [
    {
      name: 'Điểm',
      columns: [
        ...PLAN_AND_PORTAL,
        ['Phần chấm', 34],
        ...(isOfPeriod ? [IN_PERIOD] : []),
        ['Điểm', 9],
        ['Điểm tối đa', 9],
        ['Đã mất', 9],
        ['Còn có thể đạt', 10],
        ['Cách tính', 40],
        ['Chi tiết', 40],
        ['Căn cứ', 24],
      ],
      rows: scored.flatMap((portal) => [
        ...portal.points.parts.map((part) => [
          ...[...head(portal), text(part.label), ...amounts(part)],
          ...[text(describeRule(part)), text(describeDetail(part)), text(part.basis)],
        ]),
        [
          ...[...head(portal), text('Cộng'), ...amounts(portal.points)],
          ...[text(null), text(portal.points.band ? `Hạng ${portal.points.band}` : null)],
          text(portal.points.basis ?? null),
        ],
      ]),
    },
    {
      name: 'Việc thêm điểm',
      columns: [
        ...PLAN_AND_PORTAL,
        ['Việc', 44],
        ['Thêm điểm', 9],
        ['Chỉ tiêu', 34],
        ['Đơn vị', 18],
        ['Kỳ', 16],
        ['Hạn', 12],
      ],
      rows: scored.flatMap((portal) =>
        portal.points.next.map(({ what, gain, label, unit, period, until }) => [
          ...[...head(portal), text(what), numberOfPoints(gain), text(label)],
          ...[text(unit), text(period), day(until)],
        ]),
      ),
    },
  ];
}

const IN_PERIOD: Sheet['columns'][number] = ['Trong kỳ', 9];

const PLAN_AND_PORTAL: Sheet['columns'] = [
  ['Kế hoạch', 14],
  ['Cổng', 19],
  ['Mã cổng', 19],
];
