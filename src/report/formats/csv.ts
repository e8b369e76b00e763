import type { Report } from '../../schemas/report.ts';
import { inOneLine } from '../../text/printable.ts';
import { setsNumber } from '../overview.ts';
import { describePeriod, describeUnit, verdictWords } from '../words.ts';

const COLUMNS = [
  'Kế hoạch',
  'Cổng',
  'Mã cổng',
  'Chỉ tiêu',
  'Mã chỉ tiêu',
  'Đơn vị',
  'Kỳ',
  'Mã kỳ',
  'Từ ngày',
  'Đến ngày',
  'Hạn báo cáo',
  'Yêu cầu',
  'Đạt được',
  'Còn thiếu',
  'Đánh giá',
  'Còn ngày',
  'Số minh chứng',
  'Không tính',
];

/**
 * Writes the report for a spreadsheet, a line per row: CSV by RFC 4180 in UTF-8, with the byte order mark that Excel
 * needs. Days are ISO, numbers have no separators, values that are unknown or that the plan does not set are empty.
 */
export function writeCsv({ portals, plans }: Report): string {
  const numbers = new Map(plans.map(({ id, number }) => [id, number]));
  const lines = portals.flatMap(({ plan, name, portal, targets }) =>
    targets.map((row) => [
      numbers.get(plan) ?? plan,
      name,
      portal,
      row.label,
      row.id,
      describeUnit(row),
      describePeriod(row),
      row.period.id,
      row.period.from,
      row.period.to,
      row.period.due,
      setsNumber(row) ? row.required : null,
      row.actual,
      setsNumber(row) ? row.missing : null,
      verdictWords[row.verdict],
      row.daysLeft ?? null,
      row.counted.length,
      row.notCounted.length,
    ]),
  );
  return writeRows([COLUMNS, ...lines]);
}

/** Writes rows for a spreadsheet, in the form that `writeCsv` describes. */
export function writeRows(rows: readonly (string | number | null)[][]): string {
  return BYTE_ORDER_MARK + rows.map((cells) => cells.map(writeCell).join(',') + '\r\n').join('');
}

const BYTE_ORDER_MARK = '\uFEFF';

function writeCell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = disarm(inOneLine(value));
  return /[",;]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * Puts an apostrophe before a text that a spreadsheet would compute as a formula, in full-width characters or after
 * spaces too.
 */
function disarm(text: string): string {
  return /^\s*[=+\-@＝＋－＠]/.test(text) ? `'${text}` : text;
}
