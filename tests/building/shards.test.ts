import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { takeShard, type PortalSize } from '../../src/building/shards.ts';

const portals = fc
  .array(fc.nat({ max: 6000 }), { maxLength: 40 })
  .map((sizes): PortalSize[] => sizes.map((entries, index) => ({ id: `xa-${index}`, entries })));
const idsOf = (works: PortalSize[]) => works.map(({ id }) => id);
const entriesOf = (works: PortalSize[]) => works.reduce((sum, { entries }) => sum + entries, 0);

describe('chia cổng cho nhiều máy', () => {
  test('mỗi cổng ở đúng một máy, giữ thứ tự', () => {
    fc.assert(
      fc.property(portals, fc.integer({ min: 1, max: 12 }), (works, of) => {
        const shards = Array.from({ length: of }, (_, index) => takeShard(works, index + 1, of));
        expect(idsOf(shards.flat()).sort()).toEqual(idsOf(works).sort());
        for (const shard of shards)
          expect(idsOf(shard)).toEqual(idsOf(works).filter((id) => idsOf(shard).includes(id)));
      }),
    );
  });

  test('thứ tự liệt kê cổng không đổi cách chia', () => {
    fc.assert(
      fc.property(portals, fc.integer({ min: 1, max: 6 }), (works, of) => {
        const turned = [...works].reverse();
        for (let shard = 1; shard <= of; shard++)
          expect(idsOf(takeShard(turned, shard, of)).sort()).toEqual(
            idsOf(takeShard(works, shard, of)).sort(),
          );
      }),
    );
  });

  test('máy nặng nhất không hơn phần đều quá một cổng lớn nhất, sai số của bậc kể cả', () => {
    fc.assert(
      fc.property(portals, fc.integer({ min: 1, max: 6 }), (works, of) => {
        const loads = Array.from({ length: of }, (_, index) => costOf(takeShard(works, index + 1, of)));
        const share = costOf(works) / of;
        const largest = Math.max(0, ...works.map((work) => costOf([work])));
        expect(Math.max(...loads)).toBeLessThanOrEqual(1.25 * Math.max(1.1 * share, share + largest));
      }),
    );
  });

  test('một tỉnh trăm xã: máy nặng nhất không hơn phần đều quá ba phần mười', () => {
    fc.assert(
      fc.property(province(100, 100), fc.integer({ min: 2, max: 10 }), (works, of) => {
        const loads = Array.from({ length: of }, (_, index) => costOf(takeShard(works, index + 1, of)));
        expect(Math.max(...loads)).toBeLessThanOrEqual((1.3 * costOf(works)) / of);
      }),
      // What holds of provinces as they are, not of every one that can be thought of.
      { numRuns: 30, seed: 7 },
    );
  });

  test('thêm một bài: chín mươi lăm lần trong trăm không cổng nào đổi máy', () => {
    const quiet = provinceEdits((works, at) =>
      works.map((work, index) => (index === at ? { ...work, entries: work.entries + 1 } : work)),
    ).filter((moved) => moved === 0);
    expect(quiet.length).toBeGreaterThanOrEqual(95);
  });

  test('thêm một cổng, bỏ một cổng: trung bình không quá một phần mười cổng khác đổi máy', () => {
    const added = provinceEdits((works, at) => [...works, { id: `xa-moi-${at}`, entries: 30 }]);
    const removed = provinceEdits((works, at) => works.filter((_, index) => index !== at));
    for (const moves of [added, removed])
      expect(moves.reduce((sum, moved) => sum + moved, 0) / moves.length).toBeLessThanOrEqual(10);
  });
});

/** What a shard weighs: a portal without entries is as much work as 20 entries. */
const costOf = (works: PortalSize[]) => entriesOf(works) + 20 * works.length;

const province = (least: number, most: number) =>
  fc
    .array(fc.noBias(fc.nat({ max: 1000 })), { minLength: least, maxLength: most })
    .map((sizes): PortalSize[] => sizes.map((entries, index) => ({ id: `xa-${index}`, entries })));

/** Makes one change to each of a hundred provinces; tells how many portals each moved to another of four machines. */
function provinceEdits(change: (works: PortalSize[], at: number) => PortalSize[]): number[] {
  return fc
    .sample(fc.tuple(province(80, 120), fc.nat({ max: 79 })), { numRuns: 100, seed: 7 })
    .map(([works, at]) => {
      const [before, after] = [machinesOf(works), machinesOf(change(works, at))];
      return [...before].filter(([id, machine]) => after.has(id) && after.get(id) !== machine).length;
    });
}

function machinesOf(works: PortalSize[]): Map<string, number> {
  return new Map(
    [1, 2, 3, 4].flatMap((machine) => idsOf(takeShard(works, machine, 4)).map((id) => [id, machine])),
  );
}
