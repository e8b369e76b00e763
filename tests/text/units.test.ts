import fc from 'fast-check';
import { expect, test } from 'vitest';
import { detached, hasUnitOf, unitsOf } from '../../src/text/units.ts';

const anyText = fc.string({ unit: 'grapheme', maxLength: 40 });

test('mã của một văn bản đúng như charCodeAt cho biết, cả khi văn bản trước dài hơn', () => {
  fc.assert(
    fc.property(anyText, anyText, (before, text) => {
      unitsOf(before);
      const units = unitsOf(text);
      expect([...units.subarray(0, text.length)]).toEqual(text.split('').map((unit) => unit.charCodeAt(0)));
    }),
  );
});

test('văn bản dài hơn mọi văn bản trước vẫn đủ chỗ', () => {
  const long = 'đường '.repeat(20_000);
  expect(unitsOf(long)[long.length - 2]).toBe('g'.charCodeAt(0));
  expect(detached(long)).toBe(long);
});

test('chỉ thấy ký tự của chính văn bản, không thấy phần còn lại của văn bản trước', () => {
  const table = new Uint8Array(0x10000);
  table['x'.charCodeAt(0)] = 1;
  expect(hasUnitOf('không có', table)).toBe(false);
  expect(hasUnitOf('một x', table)).toBe(true);
  expect(hasUnitOf('mộ', table)).toBe(false);
});

test('văn bản tách riêng giống hệt văn bản gốc', () => {
  fc.assert(fc.property(anyText, (text) => detached(text) === text));
});
