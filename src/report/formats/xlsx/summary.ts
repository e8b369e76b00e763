import type { Report } from '../../../schemas/report.ts';
import { setsNumber } from '../../overview.ts';
import { describePeriod, describeUnit, verdictWords } from '../../words.ts';
import { planOf } from '../office.ts';
import { day, verdictCell, number, text } from './cells.ts';
import type { Sheet } from './sheet.ts';

/** Lists every row of the report with its numbers. */
export function summarise(report: Report): Sheet {
  return {
    name: 'Tổng hợp',
    columns: [
      ['Kế hoạch', 14],
      ['Cổng', 19],
      ['Mã cổng', 19],
      ['Chỉ tiêu', 34],
      ['Đơn vị', 15],
      ['Kỳ', 14],
      ['Từ ngày', 12],
      ['Đến ngày', 12],
      ['Hạn báo cáo', 12],
      ['Yêu cầu', 9],
      ['Đạt được', 9],
      ['Còn thiếu', 9],
      ['Đánh giá', 15],
      ['Còn ngày', 7],
      ['Kỳ trước', 9],
      ['Cùng kỳ năm trước', 10],
    ],
    rows: report.portals.flatMap((portal) =>
      portal.targets.map((row) => [
        text(planOf(report, portal)?.number ?? portal.plan),
        text(portal.name),
        text(portal.portal),
        text(row.label),
        text(describeUnit(row) || null),
        text(describePeriod(row)),
        day(row.period.from),
        day(row.period.to),
        day(row.period.due),
        number(setsNumber(row) ? row.required : null),
        number(row.actual),
        number(setsNumber(row) ? row.missing : null),
        verdictCell(row.verdict, verdictWords[row.verdict]),
        number(row.daysLeft),
        number(row.previous?.actual),
        number(row.lastYear?.actual),
      ]),
    ),
  };
}
