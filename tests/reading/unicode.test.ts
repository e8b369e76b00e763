import { describe, expect, test } from 'vitest';
import {
  hasOddLetters,
  remarkOnSpelling,
  withJoinedMarks,
  withoutLookalikes,
} from '../../src/reading/unicode.ts';

const remarks = (written: string) =>
  remarkOnSpelling('a.md', written, written.normalize('NFC')).map(
    ({ code, line, column }) => `${line}:${column} ${code}`,
  );

test('chữ Việt, tiếng các dân tộc, tiếng nước ngoài và ký hiệu đều không bị nhắc', () => {
  for (const text of [
    'Ủy ban nhân dân xã',
    'Y Thôm Êban, Đắk Lắk',
    'Björk Guðmundsdóttir',
    '🎉 35 °C × 2',
    'São Paulo',
  ])
    expect(remarks(text)).toEqual([]);
});

test('dấu rời, chữ trông giống, dấu thừa được chỉ đúng chỗ trong chữ đã ghép dấu', () => {
  expect(remarks(`Dòng một\nxã ${'hội'.normalize('NFD')}`)).toEqual(['2:5 decomposed-text']);
  expect(remarks('Họp Ðảng ủy')).toEqual(['1:5 lookalike-letter']);
  expect(remarks('Cán bộ\u0300 xã')).toEqual(['1:7 stray-mark']);
});

test('ghép dấu chỉ đụng tới chữ có dấu rời', () => {
  const odd = '\u212b \ufb01 \u2126';
  expect(withJoinedMarks(`${'hội'.normalize('NFD')} ${odd}`)).toBe(`hội ${odd}`);
});

test('Ð của chữ Việt thành Đ, ð của tên người Iceland ở lại', () => {
  expect(withoutLookalikes('HÐND, ðường, Guðrún')).toBe('HĐND, đường, Guðrún');
});

describe('một triệu chữ liền nhau không làm treo', () => {
  test.each(['a', 'ế', 'a\u0301', 'Ð', '\u0301'])('%j', (letter) => {
    const text = letter.repeat(Math.floor(1_000_000 / letter.length)) + 'e\u0301';
    const before = process.cpuUsage();
    remarks(text);
    expect(process.cpuUsage(before).user / 1e6).toBeLessThan(5);
  });
});

test('chữ không có gì lạ, đứng cạnh nhau thế nào cũng đã là NFC', () => {
  const plain = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code)).filter(
    (letter) => !hasOddLetters(letter),
  );
  expect(plain).toEqual(expect.arrayContaining(['a', 'Đ', 'ữ', '“']));
  const pairs = plain.flatMap((one) => plain.map((other) => one + other));
  expect(pairs.filter((pair) => pair.normalize('NFC') !== pair)).toEqual([]);
});
