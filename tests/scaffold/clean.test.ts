import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanLine, cleanText } from '../../src/scaffold/clean.ts';

test.each([
  ['chữ tổ hợp thành chữ dựng sẵn', 'Hội nghị'.normalize('NFD'), 'Hội nghị'],
  ['dấu cách cứng thành dấu cách thường', 'đất\u00a0đai', 'đất đai'],
  ['gạch nối mềm và ký tự không bề rộng bị bỏ', 'hành\u00ad chính\u200b\ufeff', 'hành chính'],
  ['Ð và Ɖ giống chữ Đ thành Đ', '\u00d0ất \u0189ai, \u00f0ường', 'Đất Đai, đường'],
  ['ký tự điều khiển bị bỏ, xuống dòng thì giữ', 'a\u0007b\nc', 'ab\nc'],
])('%s', (_name, typed, expected) => {
  expect(cleanText(typed)).toBe(expected);
});

test.each([
  ['nháy thẳng thành nháy cong', 'Hội nghị "Một cửa"', 'Hội nghị “Một cửa”'],
  ['nháy mở thẳng, đóng cong', '"Một cửa” và „Một cửa"', '“Một cửa” và “Một cửa”'],
  ['nháy lẻ thì giữ nguyên', 'Màn hình 15" mới', 'Màn hình 15" mới'],
  ['dấu lược trong tên', "Cư M'gar", 'Cư M’gar'],
  ['xuống dòng và nhiều dấu cách thành một', ' a \n  b\t c ', 'a b c'],
])('một dòng: %s', (_name, typed, expected) => {
  expect(cleanLine(typed)).toBe(expected);
});

test('làm sạch hai lần cũng như một lần', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(cleanText(cleanText(text))).toBe(cleanText(text));
      expect(cleanLine(cleanLine(text))).toBe(cleanLine(text));
    }),
  );
});
