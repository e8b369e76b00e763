import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compare } from '../../src/report/compare.ts';
import type { Evidence } from '../../src/report/evidence.ts';
import type { Item } from '../../src/report/item.ts';
import { tally } from '../../src/report/tally.ts';
import { evidenceWith, itemWith } from '../fixtures/evidence.ts';
import { addDays } from '../../src/schemas/day.ts';
import { planSchema, type Plan } from '../../src/schemas/plan.ts';
import type { TargetResult } from '../../src/schemas/report.ts';

const target = { id: 'cong-xa', label: 'Tin', measure: 'articles', min: 5, per: 'quarter' };

const planWith = (changes: object = {}, more: object = {}): Plan =>
  planSchema.parse({
    number: '1/KH-UBND',
    title: 'Kế hoạch',
    issuer: 'UBND',
    issued: '2025-12-01',
    year: 2026,
    periods: { scheme: 'calendar' },
    targets: [{ ...target, ...changes }],
    ...more,
  });

const Q2: TargetResult['period'] = {
  kind: 'quarter',
  id: '2026-Q2',
  label: 'Quý II/2026',
  from: '2026-04-01',
  to: '2026-06-30',
  due: null,
};

const standing = (actual: number | null, asOf: string, min = 5) => {
  const plan = planWith({ min });
  return compare(plan, { measure: 'articles', actual, required: min }, Q2, asOf);
};

describe('còn bao nhiêu ngày, mỗi tuần cần bao nhiêu', () => {
  test.each([
    // Còn 3 tin. Hôm nay cũng tính: ngày 24/6 còn 7 ngày, ngày 17/6 còn 14 ngày, …
    ['2026-06-30', 0, 21], // 1 ngày: 3 × 7
    ['2026-06-29', 1, 10.5], // 2 ngày: 21 / 2
    ['2026-06-24', 6, 3], // 7 ngày: đúng 3
    ['2026-06-17', 13, 1.5], // 14 ngày: 21 / 14
    ['2026-06-10', 20, 1], // 21 ngày: 21 / 21
    ['2026-06-03', 27, 0.8], // 28 ngày: 0,75 làm tròn lên
    ['2026-04-01', 90, 0.3], // 91 ngày: 0,23… làm tròn lên
  ])('thiếu 3, tính đến %s: còn %i ngày, mỗi tuần %d', (asOf, daysLeft, neededPerWeek) => {
    expect(standing(2, asOf)).toEqual({
      required: 5,
      actual: 2,
      missing: 3,
      verdict: 'pending',
      daysLeft,
      neededPerWeek,
    });
  });

  test('đủ rồi, hết kỳ rồi, hay chưa có số liệu thì không nói còn bao nhiêu', () => {
    expect(standing(5, '2026-06-01')).toEqual({ required: 5, actual: 5, missing: 0, verdict: 'met' });
    expect(standing(9, '2026-06-30')).toEqual({ required: 5, actual: 9, missing: 0, verdict: 'met' });
    expect(standing(4, '2026-07-01')).toEqual({ required: 5, actual: 4, missing: 1, verdict: 'near' });
    expect(standing(3, '2026-07-01')).toEqual({ required: 5, actual: 3, missing: 2, verdict: 'missed' });
    expect(standing(null, '2026-06-01')).toEqual({
      required: 5,
      actual: null,
      missing: null,
      verdict: 'no-data',
    });
  });

  test('có ngày chốt thì đếm ngược tới ngày chốt, không phải tới cuối kỳ', () => {
    const [row] = rowsOf(planWith({ per: 'year', until: '2026-11-06' }), [], '2026-10-31');
    expect(row).toMatchObject({ daysLeft: 6, missing: 5, neededPerWeek: 5 });
  });

  test('làm đúng nhịp đã nói thì vừa đủ; chậm hơn một phần mười tin mỗi tuần thì thiếu', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12_000 }), fc.integer({ min: 0, max: 90 }), (min, before) => {
        const { neededPerWeek, daysLeft } = standing(0, addDays(Q2.to, -before), min);
        expect(daysLeft).toBe(before);
        // In tenths, so that no fraction is compared.
        const tenths = Math.round(neededPerWeek! * 10);
        expect(tenths * (before + 1)).toBeGreaterThanOrEqual(min * 70);
        expect((tenths - 1) * (before + 1)).toBeLessThan(min * 70);
      }),
    );
  });
});

function rowsOf(
  plan: Plan,
  articles: Item[],
  asOf: string,
  more: Partial<Pick<Evidence, 'visits' | 'parts'>> = {},
): TargetResult[] {
  return tally('ke-hoach', plan, evidenceWith({ articles, ...more }), asOf).targets;
}

