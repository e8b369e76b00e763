import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodePieces, encodeText } from '../../src/terminal/encode-text.ts';

test('mã hóa đúng như Buffer.from, kể cả nửa cặp ký tự thay thế, chữ rất dài', () => {
  const text = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('\ud83d', 'Tiếng Việt', '😀'));
  fc.assert(
    fc.property(text, (each) => {
      expect(encodeText(each)).toEqual(Buffer.from(each));
    }),
  );
  const long = 'Xã Minh Họa 😀 '.repeat(60_000);
  expect(encodeText(long).equals(Buffer.from(long))).toBe(true);
});

test('nhiều mảnh cho đúng những byte của cả văn bản', () => {
  const piece = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('\ud83d', '\ude00', ''));
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      expect(encodePieces(pieces)).toEqual(Buffer.from(pieces.join('')));
    }),
  );
});
