import fc from 'fast-check';
import { expect, test } from 'vitest';
import { divideRecords } from '../../src/search/partition.ts';
import type { SearchRecord } from '../../src/search/records.ts';

const SIZES = { maxAlone: 20_000, min: 8000, max: 14_000 };

/** Articles of a few years, several on some days, a few texts without a day among them. */
const portals = fc
  .array(
    fc.record({ day: fc.option(fc.integer({ min: 0, max: 900 })), size: fc.integer({ min: 1, max: 60 }) }),
    {
      minLength: 1,
      maxLength: 900,
    },
  )
  .map((items) => items.map(({ day, size }, at) => recordOf(at, day, 'chữ '.repeat(size))));

function recordOf(at: number, day: number | null, text: string): SearchRecord {
  const date = new Date(Date.UTC(2024, 0, 1 + (day ?? 0))).toISOString().slice(0, 10);
  return {
    kind: 'tin-tuc',
    address: `tin-tuc/bai-${at}/`,
    title: `Bài ${at}`,
    text,
    hidden: [],
    ...(day === null ? {} : { day: date }),
  };
}

const sizeOf = (records: SearchRecord[]) =>
  records.reduce((sum, { title, text }) => sum + title.length + text.length, 0);

test('mỗi mục ở đúng một phần, việc lâu dài và việc hằng ngày ở phần riêng, mới trước cũ sau, không phần nào quá mức', () => {
  fc.assert(
    fc.property(portals, (records) => {
      const all = divideRecords(records, SIZES);
      const days = all.flat().map(({ day }) => day ?? '9999');
      expect(days).toEqual(days.toSorted().reverse());
      expect(new Set(all.flat())).toEqual(new Set(records));
      expect(all.flat()).toHaveLength(records.length);
      for (const isDaily of [false, true]) {
        const parts = all.filter((part) => part.every(({ day }) => (day !== undefined) === isDaily));
        if (sizeOf(parts.flat()) <= SIZES.maxAlone) expect(parts.length).toBeLessThanOrEqual(1);
        else for (const part of parts) expect(sizeOf(part)).toBeLessThanOrEqual(SIZES.max);
        for (const part of parts.slice(1)) expect(sizeOf(part)).toBeGreaterThanOrEqual(SIZES.min - 1000);
      }
      for (const part of all) expect(new Set(part.map(({ day }) => day === undefined)).size).toBe(1);
    }),
  );
});

test('cùng nội dung, thứ tự đọc khác: cùng các phần', () => {
  fc.assert(
    fc.property(portals, (records) => {
      const distinct = records.map((record, at) => ({ ...record, day: dayOf(at) }));
      expect(divideRecords(distinct.toReversed(), SIZES)).toEqual(divideRecords(distinct, SIZES));
    }),
  );
});

test('sửa một bài của một cổng lớn thì hầu như chỉ phần có bài đó khác đi', () => {
  const records = Array.from({ length: 6000 }, (_, at) =>
    recordOf(at, at % 900, 'chữ '.repeat(100 + (at % 7))),
  );
  const sizes = { maxAlone: 100_000, min: 200_000, max: 400_000 };
  const contentsOf = (parts: SearchRecord[][]) => parts.map((part) => JSON.stringify(part));
  const before = contentsOf(divideRecords(records, sizes));
  expect(before.length).toBeGreaterThan(6);
  const changed = [];
  for (let at = 0; at < records.length; at += 100) {
    const edited = records.map((each, index) =>
      index === at ? { ...each, text: `${each.text} thêm chữ` } : each,
    );
    changed.push(contentsOf(divideRecords(edited, sizes)).filter((part) => !before.includes(part)).length);
  }
  expect(Math.max(...changed)).toBeLessThanOrEqual(3);
  expect(changed.filter((count) => count === 1).length / changed.length).toBeGreaterThan(0.9);
});

function dayOf(at: number): string {
  return new Date(Date.UTC(2020, 0, 1 + at)).toISOString().slice(0, 10);
}
