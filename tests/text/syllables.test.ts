import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldedSyllables, hasMarks, otherEnding, normaliseTone } from '../../src/text/syllables.ts';

test.each([
  ['hoà', 'hòa'],
  ['Uỷ ban', 'Ủy ban'],
  ['thuý', 'thúy'],
  ['khoẻ', 'khỏe'],
  ['hòa', 'hòa'],
  ['quý', 'quý'],
  ['quỷ', 'quỷ'],
  ['hoàn', 'hoàn'],
  ['toàn', 'toàn'],
])('“%s” và “%s” là một cách viết', (one, other) => {
  expect(normaliseTone(one)).toBe(other);
});

test.each([
  ['kỹ', 'kĩ'],
  ['quí', 'quý'],
  ['lý', 'lí'],
  ['Mỹ', 'Mĩ'],
])('“%s” còn viết là “%s”', (one, other) => {
  expect(otherEnding(one)).toBe(other);
  expect(otherEnding(other)).toBe(one);
});

test.each(['khai', 'tuy', 'y', 'nghi', 'đi'])('“%s” chỉ có một cách viết', (word) => {
  expect(otherEnding(word)).toBeUndefined();
});

test('chỗ đặt dấu thanh không đổi chữ khi bỏ dấu', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'hoàuỷquýtáeè '), maxLength: 20 }), (text) => {
      expect(foldedSyllables(normaliseTone(text))).toEqual(foldedSyllables(text));
      expect(normaliseTone(normaliseTone(text))).toBe(normaliseTone(text));
    }),
  );
});

test('biết câu gõ có dấu hay không', () => {
  expect(hasMarks('dat dai')).toBe(false);
  expect(hasMarks('đat')).toBe(true);
  expect(hasMarks('đất'.normalize('NFD'))).toBe(true);
});
