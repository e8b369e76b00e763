import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { planSchema } from '../../src/schemas/plan.ts';
import { planYaml } from '../fixtures/make.ts';

const plan = (changes: Record<string, unknown>) => planSchema.safeParse(parse(planYaml(changes)) as unknown);
const problems = (changes: Record<string, unknown>) =>
  plan(changes).error?.issues.map((issue) => [
    issue.path.join('.'),
    issue.code === 'custom' ? (issue.params?.['problem'] as string) : issue.code,
  ]);
const target = { id: 'a', label: 'A', measure: 'articles', min: 1, per: 'quarter' };

test('không nói gì thì kỳ theo Nghị định 09, gần đạt từ 80 %, không đòi độ dài, tính cho cả cổng', () => {
  expect(plan({ periods: undefined, targets: [target] }).data).toMatchObject({
    periods: { scheme: 'nd09', deadlines: [], custom: [] },
    bands: { near: 0.8 },
    minWords: 0,
    targets: [{ filter: {}, by: 'portal' }],
  });
});

test('một bộ lọc có thể nêu đủ mọi điều kiện', () => {
  const filter = {
    sections: ['cchc'],
    topics: ['the-che'],
    genres: ['tin'],
    origin: 'dia-phuong',
    channels: ['bao-tinh'],
    forms: ['tap-huan'],
    units: ['van-phong'],
  };
  expect(plan({ targets: [{ ...target, filter }] }).data?.targets[0]?.filter).toEqual(filter);
});

test('hai chỉ tiêu không được trùng mã', () => {
  expect(problems({ targets: [target, target] })).toEqual([['targets.1.id', 'duplicate-id']]);
});

test.each(['articles', 'publications', 'activities', 'people', 'visits', 'sections'])(
  'đo được %s',
  (measure) => {
    expect(plan({ targets: [{ ...target, measure }] }).success).toBe(true);
  },
);

test.each(['week', 'month', 'quarter', 'half', 'nine-months', 'year'])('tính được theo %s', (per) => {
  expect(plan({ targets: [{ ...target, per }] }).success).toBe(true);
});

test('hạn báo cáo nằm ngoài năm của kế hoạch và ba tháng sau bị từ chối', () => {
  const due = (day: string) =>
    problems({ periods: { scheme: 'calendar', deadlines: [{ period: '2026', due: day }] } });
  expect(due('2027-04-01')).toEqual([['periods.deadlines.0.due', 'deadline-outside-year']]);
  expect(due('2025-12-31')).toEqual([['periods.deadlines.0.due', 'deadline-outside-year']]);
  expect(due('2027-03-31')).toBe(undefined);
  expect(due('2026-12-15')).toBe(undefined);
});

describe('kỳ riêng', () => {
  const period = (id: string, from: string, to: string, kind = 'quarter') => ({
    id,
    kind,
    label: id,
    from,
    to,
  });
  const custom = (...list: object[]) =>
    problems({ periods: { scheme: 'custom', custom: list }, targets: [target] });

  test('liền nhau thì được', () => {
    expect(
      custom(period('mot', '2026-01-01', '2026-02-27'), period('hai', '2026-02-28', '2026-05-30')),
    ).toBeUndefined();
  });

  test('chồng nhau dù chỉ một ngày thì không được', () => {
    expect(
      custom(period('mot', '2026-01-01', '2026-02-28'), period('hai', '2026-02-28', '2026-05-30')),
    ).toEqual([['periods.custom.1.from', 'custom-periods-overlap']]);
  });

  test('khác loại thì được chồng nhau', () => {
    expect(
      custom(period('mot', '2026-01-01', '2026-02-28'), period('nam', '2026-01-01', '2026-12-31', 'year')),
    ).toBeUndefined();
  });

  test('ngược ngày, trùng mã, hoặc không kê kỳ nào thì không được', () => {
    expect(custom(period('mot', '2026-02-28', '2026-01-01'))).toEqual([
      ['periods.custom.0.to', 'days-reversed'],
    ]);
    expect(
      custom(period('mot', '2026-01-01', '2026-01-02'), period('mot', '2026-02-01', '2026-02-02')),
    ).toEqual([['periods.custom.1.id', 'duplicate-id']]);
    expect(custom()).toEqual([['periods.scheme', 'custom-periods-missing']]);
  });

  test('chỉ tiêu tính theo loại kỳ không có trong danh sách thì không được', () => {
    expect(custom(period('nam', '2026-01-01', '2026-12-31', 'year'))).toEqual([
      ['targets.0.per', 'custom-period-kind-missing'],
    ]);
  });
});
