import { expect, test } from 'vitest';
import { describeOffer, lastOffered, offersPeriod, periodsNamed } from '../../src/report/period-names.ts';
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
  ['2026-q2', '2026-Q2'],
  ['quý 3/2026', '2026-Q3'],
  ['Quý III - 2026', '2026-Q3'],
  ['quý ba năm 2026', '2026-Q3'],
  ['quý tư', '2026-Q4'],
  ['Q3', '2026-Q3'],
  ['Q3/2026', '2026-Q3'],
  ['2026Q3', '2026-Q3'],
  ['tháng 9', '2026-09'],
  ['T9', '2026-09'],
  ['tháng 9 năm 2026', '2026-09'],
  ['9/2026', '2026-09'],
  ['09-2026', '2026-09'],
  ['2026-9', '2026-09'],
  ['Tháng 12', '2026-12'],
  ['tuần thứ 3', '2026-W03'],
  ['w12', '2026-W12'],
  ['6 tháng đầu năm 2026', '2026-H1'],
  ['sáu tháng cuối năm', '2026-H2'],
  ['6 tháng', '2026-H1'],
  ['nửa đầu năm', '2026-H1'],
  ['9 tháng đầu năm 2026', '2026-9M'],
  ['9 tháng năm 2026', '2026-9M'],
  ['cả năm', '2026'],
  ['III/2026', '2026-Q3'],
  ['quí III', '2026-Q3'],
  ['tháng chín', '2026-09'],
  ['Tháng tư/2026', '2026-04'],
  ['tháng năm năm 2026', '2026-05'],
  ['tháng mười hai', '2026-12'],
  ['năm', '2026'],
])('kỳ “%s” là %s', (name, id) => {
  expect(periodsNamed(plan, name)).toEqual([id]);
});

test.each([
  'Quý V',
  'quý',
  'tháng 13',
  'Quý III/2025',
  '',
  '9',
  'III',
  'tháng',
  'tháng mười ba',
  'tuần 54',
  '13/2026',
  'quý iiii',
  'quý 3 quý 4',
])('không có kỳ nào tên “%s”', (name) => {
  expect(periodsNamed(plan, name)).toEqual([]);
});

test('kỳ riêng gọi bằng tên ghi trong kế hoạch, không kể hoa thường, dấu', () => {
  const custom = [
    { id: 'dot-1', kind: 'quarter', label: 'Đợt 1 (trước Tết)', from: '2026-01-01', to: '2026-02-14' },
  ];
  const own = planSchema.parse({
    ...{ title: 'Kế hoạch', issuer: 'UBND', year: 2026, periods: { scheme: 'custom', custom } },
    targets: [],
  });
  expect(periodsNamed(own, 'đợt 1 (trước tết)')).toEqual(['dot-1']);
  expect(periodsNamed(own, 'Quý I')).toEqual([]);
});

test('kế hoạch có những kỳ của chỉ tiêu và của báo cáo phải gửi; kỳ nhiều thì nêu kỳ đầu, kỳ cuối', () => {
  const target = (per: string) => ({ id: per, label: `Chỉ tiêu ${per}`, measure: 'articles', min: 1, per });
  const own = planSchema.parse({
    ...{ title: 'Kế hoạch', issuer: 'UBND', year: 2026 },
    periods: { scheme: 'nd09', deadlines: [{ period: '2026-9M', due: '2026-09-15' }] },
    targets: ['month', 'half', 'working-day'].map(target),
  });
  expect(describeOffer(own)).toBe(
    'từng ngày làm việc của năm 2026; tháng 1/2026 đến tháng 12/2026; 6 tháng đầu năm 2026, 6 tháng cuối năm 2026; 9 tháng năm 2026',
  );
  expect(['2026-09', '2026-H2', '2026-9M', '2026-04-03'].filter((id) => !offersPeriod(own, id))).toEqual([]);
  expect(['2026-Q3', '2026', '2025-09', '2027-04-03'].filter((id) => offersPeriod(own, id))).toEqual([]);
  expect(lastOffered(own, '2026-09-14')?.id).toBe('2026-09');
  expect(lastOffered(own, '2025-01-01')?.id).toBe('2026-01');
  expect(describeOffer(plan)).toBe('');
});
