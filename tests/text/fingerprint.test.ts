import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countWords, hashOf, wordsOf } from '../../src/text/fingerprint.ts';

describe('đếm chữ', () => {
  test.each([
    ['Xã tập huấn nộp hồ sơ', 6],
    ['Xã\u00a0tập&nbsp;huấn', 3],
    ['**Xã** _tập_ `huấn`', 3],
    ['# Xã\n\n- tập\n- huấn\n\n---\n', 3],
    ['Xem [trang này](https://vidu.gov.vn/mot/hai) nhé', 4],
    ['![Lễ khai giảng](anh.jpg)', 3],
    ['<p style="margin: 0 auto">Xã tập huấn</p>', 3],
    ['Nếu x < 5 và y > 3 thì', 7],
    ['25/KH-UBND', 3],
    [' \n\t', 0],
    ['', 0],
  ])('%j có %i chữ', (text, expected) => {
    expect(countWords(text)).toBe(expected);
    expect(countWords(text.normalize('NFD'))).toBe(expected);
    expect(wordsOf(text).length).toBe(expected);
    expect(countWords(text)).toBe(expected);
  });

  test('một chữ viết bằng ký hiệu HTML vẫn là một chữ', () => {
    expect(countWords('To&agrave;n d&acirc;n')).toBe(2);
  });

  test.each(['<', '<a', '[', '![a](', '](', '&a'])(
    'một bài toàn %j dài 200.000 ký tự vẫn đọc xong ngay',
    { timeout: 30_000 },
    (piece) => {
      const hostile = piece.repeat(200_000 / piece.length);
      expect(countWords(hostile)).toBeGreaterThanOrEqual(0);
    },
  );
});

/** The obvious way to make two spellings equal, against which the fast one is held. */
function foldTones(text: string): string {
  const tones = /[\u0300\u0301\u0303\u0309\u0323]/gu;
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{L}[\p{L}\p{M}]*/gu, (word) => word.replace(tones, '') + (word.match(tones)?.join('') ?? ''))
    .replace(/\s+/gu, ' ')
    .trim();
}

describe('nhận ra một văn bản đăng lần nữa', () => {
  const hash = (text: string) => hashOf(wordsOf(text));
  test.each([
    ['Hoà bình', 'hòa bình'],
    ['thuý', 'thúy'],
    ['Uỷ ban', 'Ủy ban'],
    ['Thủ  tục\u00a0mới', 'thủ tục mới'],
    [' khoẻ ', 'khỏe'],
  ])('%s và %s là một', (one, other) => {
    expect(hash(one)).toBe(hash(other));
    expect(hash(one.normalize('NFD'))).toBe(hash(other.normalize('NFC')));
  });

  test.each([
    ['Sơn Hà', 'Sơn Hạ'],
    ['dân', 'dan'],
    ['đất', 'dất'],
    ['mua', 'mưa'],
    ['quý', 'quí'],
  ])('%s và %s vẫn khác nhau', (one, other) => {
    expect(hash(one)).not.toBe(hash(other));
  });

  const word = fc.constantFrom(
    ...'hòa hoà hóa hoa hõa ủy uỷ uy xã xa đất dất dat tổ to tố tô tơ thôn họp hop ư u ươ 10 1 0'.split(' '),
  );
  const phrase = fc.array(word, { maxLength: 6 }).map((words) => words.join(' '));

  test('hai văn bản cùng dấu vân tay khi và chỉ khi cùng chữ, không kể hoa thường và chỗ đặt dấu thanh', () => {
    fc.assert(
      fc.property(phrase, phrase, (one, other) => {
        expect(hash(one) === hash(other)).toBe(foldTones(one) === foldTones(other));
      }),
      { numRuns: 3000 },
    );
  });

  test('hoa thường, khoảng trắng, NFD và ký hiệu Markdown không làm thành văn bản khác', () => {
    fc.assert(
      fc.property(phrase, (text) => {
        const dressed = `## ${text.toUpperCase().replaceAll(' ', '\u00a0 **')}\r\n\r\n<br>`.normalize('NFD');
        expect(hash(dressed)).toBe(hash(text));
      }),
    );
  });

  test.each([
    ['Sơn Hà', 'Sơn Hạ'],
    ['họp thôn', 'thôn họp'],
    ['xã tổ chức họp', 'xã tổ chức họp họp'],
    ['họpthôn', 'họp thôn'],
    ['', '0'],
    ['kỳ 1', 'kỳ 2'],
  ])('“%s” khác “%s”', (one, other) => {
    expect(hash(one)).not.toBe(hash(other));
  });

  test('một trăm nghìn tiêu đề khác nhau có một trăm nghìn dấu vân tay', () => {
    const found = new Set<string>();
    for (let number = 0; number < 100_000; number++)
      found.add(hash(`Kỳ họp thứ ${number} của Hội đồng nhân dân`));
    expect(found.size).toBe(100_000);
  });
});
