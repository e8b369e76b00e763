import type { Report, TargetResult } from '../../schemas/report.ts';
import { inOneLine } from '../../text/printable.ts';
import { excessOf, isShare } from '../number-words.ts';
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
  'Mức tối đa',
  'Đạt được',
  'Trên tổng số',
  'Tỷ lệ đạt (%)',
  'Tỷ lệ yêu cầu (%)',
  'Còn thiếu',
  'Vượt mức tối đa',
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
      row.required > 0 ? row.required : null,
      row.max ?? null,
      row.actual,
      ...writeShare(row),
      row.required > 0 ? row.missing : null,
      excessOf(row) || null,
      verdictWords[row.verdict],
      row.daysLeft ?? null,
      row.counted.length,
      row.notCounted.length,
    ]),
  );
  return writeRows([COLUMNS, ...lines]);
}

/** Writes the whole, the share of it that was reached and the share asked for, in per cent; empty where none is asked. */
function writeShare(row: TargetResult): (number | null)[] {
  const { actual, whole, share, balance } = row;
  if (!isShare(row)) return [null, null, null];
  const reached = whole && actual !== null ? Math.round((actual / whole) * 10_000) / 100 : null;
  return [whole ?? null, reached, Math.round((share ?? balance ?? 1) * 10_000) / 100];
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
