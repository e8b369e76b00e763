import { z } from 'zod';
import { day, lastDayOfMonth, type Day } from './day.ts';
import { field, list, text } from './fields.ts';

const counts = {
  visits: field(z.int().min(0), 'Lượt truy cập', { example: '812' }),
  source: field(text(1, 300), 'Nguồn số liệu', { example: 'Nhật ký máy chủ' }),
  robots: field(z.int().min(0).optional(), 'Lượt của máy'),
};

const byMonth = z
  .strictObject({
    month: field(z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/), 'Tháng', { example: '2026-03' }),
    ...counts,
  })
  .transform(({ month, ...rest }) => ({ ...rest, ...daysOfMonth(month) }));

const byDays = z
  .strictObject({
    from: field(day, 'Từ ngày', { example: '2026-03-01' }),
    to: field(day, 'Đến ngày', { example: '2026-03-31' }),
    ...counts,
  })
  .refine(({ from, to }) => from <= to, { path: ['to'], params: { problem: 'days-reversed' } });

/** The visits of a portal, `luot-truy-cap.yaml`: entries by month or by days; both parse to `from` and `to`. */
export const visitsSchema = list(z.union([byMonth, byDays]), { max: 4000 });

function daysOfMonth(month: string): { from: Day; to: Day } {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return { from: `${month}-01`, to: lastDayOfMonth(year, number) };
}

export type Visits = z.output<typeof visitsSchema>;
