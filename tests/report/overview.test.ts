import { describe, expect, test } from 'vitest';
import { isSilent, SILENT_AFTER_DAYS, rankings, type Ranking } from '../../src/report/overview.ts';
import { addDays } from '../../src/schemas/day.ts';
import type { PortalReport, Verdict } from '../../src/schemas/report.ts';
import { portalWith, reportWith, rowWith } from '../fixtures/reports.ts';

const AS_OF = '2026-11-20';

/** A portal that reached so much of its targets, 0 to 1; null where none sets a number. */
const portal = (id: string, byTarget: number | null, more: Partial<PortalReport> = {}) =>
  portalWith({
    portal: id,
    name: id.toUpperCase(),
    completion: byTarget === null ? null : { byTarget, byRow: byTarget },
    ...more,
  });

const ranking = (...portals: PortalReport[]): Ranking[] =>
  rankings(reportWith({ asOf: AS_OF, portals })).get('ke-hoach-2026')!;
const places = (...portals: PortalReport[]) =>
  ranking(...portals).map(({ rank, portal }) => `${rank} ${portal}`);

describe('xếp hạng', () => {
  test('cổng đi xa hơn đứng trước', () => {
    expect(places(portal('a', 0.2), portal('b', 0.8), portal('c', 0.6))).toEqual(['1 b', '2 c', '3 a']);
  });

  test('cổng bằng nhau chung một hạng, cổng sau bỏ qua các hạng ấy', () => {
    const [a, b, c, d] = [0.8, 1, 0.8, 0.2].map((share, at) => portal('abcd'[at]!, share));
    expect(places(a!, b!, c!, d!)).toEqual(['1 b', '2 a', '2 c', '4 d']);
  });

  test('bằng nhau thì cổng có kết luận tốt hơn đứng trước, rồi theo tên tiếng Việt', () => {
    const same = (id: string, name: string, verdict: Verdict) => portal(id, 0.8, { name, verdict });
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
    const [one, other] = ['xa-b', 'xa-a'].map((id) => portal(id, 0.8, { name: 'Xã Tân Lập' }));
    expect(places(one!, other!)).toEqual(['1 xa-a', '1 xa-b']);
    expect(places(other!, one!)).toEqual(['1 xa-a', '1 xa-b']);
  });

  test('mức hoàn thành lấy theo chỉ tiêu, không theo lượt', () => {
    expect(
      places(
        portal('a', 0, { completion: { byTarget: 0.5, byRow: 0.9 } }),
        portal('b', 0, { completion: { byTarget: 0.6, byRow: 0.1 } }),
      ),
    ).toEqual(['1 b', '2 a']);
  });

  test('cổng mà kế hoạch không giao số đứng cuối, sau cả cổng chưa làm được gì', () => {
    expect(places(portal('a', null), portal('b', 0), portal('c', null), portal('d', 1))).toEqual([
      '1 d',
      '2 b',
      '3 a',
      '3 c',
    ]);
  });

  test('dòng không giao số đếm riêng, không vào số dòng đạt', () => {
    const targets = [
      rowWith({ verdict: 'met', actual: 5 }),
      rowWith({ verdict: 'missed', actual: 0 }),
      rowWith({ verdict: 'reported', required: 0, actual: 9 }),
      rowWith({ verdict: 'no-data', required: 0, actual: null }),
    ];
    expect(ranking(portal('a', 0.5, { targets }))[0]).toMatchObject({ met: 1, rows: 2, reported: 2 });
  });

  test('mỗi kế hoạch một bảng; cổng của hai kế hoạch đứng ở cả hai', () => {
    const report = reportWith({
      portals: [portal('a', 0.2), portal('a', 1, { plan: 'ke-hoach-khac' }), portal('b', 1)],
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
    const report = reportWith({ portals: [portal('a', 0.2), portal('b', 1)] });
    rankings(report);
    expect(report.portals.map(({ portal }) => portal)).toEqual(['a', 'b']);
  });
});

describe('cổng im lặng', () => {
  const standing = (lastArticle: string | null) => ranking(portal('a', 0.2, { lastArticle }))[0]!;

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
    portal('a', 1, { missingParts: ['Bản đồ hành chính', 'Lãnh đạo'] }),
    portal('b', 0.8),
  );
  expect(one!.missingParts).toEqual(['Bản đồ hành chính', 'Lãnh đạo']);
  expect(other!.missingParts).toEqual([]);
});
