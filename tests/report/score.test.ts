import fc from 'fast-check';
import { expect, test } from 'vitest';
import colours from 'picocolors';
import { writeHtml } from '../../src/report/formats/html.ts';
import { writeMarkdown } from '../../src/report/formats/markdown.ts';
import { writeTable } from '../../src/report/formats/table.ts';
import { bandOf, pointsOf, scoreTarget } from '../../src/report/score.ts';
import { planSchema } from '../../src/schemas/plan.ts';
import type { TargetResult } from '../../src/schemas/report.ts';
import { targetScoreSchema } from '../../src/schemas/score.ts';
import { report, row } from './office.ts';

function reached(actual: number | null, required: number, given: Partial<TargetResult> = {}): TargetResult {
  return { ...row, actual, required, ...given };
}

const score = (given: object) => targetScoreSchema.parse({ points: 1, ...given });

/** Xuân Lộc (Đồng Nai), index of communes 2022, criterion 4.1: the share carried out, 1 point, under 90 % nothing. */
test.each([
  [20, 20, 1],
  [19, 20, 0.95],
  [18, 20, 0.9],
  [17, 20, 0],
])('chỉ số xã của huyện Xuân Lộc: làm %i trên %i việc được %f điểm', (done, set, earned) => {
  expect(scoreTarget(score({ under: 0.9 }), [reached(done, set)]).earned).toBe(earned);
});

/** Tiền Giang, 2022: the plan carried out, 80 to 100 % in proportion, under 80 % nothing. */
test.each([
  [10, 1],
  [9, 0.9],
  [8, 0.8],
  [7, 0],
])('chỉ số của tỉnh Tiền Giang: làm %i trên 10 việc được %f điểm', (done, earned) => {
  expect(scoreTarget(score({ under: 0.8 }), [reached(done, 10)]).earned).toBe(earned);
});

test('đạt mới có điểm; điểm cho bài vượt có mức chặn; chưa có số liệu thì 0 điểm', () => {
  expect(scoreTarget(score({ rule: 'all-or-nothing' }), [reached(4, 5)]).earned).toBe(0);
  expect(scoreTarget(score({ perExtra: 0.25 }), [reached(7, 5)]).earned).toBe(1.5);
  expect(scoreTarget(score({ perExtra: 0.25, cap: 1.25 }), [reached(9, 5)]).earned).toBe(1.25);
  expect(scoreTarget(score({}), [reached(null, 5)]).earned).toBe(0);
});

test('mức chặn thấp hơn điểm tối đa thì bị từ chối', () => {
  expect(targetScoreSchema.safeParse({ points: 2, perExtra: 0.5, cap: 1 }).success).toBe(false);
});

test('điểm của cả kế hoạch là tổng, hạng là hạng cao nhất đã tới', () => {
  const plan = planSchema.parse({
    ...{ title: 'Kế hoạch', issuer: 'UBND', year: 2026 },
    score: {
      bands: [
        { name: 'E', from: 0 },
        { name: 'A', from: 2.5 },
        { name: 'B', from: 1.5 },
      ],
    },
    targets: [
      { id: 'a', label: 'A', measure: 'articles', min: 5, per: 'quarter', score: { points: 2 } },
      { id: 'b', label: 'B', measure: 'articles', min: 5, per: 'year', score: { points: 1 } },
      { id: 'c', label: 'C', measure: 'articles', min: 5, per: 'year' },
    ],
  });
  const rows = [reached(5, 5, { id: 'a' }), reached(3, 5, { id: 'a' }), reached(1, 5, { id: 'b' })];
  expect(pointsOf(plan, plan.targets, rows).points).toEqual({
    ...{ earned: 1.8, possible: 3, band: 'B' },
    targets: [
      { id: 'a', label: 'A', earned: 1.6, possible: 2 },
      { id: 'b', label: 'B', earned: 0.2, possible: 1 },
    ],
  });
  expect(pointsOf(plan, plan.targets.slice(2), rows)).toEqual({});
  expect(bandOf({ bands: [{ name: 'A', from: 90 }] }, 50)).toBeNull();
});

test('điểm không bao giờ âm, không vượt mức chặn, thêm bài không làm mất điểm', () => {
  const given = fc.record({
    points: fc.integer({ min: 0, max: 20 }),
    rule: fc.constantFrom('proportional' as const, 'all-or-nothing' as const),
    under: fc.integer({ min: 0, max: 10 }).map((tenth) => tenth / 10),
  });
  fc.assert(
    fc.property(given, fc.nat(50), fc.integer({ min: 1, max: 30 }), (rules, actual, required) => {
      const own = targetScoreSchema.parse(rules);
      const earned = (number: number) => scoreTarget(own, [reached(number, required)]).earned;
      expect(earned(actual)).toBeGreaterThanOrEqual(0);
      expect(earned(actual)).toBeLessThanOrEqual(own.points);
      expect(earned(actual + 1)).toBeGreaterThanOrEqual(earned(actual));
    }),
  );
});

test('mọi kiểu báo cáo người đọc nói điểm đã có, và nơi còn điểm, nhiều trước', () => {
  const targets = [
    { id: 'a', label: 'Tin trên cổng', earned: 1.9, possible: 2 },
    { id: 'b', label: 'Tin báo tỉnh', earned: 0, possible: 0.5 },
  ];
  const points = { earned: 1.9, possible: 2.5, band: 'B', targets };
  const scored = { ...report, portals: [{ ...report.portals[0]!, points }] };
  const said = 'Điểm: 1,9/2,5, hạng B. Chưa có: Tin báo tỉnh 0,5; Tin trên cổng 0,1.';
  for (const write of [writeHtml, writeMarkdown]) expect(write(scored)).toContain(said);
  expect(writeTable(scored, colours.createColors(false)).replace(/\s+/g, ' ')).toContain(said);
});
