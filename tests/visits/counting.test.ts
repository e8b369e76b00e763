import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { daysOf, mergeLedger, readLedger, writeLedger, type Ledger } from '../../src/visits/ledger.ts';
import { LogCounter } from '../../src/visits/log-counter.ts';
import { quotedReader } from '../../src/visits/formats/quoted.ts';
import { Sessions } from '../../src/visits/sessions.ts';
import { runs } from '../fixtures/nightly.ts';
import { combinedLine, countNaively, type MadeHit } from './naive.ts';

/** 1 October 2026, 00:00 in Việt Nam. */
const START = Date.UTC(2026, 8, 30, 17) / 1000;
const PLACE = { id: 'xa', hosts: ['xa.vidu.gov.vn'], base: '/' };

/** Counts files in one run, each a list of requests. */
function run(files: MadeHit[][]): Ledger {
  const counter = new LogCounter([PLACE], ['xa'], { from: 0, before: Infinity });
  for (const [index, hits] of files.entries()) {
    counter.startFile(`${index}.log`, quotedReader());
    for (const hit of hits) counter.take(combinedLine(hit));
    counter.endFile(false);
  }
  return counter.result().portals[0]!.seen;
}

/** Adds runs to an empty ledger, one after the other, each by way of the disk. */
function ledgerOf(runs: Ledger[]): Ledger {
  let ledger: Ledger = new Map();
  for (const seen of runs)
    ledger = readLedger(JSON.parse(writeLedger(mergeLedger(ledger, seen).ledger)) as unknown);
  return ledger;
}

const visitsOf = (ledger: Ledger) =>
  [...daysOf(ledger)]
    .filter(([, { visits, robots }]) => visits + robots > 0)
    .map(([day, { visits, robots }]) => [day, { visits, robots }]);
const naive = (hits: readonly MadeHit[]) => [...countNaively(hits)].sort();

/** Requests of few visitors over two days around midnight, each at a second of its own, in order. */
const logs = fc
  .array(
    fc.record({
      gap: fc.oneof(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 4000 })),
      visitor: fc.integer({ min: 1, max: 5 }),
      kind: fc.constantFrom<MadeHit['kind']>('page', 'page', 'page', 'page', 'part', 'machine'),
    }),
    { minLength: 1, maxLength: 90 },
  )
  .map((steps) => {
    let time = START + 20 * 3600;
    return steps.map(({ gap, visitor, kind }): MadeHit => ({ time: (time += gap), visitor, kind }));
  });

/** A log, and the places at which it is cut into pieces. */
const cutLogs = logs.chain((hits) =>
  fc.record({
    hits: fc.constant(hits),
    cuts: fc.uniqueArray(fc.integer({ min: 0, max: hits.length }), { maxLength: 4 }),
  }),
);

function cut(hits: MadeHit[], cuts: number[]): MadeHit[][] {
  const places = [0, ...cuts.toSorted((one, other) => one - other), hits.length];
  return places
    .slice(1)
    .map((to, at) => hits.slice(places[at]!, to))
    .filter((piece) => piece.length > 0);
}

describe('đếm giống cách đếm chậm', () => {
  test('một nhật ký đúng thứ tự', () => {
    fc.assert(
      fc.property(logs, (hits) => {
        expect(visitsOf(ledgerOf([run([hits])]))).toEqual(naive(hits));
      }),
    );
  });

  test('dòng xáo trộn, chia vào nhiều tệp theo thứ tự nào cũng vậy, đếm một lần', () => {
    const shuffled = logs.chain((hits) => fc.shuffledSubarray(hits, { minLength: hits.length }));
    fc.assert(
      fc.property(shuffled, fc.integer({ min: 1, max: 4 }), (hits, files) => {
        const parts = Array.from({ length: files }, (_, at) =>
          hits.filter((_hit, index) => index % files === at),
        );
        expect(visitsOf(ledgerOf([run(parts.filter((part) => part.length > 0))]))).toEqual(naive(hits));
      }),
    );
  });

  test('từng mảnh đếm riêng, theo thứ tự nào cũng vậy, có mảnh đếm lại', () => {
    const orders = cutLogs.chain(({ hits, cuts }) => {
      const pieces = cut(hits, cuts);
      return fc.record({
        hits: fc.constant(hits),
        order: fc.shuffledSubarray(pieces, { minLength: pieces.length }),
        again: fc.subarray(pieces),
      });
    });
    fc.assert(
      fc.property(orders, ({ hits, order, again }) => {
        const ledger = ledgerOf([...order, ...again].map((piece) => run([piece])));
        expect(visitsOf(ledger)).toEqual(naive(hits));
      }),
      { numRuns: runs(300) },
    );
  });

  test('nhật ký đang ghi dở, mỗi lần đếm lại thấy thêm phần cuối', () => {
    fc.assert(
      fc.property(cutLogs, ({ hits, cuts }) => {
        const runs = [...cuts, hits.length].map((to) => hits.slice(0, to)).filter((part) => part.length > 0);
        expect(visitsOf(ledgerOf(runs.map((part) => run([part]))))).toEqual(naive(hits));
      }),
    );
  });
});