/** One article a day, each its own text. */
const articlesOn = (days: string[], more: Partial<Item> = {}): Item[] =>
  days.map((day, at) =>
    itemWith(`${day}-${at}.md`, day, {
      fingerprint: `${day} ${at} ${more.units?.join() ?? ''}`,
      ...more,
    }),
  );

/** Rows as `kỳ: số | kỳ trước số | cùng kỳ năm trước số`. */
const comparisons = (rows: TargetResult[]) =>
  rows.map(({ period, unit, actual, previous, lastYear }) => {
    const earlier = [previous, lastYear].map((each) => (each ? `${each.id} ${each.actual ?? '–'}` : '–'));
    return `${unit ? `${unit} ` : ''}${period.id}: ${actual} | ${earlier.join(' | ')}`;
  });

describe('so với kỳ trước và cùng kỳ năm trước', () => {
  test('quý I so với quý IV năm trước, các quý sau so với quý trước trong năm', () => {
    const articles = articlesOn([
      ...['2025-02-01', '2025-02-02', '2025-02-03'], // quý I/2025: 3
      '2025-05-01', // quý II/2025: 1
      ...['2025-12-30', '2025-12-31'], // quý IV/2025: 2
      '2026-01-01', // quý I: 1
      ...['2026-04-01', '2026-04-02', '2026-04-03', '2026-06-30'], // quý II: 4
    ]);
    expect(comparisons(rowsOf(planWith(), articles, '2026-07-01'))).toEqual([
      '2026-Q1: 1 | 2025-Q4 2 | 2025-Q1 3',
      '2026-Q2: 4 | 2026-Q1 1 | 2025-Q2 1',
      '2026-Q3: 0 | 2026-Q2 4 | 2025-Q3 0',
    ]);
  });

  test('kỳ của năm thì kỳ trước chính là năm trước', () => {
    const articles = articlesOn(['2025-01-01', '2025-12-31', '2026-01-01']);
    expect(comparisons(rowsOf(planWith({ per: 'year' }), articles, '2026-07-01'))).toEqual([
      '2026: 1 | 2025 2 | 2025 2',
    ]);
  });

  test('theo Nghị định 09, ngày 15-12 năm trước đã là quý I năm nay', () => {
    const articles = articlesOn(['2024-12-15', '2025-12-14', '2025-12-15']);
    const plan = planWith({}, { periods: { scheme: 'nd09' } });
    expect(comparisons(rowsOf(plan, articles, '2026-03-14'))).toEqual(['2026-Q1: 1 | 2025-Q4 1 | 2025-Q1 1']);
  });

  test('tháng 1 so với tháng 12; tuần 1 so với tuần cuối năm trước', () => {
    const articles = articlesOn(['2025-01-05', '2025-01-20', '2025-12-20', '2025-12-28', '2026-01-02']);
    expect(comparisons(rowsOf(planWith({ per: 'month' }), articles, '2026-01-31'))).toEqual([
      '2026-01: 1 | 2025-12 2 | 2025-01 2',
    ]);
    // Tuần 1/2026 từ 29/12/2025 đến 4/1/2026; tuần 52/2025 từ 22/12 đến 28/12; tuần 1/2025 từ 30/12/2024 đến 5/1.
    expect(comparisons(rowsOf(planWith({ per: 'week' }), articles, '2026-01-04'))).toEqual([
      '2026-W01: 1 | 2025-W52 1 | 2025-W01 1',
    ]);
  });

  test('tuần 53 không có tuần nào của năm trước để so', () => {
    const rows = rowsOf(planWith({ per: 'week' }), articlesOn(['2025-01-01', '2026-12-25']), '2026-12-31');
    expect(comparisons(rows).slice(-2)).toEqual([
      '2026-W52: 1 | 2026-W51 0 | 2025-W52 0',
      '2026-W53: 0 | 2026-W52 1 | –',
    ]);
  });

  test('ngày chốt cũng lùi về năm trước, để so như nhau', () => {
    const articles = articlesOn(['2025-11-06', '2025-11-07', '2026-11-06', '2026-11-07']);
    const plan = planWith({ per: 'year', until: '2026-11-06' });
    expect(comparisons(rowsOf(plan, articles, '2026-12-31'))).toEqual(['2026: 1 | 2025 1 | 2025 1']);
  });

  test('năm trước cũng chỉ tính theo điều kiện của chỉ tiêu, và bài trùng chỉ tính một lần', () => {
    const articles = [
      ...articlesOn(['2025-02-01', '2025-02-02'], { fingerprint: 'một bài' }),
      ...articlesOn(['2025-02-03'], { section: 'thong-bao' }),
      ...articlesOn(['2025-02-04'], { draft: true }),
      ...articlesOn(['2026-01-10'], { fingerprint: 'một bài' }),
    ];
    const plan = planWith({ filter: { sections: ['cchc'] } });
    expect(comparisons(rowsOf(plan, articles, '2026-03-31'))).toEqual(['2026-Q1: 1 | 2025-Q4 0 | 2025-Q1 1']);
  });

  test('trước bài đầu tiên của cổng thì không có gì để so, chứ không phải là 0', () => {
    const articles = articlesOn(['2026-04-01', '2026-07-01']);
    expect(comparisons(rowsOf(planWith(), articles, '2026-09-30'))).toEqual([
      '2026-Q1: 0 | – | –',
      '2026-Q2: 1 | – | –',
      '2026-Q3: 1 | 2026-Q2 1 | –',
    ]);
  });

  test('mỗi đơn vị so với chính nó', () => {
    const articles = [
      ...articlesOn(['2025-02-01', '2025-11-01'], { units: ['kinh-te'] }),
      ...articlesOn(['2026-02-01'], { units: ['van-phong'] }),
    ].sort((a, b) => (a.day < b.day ? -1 : 1));
    expect(comparisons(rowsOf(planWith({ by: 'unit' }), articles, '2026-03-31'))).toEqual([
      'van-phong 2026-Q1: 1 | 2025-Q4 0 | 2025-Q1 0',
      'kinh-te 2026-Q1: 0 | 2025-Q4 1 | 2025-Q1 1',
    ]);
  });

  test('lượt truy cập năm trước chưa ghi thì là chưa có, không phải 0', () => {
    const visits = [
      { from: '2025-10-01', to: '2025-10-31', visits: 700, source: 's', path: 'p' },
      { from: '2026-01-01', to: '2026-01-31', visits: 0, source: 's', path: 'p' },
    ];
    const rows = rowsOf(planWith({ measure: 'visits' }), [], '2026-06-30', { visits });
    expect(comparisons(rows)).toEqual([
      '2026-Q1: 0 | 2025-Q4 700 | 2025-Q1 –',
      '2026-Q2: null | 2026-Q1 0 | 2025-Q2 –',
    ]);
  });

  test('kỳ riêng của kế hoạch có kỳ trước trong năm, không có năm trước', () => {
    const custom = [
      { id: 'dot-1', kind: 'quarter', label: 'Đợt 1', from: '2026-01-01', to: '2026-02-27' },
      { id: 'dot-2', kind: 'quarter', label: 'Đợt 2', from: '2026-02-28', to: '2026-05-30' },
    ];
    const plan = planWith({}, { periods: { scheme: 'custom', custom } });
    const articles = articlesOn(['2025-01-10', '2026-01-10']);
    expect(comparisons(rowsOf(plan, articles, '2026-06-30'))).toEqual([
      'dot-1: 1 | – | –',
      'dot-2: 0 | dot-1 1 | –',
    ]);
  });

  test('chuyên mục bắt buộc chỉ có hiện trạng, không có kỳ trước', () => {
    const parts = [{ path: 'p', title: 'Lãnh đạo', url: null, complete: true }];
    const rows = rowsOf(planWith({ measure: 'sections' }), [], '2026-06-30', { parts });
    expect(comparisons(rows)).toEqual(['2026-Q1: 1 | – | –', '2026-Q2: 1 | – | –']);
  });

  test('số của kỳ trước đúng bằng số mà hàng của kỳ ấy ghi', () => {
    const days = fc.array(
      fc.nat(729).map((count) => addDays('2025-01-01', count)),
      { maxLength: 40 },
    );
    const kinds = fc.constantFrom('week', 'month', 'quarter', 'half');
    fc.assert(
      fc.property(days, kinds, fc.constantFrom('calendar', 'nd09'), (days, per, scheme) => {
        // The first of all days, so that there is something to compare with from the beginning.
        const articles = articlesOn(['2024-01-01', ...days.sort()]);
        const rows = (year: number) =>
          rowsOf(planWith({ per }, { year, periods: { scheme } }), articles, '2026-12-31');
        const [before, now] = [rows(2025), rows(2026)];
        for (const [at, { previous, lastYear }] of now.entries()) {
          const expected = now[at - 1] ?? before.at(-1)!;
          expect(previous).toMatchObject({ id: expected.period.id, actual: expected.actual });
          expect(lastYear?.actual).toBe(before[at]?.actual);
        }
      }),
      { numRuns: 60 },
    );
  });
});
