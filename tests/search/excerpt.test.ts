import fc from 'fast-check';
import { expect, test } from 'vitest';
import { excerptOf } from '../../src/search/excerpt.ts';
import { stripMarks } from '../../src/text/fold.ts';

test('đoạn trích giữ chữ như đã viết, và chỉ đánh dấu chữ được tìm', () => {
  const text = `Mở đầu dài ${'lời dẫn '.repeat(60)} cần giấy khai sinh; nộp tại xã. ${'Lời kết '.repeat(60)}`;
  const pieces = excerptOf(text, ['khai', 'sinh']);
  expect(pieces.filter(({ marked }) => marked).map((piece) => piece.text)).toEqual(['khai sinh']);
  expect(pieces.map((piece) => piece.text).join('')).toContain('cần giấy khai sinh; nộp tại xã.');
  fc.assert(
    fc.property(fc.lorem({ maxCount: 120 }), fc.nat(5), (words, at) => {
      const wanted = [stripMarks(words.split(' ')[at] ?? 'x').replace(/\W/g, '')];
      const shown = excerptOf(words, wanted)
        .map((piece) => piece.text)
        .join('');
      expect(words).toContain(shown.replace(/^… | …$/g, ''));
    }),
  );
});