describe('sổ', () => {
  const page = (minutes: number, visitor = 1): MadeHit => ({
    time: START + minutes * 60,
    visitor,
    kind: 'page',
  });

  test('đếm lại cùng nhật ký thì sổ không đổi một chữ', () => {
    const hits = [page(10), page(35), page(200, 2), page(600)];
    const once = ledgerOf([run([hits])]);
    const again = mergeLedger(once, run([hits]));
    expect(writeLedger(again.ledger)).toBe(writeLedger(once));
    expect(again).toMatchObject({ changed: 0, kept: 0, same: 3 });
  });

  test('lần đếm thấy ít dòng hơn không thay số của giờ đó', () => {
    const full = ledgerOf([run([[page(10), page(12, 2), page(14, 3), page(50)]])]);
    const poorer = mergeLedger(full, run([[page(10), page(50)]]));
    expect(poorer).toMatchObject({ changed: 0, kept: 1 });
    expect(visitsOf(poorer.ledger)).toEqual(visitsOf(full));
  });

  test('lượt bắt đầu trước nửa đêm tính cho ngày trước, kể cả khi hai tệp đếm riêng, tệp sau đếm trước', () => {
    const [before, after] = [page(24 * 60 - 5), page(24 * 60 + 5)];
    const ledger = ledgerOf([run([[after]]), run([[before]])]);
    expect(visitsOf(ledger)).toEqual([['2026-10-01', { visits: 1, robots: 0 }]]);
    expect(visitsOf(ledgerOf([run([[after]])]))).toEqual([['2026-10-02', { visits: 1, robots: 0 }]]);
  });

  test('không có địa chỉ nào trong sổ', () => {
    const text = writeLedger(ledgerOf([run([[page(10, 77)]])]));
    expect(text).not.toContain('203.0');
    expect(text).not.toContain('Android');
  });
});

describe('máy', () => {
  const page = (seconds: number, visitor = 1): MadeHit => ({ time: START + seconds, visitor, kind: 'page' });

  test('121 trang trong mười phút là máy, 120 trang thì chưa', () => {
    const burst = Array.from({ length: 121 }, (_, at) => page(at * 4));
    expect(visitsOf(run([burst]))).toEqual([['2026-10-01', { visits: 0, robots: 1 }]]);
    expect(visitsOf(run([burst.slice(1)]))).toEqual([['2026-10-01', { visits: 1, robots: 0 }]]);
  });

  test('200 trang cả buổi chiều vẫn là người', () => {
    const slow = Array.from({ length: 200 }, (_, at) => page(at * 90));
    expect(visitsOf(run([slow]))).toEqual([['2026-10-01', { visits: 1, robots: 0 }]]);
  });

  test('khi bộ nhớ đầy, lượt đã xong được đếm rồi quên, lượt còn mở được giữ', () => {
    const sessions = new Sessions();
    sessions.add(1, 1000, true);
    sessions.add(2, 1000, true);
    sessions.add(2, 9000, true);
    sessions.add(2, 9100, false);
    const taken = [...sessions.takeBefore(5000, () => false)];
    expect(taken.map(({ visitor, start }) => [visitor, start])).toEqual([
      [1, 1000],
      [2, 1000],
    ]);
    sessions.add(2, 9200, true);
    expect([...sessions.all()]).toEqual([
      { visitor: 2, start: 9000, end: 9200, pages: 2, isByMachine: true },
    ]);
  });
});
