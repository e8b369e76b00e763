import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { keywordsOf, readProcedureWords } from '../../../src/search/words/procedure-words.ts';
import { THESAURUS } from '../../../src/search/words/thesaurus.ts';

/** What both lists may weigh together as they travel, gzipped. */
const MAX_BYTES = 8 * 1024;
const MIN_PROCEDURES = 320;

const lines = readProcedureWords();

test('từ của người dân có cho ít nhất 320 thủ tục, mỗi mã một dòng', () => {
  const codes = lines.map(({ code }) => code);
  expect(codes.length).toBeGreaterThanOrEqual(MIN_PROCEDURES);
  expect(new Set(codes).size).toBe(codes.length);
});

test('hai danh sách khi nén nặng nhất 8 KB', () => {
  const bytesOf = (text: string) => gzipSync(text, { level: 9 }).length;
  const words = bytesOf(JSON.stringify(lines.map((line) => line.words)));
  expect(words + bytesOf(THESAURUS)).toBeLessThanOrEqual(MAX_BYTES);
});

test('từ của người biên tập đứng trước, từ trùng chỉ giữ một lần dù viết có dấu hay không', () => {
  const keywords = keywordsOf('1.000656', ['Giấy báo tử', 'giay chung tu']);
  expect(keywords.slice(0, 2)).toEqual(['Giấy báo tử', 'giay chung tu']);
  expect(keywords).toContain('qua đời');
  expect(keywords).not.toContain('giấy chứng tử');
});

test('mã có phần của tỉnh vẫn nhận từ của mã quốc gia', () => {
  expect(keywordsOf('1.004194.000.00.00.H01')).toEqual(keywordsOf('1.004194'));
  expect(keywordsOf('1.004194')).toContain('KT3');
});

test('mã không có trong danh sách, mã dài hơn và mã gõ lạ chỉ còn từ của người biên tập', () => {
  for (const code of ['1.999999', '1.0041945', 'TT-01', ''])
    expect(keywordsOf(code, ['từ riêng'])).toEqual(['từ riêng']);
});

test.each([
  ['1.00065 | Đăng ký khai tử | báo tử', 'Mã gồm một chữ số, dấu chấm, sáu chữ số.'],
  ['1.000656 | Đăng ký khai tử | báo tử, bao tu', 'Có từ ghi hai lần.'],
  ['1.000656 | Đăng ký khai tử | đăng ký khai tử', 'Có từ chỉ nhắc lại tên chính thức'],
  ['1.000656 | Đăng ký khai tử | ba\u0301o tu\u031b\u0309', 'Viết bằng Unicode dựng sẵn (NFC).'],
  ['1.000656 | Đăng ký khai tử | báo  tử', 'Chỉ có chữ, số và dấu cách đơn.'],
  ['1.000656 | Đăng ký khai tử | ông tôi mới mất hôm qua rồi', 'Dài nhất 6 tiếng.'],
  ['1.000656 | Đăng ký khai tử | báo tử | mới mất', 'Mỗi dòng chỉ có ba phần.'],
])('dòng sai bị từ chối và câu báo nêu dòng, lý do: %s', (line, reason) => {
  expect(() => readProcedureWords(line)).toThrow(reason);
  expect(() => readProcedureWords(line)).toThrow(line.slice(0, 30));
});
