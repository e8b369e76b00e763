import type { Report, TargetResult } from '../../../schemas/report.ts';
import { excessOf, isShare } from '../../number-words.ts';
import { describePeriod, describeUnit, verdictWords } from '../../words.ts';
import { planOf } from '../office.ts';
import { day, verdictCell, number, text, type CellContent } from './cells.ts';
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
      ['Mức tối đa', 8],
      ['Đạt được', 9],
      ['Trên tổng số', 9],
      ['Tỷ lệ đạt', 8],
      ['Tỷ lệ yêu cầu', 8],
      ['Còn thiếu', 9],
      ['Vượt mức tối đa', 8],
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
        number(row.required > 0 ? row.required : null),
        number(row.max),
        number(row.actual),
        ...shareCells(row),
        number(row.required > 0 ? row.missing : null),
        number(excessOf(row) || null),
        verdictCell(row.verdict, verdictWords[row.verdict]),
        number(row.daysLeft),
        number(row.previous?.actual),
        number(row.lastYear?.actual),
      ]),
    ),
  };
}

/** Writes the whole, the share of it that was reached and the share asked for; empty where none is asked. */
function shareCells(row: TargetResult): CellContent[] {
  const { actual, whole, share, balance } = row;
  if (!isShare(row)) return [number(null), number(null), number(null)];
  const reached = whole && actual !== null ? actual / whole : null;
  return [number(whole), number(reached, '0.0%'), number(share ?? balance, '0.0%')];
}
