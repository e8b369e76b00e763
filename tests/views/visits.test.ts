import { expect, test } from 'vitest';
import { describeSpan, visitsByYear } from '../../src/views/visits.ts';

const entry = (from: string, to: string, visits: number) => ({ from, to, visits, source: 'Nhật ký máy chủ' });

test('lượt truy cập cộng theo năm của ngày đầu, giữ thứ tự', () => {
  const list = [
    entry('2026-02-01', '2026-02-28', 30),
    entry('2026-01-01', '2026-01-31', 20),
    entry('2025-12-15', '2026-01-14', 10),
  ];
  expect(visitsByYear(list).map(({ year, total, entries }) => [year, total, entries.length])).toEqual([
    ['2026', 50, 2],
    ['2025', 10, 1],
  ]);
});

test('trọn tháng gọi theo tháng, ngày khác thì từ ngày đến ngày', () => {
  expect(describeSpan(entry('2024-02-01', '2024-02-29', 1))).toBe('Tháng 2/2024');
  expect(describeSpan(entry('2024-02-01', '2024-02-28', 1))).toBe('01/02/2024 – 28/02/2024');
});
