import { expect, test } from 'vitest';
import { visitsSchema } from '../../src/schemas/visits.ts';

test('một tháng đọc thành ngày đầu và ngày cuối của nó', () => {
  expect(
    visitsSchema.parse([
      { month: '2024-02', visits: 812, source: 'Nhật ký' },
      { from: '2024-03-01', to: '2024-03-15', visits: 0, source: 'Nhật ký', robots: 7 },
    ]),
  ).toEqual([
    { from: '2024-02-01', to: '2024-02-29', visits: 812, source: 'Nhật ký' },
    { from: '2024-03-01', to: '2024-03-15', visits: 0, source: 'Nhật ký', robots: 7 },
  ]);
});

test.each([
  { month: '2024-13', visits: 1, source: 'x' },
  { month: '2024-2', visits: 1, source: 'x' },
  { month: '2024-02', visits: -1, source: 'x' },
  { month: '2024-02', visits: 1.5, source: 'x' },
  { month: '2024-02', visits: 1 },
  { month: '2024-02', visits: null, source: 'x' },
  { month: '2024-02', from: '2024-02-01', to: '2024-02-29', visits: 1, source: 'x' },
  { from: '2024-03-15', to: '2024-03-01', visits: 1, source: 'x' },
  { from: '2024-03-15', visits: 1, source: 'x' },
])('không nhận %j', (entry) => {
  expect(visitsSchema.safeParse([entry]).success).toBe(false);
});
