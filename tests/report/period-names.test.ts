import { expect, test } from 'vitest';
import { periodsNamed } from '../../src/report/period-names.ts';
import { planSchema } from '../../src/schemas/plan.ts';

const plan = planSchema.parse({ title: 'Kế hoạch', issuer: 'UBND', year: 2026, targets: [] });

test.each([
  ['Quý III', '2026-Q3'],
  ['quý 3', '2026-Q3'],
  ['QUÝ III/2026', '2026-Q3'],
  ['quy iii nam 2026', '2026-Q3'],
  ['Quý 4 năm 2026', '2026-Q4'],
  ['Tháng 07', '2026-07'],
  ['tháng 7/2026', '2026-07'],
  ['tuần 12', '2026-W12'],
  ['6 tháng đầu năm', '2026-H1'],
  ['9 tháng', '2026-9M'],
  ['Năm 2026', '2026'],
  ['2026-Q2', '2026-Q2'],
])('kỳ “%s” là %s', (name, id) => {
  expect(periodsNamed(plan, name)).toEqual([id]);
});

test.each(['Quý V', 'quý', 'tháng 13', 'Quý III/2025', ''])('không có kỳ nào tên “%s”', (name) => {
  expect(periodsNamed(plan, name)).toEqual([]);
});
