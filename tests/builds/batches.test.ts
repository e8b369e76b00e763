import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MAX_ENTRIES_PER_BATCH, planBatches, takeShard, type Work } from '../../src/builds/batches.ts';

const portals = fc
  .array(fc.nat({ max: 6000 }), { maxLength: 40 })
  .map((sizes): Work[] => sizes.map((entries, index) => ({ id: `xa-${index}`, entries })));
const idsOf = (works: Work[]) => works.map(({ id }) => id);
const entriesOf = (works: Work[]) => works.reduce((sum, { entries }) => sum + entries, 0);

describe('chia cổng thành lô', () => {
  test('mỗi cổng ở đúng một lô, giữ thứ tự, không lô nào rỗng', () => {
    fc.assert(
      fc.property(portals, fc.integer({ min: 1, max: 16 }), (works, jobs) => {
        const batches = planBatches(works, jobs);
        expect(idsOf(batches.flat())).toEqual(idsOf(works));
        expect(batches.every((batch) => batch.length > 0)).toBe(true);
      }),
    );
  });

  test('không lô nào quá mức, trừ khi một mình một cổng đã quá', () => {
    fc.assert(
      fc.property(
        portals,
        fc.integer({ min: 1, max: 16 }),
        fc.integer({ min: 1, max: 5000 }),
        (works, jobs, limit) => {
          for (const batch of planBatches(works, jobs, limit))
            if (batch.length > 1) expect(entriesOf(batch)).toBeLessThanOrEqual(limit);
        },
      ),
    );
  });

  test('một tiến trình và ít bài thì một lô là đủ', () => {
    fc.assert(
      fc.property(
        portals.filter((works) => works.length > 0 && entriesOf(works) <= MAX_ENTRIES_PER_BATCH),
        (works) => {
          expect(planBatches(works, 1)).toHaveLength(1);
        },
      ),
    );
  });

  test('có bao nhiêu tiến trình thì cổng đều nhau được chia đủ cho bấy nhiêu', () => {
    const works = Array.from({ length: 8 }, (_, index) => ({ id: `xa-${index}`, entries: 10 }));
    for (const jobs of [1, 2, 4, 8]) expect(planBatches(works, jobs)).toHaveLength(jobs);
  });

  test('không có cổng nào thì không có lô nào', () => {
    expect(planBatches([], 4)).toEqual([]);
  });
});

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

  test('máy nặng nhất không hơn máy nhẹ nhất quá một cổng lớn nhất', () => {
    fc.assert(
      fc.property(portals, fc.integer({ min: 1, max: 6 }), (works, of) => {
        const loads = Array.from({ length: of }, (_, index) => {
          const shard = takeShard(works, index + 1, of);
          return entriesOf(shard) + shard.length;
        });
        const largest = Math.max(0, ...works.map(({ entries }) => entries + 1));
        expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(largest);
      }),
    );
  });
});
