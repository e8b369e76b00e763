import { expect, test } from 'vitest';
import { currentRows, unitProgress } from '../../src/views/plan-progress.ts';
import { tally } from '../../src/report/tally.ts';
import { planSchema } from '../../src/schemas/plan.ts';
import { evidenceWith, itemWith } from '../fixtures/evidence.ts';

const plan = planSchema.parse({
  ...{ title: 'Kế hoạch', issuer: 'UBND', year: 2026, periods: { scheme: 'calendar' } },
  targets: [
    {
      id: 'don-vi',
      label: 'Tin mỗi tháng của từng đơn vị',
      measure: 'articles',
      min: 1,
      per: 'month',
      by: 'unit',
    },
    { id: 'ghi', label: 'Tin ghi nhận của từng đơn vị', measure: 'articles', per: 'month', by: 'unit' },
    { id: 'nam', label: 'Tin cả năm', measure: 'articles', min: 9, per: 'year' },
  ],
});
const evidence = evidenceWith({
  articles: [
    itemWith('a', '2026-02-03', { units: ['van-phong', 'kinh-te'] }),
    itemWith('b', '2026-03-03', { units: ['kinh-te'] }),
  ],
});

test.each([
  ['2026-02-28', 'Tháng 2/2026', 2],
  ['2026-03-31', 'Tháng 3/2026', 1],
  ['2027-05-01', 'Tháng 12/2026', 0],
])('ngày %s: %s có %i trên 2 đơn vị đạt; chỉ tiêu không giao số không kể', (today, period, met) => {
  const result = tally('k', plan, evidence, today);
  expect(unitProgress(result, today)).toEqual([
    { label: 'Tin mỗi tháng của từng đơn vị', period, met, units: 2 },
  ]);
  expect(currentRows(result, today).map(({ id }) => id)).toEqual(['nam']);
});
