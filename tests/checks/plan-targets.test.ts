import { describe, expect, test } from 'vitest';
import { checkPlanTargets } from '../../src/checks/plan-targets.ts';
import type { Problem } from '../../src/problems/problem.ts';
import type { Plans } from '../../src/reading/content.ts';
import { planSchema } from '../../src/schemas/plan.ts';

function problemsOf(plan: object): Problem[] {
  const data = planSchema.parse({
    ...{ title: 'Kế hoạch', issuer: 'UBND', year: 2026 },
    targets: [{ id: 't', label: 'T', measure: 'articles', min: 1, per: 'quarter' }],
    ...plan,
  });
  const positionOf = () => ({ line: 1, column: 1 });
  const plans = { plans: new Map([['kh', { file: 'plans/kh.yaml', data, positionOf }]]) } as unknown as Plans;
  return checkPlanTargets(plans);
}

describe('kỳ riêng để sót ngày ở đầu, ở cuối của một loại', () => {
  const target = { id: 't', label: 'T', measure: 'articles', min: 1, per: 'quarter' };
  const period = (id: string, kind: string, from: string, to: string) => ({ id, kind, label: id, from, to });
  const quarters = [
    period('dot-1', 'quarter', '2026-02-01', '2026-05-31'),
    period('dot-2', 'quarter', '2026-06-01', '2026-11-30'),
  ];
  const year = period('nam', 'year', '2026-01-01', '2026-12-31');
  const gaps = (plan: object, custom: object[] = [...quarters, year]) =>
    problemsOf({ periods: { scheme: 'custom', custom }, ...plan }).map(({ code, facts }) => [code, facts]);
  const start = ['custom-periods-gap', { from: '2026-01-01', to: '2026-01-31', kind: 'quý' }];
  const end = ['custom-periods-gap', { from: '2026-12-01', to: '2026-12-31', kind: 'quý' }];

  test('kỳ dài hơn có những ngày ấy thì được nêu, kèm các ngày', () => {
    expect(gaps({})).toEqual([start, end]);
    expect(gaps({ issued: '2026-01-05' })).toEqual([start, end]);
    expect(gaps({}, [...quarters, period('nam', 'year', '2026-01-15', '2026-11-30')])).toEqual([
      ['custom-periods-gap', { from: '2026-01-01', to: '2026-01-14', kind: '' }],
      ['custom-periods-gap', { from: '2026-12-01', to: '2026-12-31', kind: '' }],
      ['custom-periods-gap', { from: '2026-01-15', to: '2026-01-31', kind: 'quý' }],
    ]);
  });

  test('kế hoạch không tính những ngày ấy thì không có gì để nói', () => {
    expect(gaps({ from: '2026-02-01', to: '2026-11-30' })).toEqual([]);
    expect(gaps({ issued: '2026-02-01' })).toEqual([end]);
    expect(gaps({ targets: [{ ...target, until: '2026-11-06' }] })).toEqual([start]);
  });

  test('kỳ chỉ để báo cáo, không chỉ tiêu nào tính theo, thì không phải phủ cả năm', () => {
    expect(gaps({ targets: [{ ...target, per: 'year' }] })).toEqual([]);
    const nineMonths = [period('chin-thang', 'nine-months', '2026-01-01', '2026-09-30'), year];
    expect(gaps({ targets: [{ ...target, per: 'nine-months' }] }, nineMonths)).toEqual([]);
  });
});

describe('hạn báo cáo trước khi kỳ bắt đầu', () => {
  const early = (periods: object) =>
    problemsOf({ periods }).map(({ code, facts }) => [code, 'due' in facts && facts.due]);

  test('ngày trước ngày đầu kỳ là sai; từ ngày đầu kỳ, trước ngày cuối kỳ thì có thể là ý của kế hoạch', () => {
    const deadlines = (scheme: string, ...days: string[]) =>
      early({ scheme, deadlines: days.map((due) => ({ period: '2026-Q4', due })) });
    expect(deadlines('calendar', '2026-02-01', '2026-09-30', '2026-10-01', '2027-01-05')).toEqual([
      ['deadline-before-period', '2026-02-01'],
      ['deadline-before-period', '2026-09-30'],
    ]);
    expect(deadlines('nd09', '2026-09-14', '2026-09-15')).toEqual([['deadline-before-period', '2026-09-14']]);
  });

  test('hạn ghi ở kỳ riêng cũng vậy', () => {
    const period = { id: 'dot-1', kind: 'quarter', label: 'Đợt 1', from: '2026-01-01', to: '2026-12-31' };
    expect(early({ scheme: 'custom', custom: [{ ...period, due: '2025-12-28' }] })).toEqual([
      ['deadline-before-period', '2025-12-28'],
    ]);
    expect(early({ scheme: 'custom', custom: [{ ...period, due: '2026-12-28' }] })).toEqual([]);
    // Periods that the plan does not follow are not looked at.
    expect(early({ scheme: 'calendar', custom: [{ ...period, due: '2025-12-28' }] })).toEqual([]);
  });
});
