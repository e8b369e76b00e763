import { describe, expect, test } from 'vitest';
import { isSilent, SILENT_AFTER_DAYS, rankings, type Ranking } from '../../src/report/overview.ts';
import { addDays } from '../../src/schemas/day.ts';
import type { PortalReport, Verdict } from '../../src/schemas/report.ts';
import { portalWith, reportWith, rowWith } from '../fixtures/reports.ts';

const AS_OF = '2026-11-20';

/** A portal with a row for each `[đạt, mức]`; its name is its identifier in capitals. */
const portal = (id: string, rows: [number | null, number][], more: Partial<PortalReport> = {}) =>
  portalWith({
    portal: id,
    name: id.toUpperCase(),
    targets: rows.map(([actual, required]) =>
      rowWith({ actual, required, verdict: actual !== null && actual >= required ? 'met' : 'missed' }),
    ),
    ...more,
  });

const ranking = (...portals: PortalReport[]): Ranking[] =>
  rankings(reportWith({ asOf: AS_OF, portals })).get('ke-hoach-2026')!;
const places = (...portals: PortalReport[]) =>
  ranking(...portals).map(({ rank, portal }) => `${rank} ${portal}`);

describe('xếp hạng', () => {
  test('cổng đi xa hơn đứng trước', () => {
    expect(places(portal('a', [[1, 5]]), portal('b', [[4, 5]]), portal('c', [[3, 5]]))).toEqual([
      '1 b',
      '2 c',
      '3 a',
    ]);
  });

  test('cổng bằng nhau chung một hạng, cổng sau bỏ qua các hạng ấy', () => {
    const [a, b, c, d] = [4, 5, 4, 1].map((actual, at) => portal('abcd'[at]!, [[actual, 5]]));
    expect(places(a!, b!, c!, d!)).toEqual(['1 b', '2 a', '2 c', '4 d']);
  });

  test('bằng nhau thì cổng có kết luận tốt hơn đứng trước, rồi theo tên tiếng Việt', () => {
    const same = (id: string, name: string, verdict: Verdict) => portal(id, [[4, 5]], { name, verdict });
    expect(
      places(
        same('e', 'Xã Đông', 'near'),
        same('d', 'Xã Dân', 'near'),
        same('x', 'Xã 10', 'near'),
        same('y', 'Xã 2', 'near'),
        same('z', 'Xã Vui', 'pending'),
        same('m', 'Xã An', 'missed'),
      ),
    ).toEqual(['1 z', '1 y', '1 x', '1 d', '1 e', '1 m']);
  });

  test('hai xã cùng tên thì theo mã, lần nào cũng như nhau', () => {
    const [one, other] = ['xa-b', 'xa-a'].map((id) => portal(id, [[4, 5]], { name: 'Xã Tân Lập' }));
    expect(places(one!, other!)).toEqual(['1 xa-a', '1 xa-b']);
    expect(places(other!, one!)).toEqual(['1 xa-a', '1 xa-b']);
  });

  test('vượt một chỉ tiêu không bù được chỉ tiêu khác', () => {
    // a: (1 + 0) / 2 = 0,5; b: (0,6 + 0,6) / 2 = 0,6.
    const [first, second] = ranking(
      portal('a', [
        [500, 5],
        [0, 5],
      ]),
      portal('b', [
        [3, 5],
        [3, 5],
      ]),
    );
    expect(first).toMatchObject({ rank: 1, portal: 'b', share: 0.6, met: 0, rows: 2 });
    expect(second).toMatchObject({ rank: 2, portal: 'a', share: 0.5, met: 1, rows: 2 });
  });

  test('chưa có số liệu thì như chưa đi được bước nào', () => {
    expect(
      ranking(
        portal('a', [
          [null, 10_000],
          [5, 5],
        ]),
      )[0],
    ).toMatchObject({ share: 0.5, met: 1 });
  });

  test('chỉ tiêu mức 0 không nói gì; chỉ có mức 0 thì coi như đủ', () => {
    const [first, second] = ranking(
      portal('a', [
        [2, 5],
        [0, 0],
      ]),
      portal('b', [
        [0, 0],
        [9, 0],
      ]),
    );
    expect(first).toMatchObject({ portal: 'b', share: 1, met: 2, rows: 2 });
    expect(second).toMatchObject({ portal: 'a', share: 0.4, met: 1, rows: 2 });
  });

  test('mỗi kế hoạch một bảng; cổng của hai kế hoạch đứng ở cả hai', () => {
    const report = reportWith({
      portals: [
        portal('a', [[1, 5]]),
        portal('a', [[5, 5]], { plan: 'ke-hoach-khac' }),
        portal('b', [[5, 5]]),
      ],
    });
    const found = [...rankings(report)].map(([plan, list]) => [plan, list.map(({ portal }) => portal)]);
    expect(found).toEqual([
      ['ke-hoach-2026', ['b', 'a']],
      ['ke-hoach-khac', ['a']],
    ]);
  });

  test('không có cổng nào thì không có bảng nào', () => {
    expect(rankings(reportWith({ portals: [] })).size).toBe(0);
  });

  test('xếp hạng không đổi thứ tự trong báo cáo', () => {
    const report = reportWith({ portals: [portal('a', [[1, 5]]), portal('b', [[5, 5]])] });
    rankings(report);
    expect(report.portals.map(({ portal }) => portal)).toEqual(['a', 'b']);
  });
});

describe('cổng im lặng', () => {
  const standing = (lastArticle: string | null) => ranking(portal('a', [[1, 5]], { lastArticle }))[0]!;

  test.each([
    ['đăng hôm nay', AS_OF, 0, false],
    ['đăng đúng 30 ngày trước', addDays(AS_OF, -30), 30, false],
    ['đăng 31 ngày trước', addDays(AS_OF, -31), 31, true],
    ['đăng năm ngoái', '2025-11-20', 365, true],
  ])('%s', (_name, lastArticle, silentDays, silent) => {
    expect(standing(lastArticle)).toMatchObject({ lastArticle, silentDays });
    expect(isSilent(standing(lastArticle))).toBe(silent);
  });

  test('chưa đăng bài nào thì im lặng, không có số ngày', () => {
    expect(standing(null).silentDays).toBeNull();
    expect(isSilent(standing(null))).toBe(true);
  });

  test('mốc im lặng là 30 ngày', () => {
    expect(SILENT_AFTER_DAYS).toBe(30);
  });
});

test('phần còn thiếu của mỗi cổng được nêu tên', () => {
  const [one, other] = ranking(
    portal('a', [[5, 5]], { missingParts: ['Bản đồ hành chính', 'Lãnh đạo'] }),
    portal('b', [[4, 5]]),
  );
  expect(one!.missingParts).toEqual(['Bản đồ hành chính', 'Lãnh đạo']);
  expect(other!.missingParts).toEqual([]);
});
