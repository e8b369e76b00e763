import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isPossibleSyllable } from '../../src/search/possible-syllable.ts';
import { correctSpelling } from '../../src/search/spelling-correction.ts';
import { vocabularyOf } from './vocabulary-of.ts';
import { foldedSyllables } from '../../src/text/syllables.ts';

const TITLES = [
  'Đăng ký khai sinh',
  'Đăng ký lại khai sinh',
  'Đăng ký kết hôn',
  'Đăng ký lại kết hôn',
  'Đăng ký tạm trú theo quy định mới của huyện',
  'Cấp giấy chứng nhận có thời hạn tùy theo đối tượng',
  'Đi khỏi nơi cư trú phải khai báo tạm vắng',
];
const vocabulary = vocabularyOf(
  TITLES.flatMap((title) => title.toLowerCase().split(' ')),
  TITLES.map(foldedSyllables),
);

describe('câu gõ sai', () => {
  test.each([
    ['dang ky khia sinh', 'dang ky khai sinh'],
    ['khai sjnh', 'khai sinh'],
    ['giay khai xinh', 'giay khai sinh'],
    ['dnag ky', 'dang ky'],
    ['đăng ký kết hnô', 'đăng ký kết hôn'],
    ['khai sing', 'khai sinh'],
    ['khai sinh ddawng kys', 'khai sinh đăng ký'],
    ['ngiep vu dang kyy', 'ngiep vu dang ky'],
    // The letters that were typed right keep their marks, and the signs between the words stay.
    ['khai báo, tạmm vắng', 'khai báo, tạm vắng'],
    ['đối tượngg; hạnn', 'đối tượng; hạn'],
    ['cấp gấiy chứng nhận', 'cấp giấy chứng nhận'],
    // In a text with marks, a lone key of a hook or a roof is no slip.
    ['khai báo có thowif haanj', 'khai báo có thời hận'],
    ['đăng ký keet hoon', 'đăng ký kết hôn'],
  ])('“%s” là “%s”', (typed, meant) => {
    expect(correctSpelling(typed, vocabulary)[0]).toBe(meant);
  });

  test.each([
    'ba má tui mất',
    'nuôi heo',
    'mươi lăm ngày',
    'dk ket hon dc ko',
    'hk cho con',
    'đăng kí kết hôn',
    'vneid zalo online',
    'khai si',
    'XYZT khai sinh',
    '2026 25/QĐ',
  ])('“%s” được giữ nguyên', (typed) => {
    expect(correctSpelling(typed, vocabulary)).toEqual([]);
  });

  test('chữ có thể là âm tiết chỉ đổi khi các tên chỉ rõ chữ khác', () => {
    const syllables = [
      'heo',
      'tui',
      'khia',
      'xinh',
      'tru',
      'trui',
      'moi',
      'ban',
      'ho',
      'khai',
      'tam',
      'ket',
      'bon',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...syllables), { minLength: 1, maxLength: 6 }), (words) => {
        const [corrected] = correctSpelling(words.join(' '), vocabulary);
        for (const [at, word] of (corrected ?? '').split(' ').filter(Boolean).entries()) {
          if (word === words[at]) continue;
          expect(isPossibleSyllable(words[at]!)).toBe(true);
          const [before, after] = [words[at - 1] ?? '', words[at + 1] ?? ''];
          const counts = [vocabulary.pairCount(before, word), vocabulary.pairCount(word, after)];
          expect(Math.max(...counts)).toBeGreaterThanOrEqual(2);
        }
      }),
    );
  });
});
