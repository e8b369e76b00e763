import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isAmong, slugify, stripMarks } from '../../src/text/fold.ts';

/** Words of Vietnamese and of the keyboards that write it: every vowel with every mark, and the look-alikes of Đ. */
const letters = [...'aăâbcdđeêghiklmnoôơpqrstuưvxyAĂÂĐEÊOÔƠUƯ'];
const syllable = fc
  .tuple(fc.array(fc.constantFrom(...letters), { minLength: 1, maxLength: 6 }), fc.nat(5), fc.nat(5))
  .map(([word, tone, place]) => {
    const vowels = word.flatMap((letter, index) => (/[aăâeêioôơuưy]/i.test(letter) ? [index] : []));
    const at = vowels[place % Math.max(1, vowels.length)];
    const mark = ['', '\u0300', '\u0301', '\u0303', '\u0309', '\u0323'][tone]!;
    return word
      .map((letter, index) => (index === at ? letter + mark : letter))
      .join('')
      .normalize('NFC');
  });
const phrase = fc
  .array(syllable, { minLength: 1, maxLength: 8 })
  .chain((words) => fc.constantFrom(' ', '  ', ' – ', '/', '\u00a0').map((gap) => words.join(gap)));
const anyText = fc.string({ unit: 'grapheme' });

describe('bỏ dấu', () => {
  test.each([
    ['Đất đai', 'dat dai'],
    ['Ðất Ɖai', 'dat dai'],
    ['ẫ ề Ộ ự ỹ', 'a e o u y'],
    ['ĐẶC KHU PHÚ QUỐC', 'dac khu phu quoc'],
  ])('%s thành %s', (written, expected) => {
    expect(stripMarks(written)).toBe(expected);
    expect(stripMarks(written.normalize('NFD'))).toBe(expected);
  });

  test('bỏ dấu lần nữa không đổi gì, và NFC hay NFD đều cho một kết quả', () => {
    fc.assert(
      fc.property(fc.oneof(phrase, anyText), (text) => {
        const once = stripMarks(text);
        expect(stripMarks(once)).toBe(once);
        expect(stripMarks(text.normalize('NFD'))).toBe(stripMarks(text.normalize('NFC')));
        expect(once).not.toMatch(/[đĐðÐɖƉ]/);
      }),
    );
  });
});

describe('tên trong địa chỉ', () => {
  test.each([
    ['Đăng ký khai sinh', 'dang-ky-khai-sinh'],
    ['Kế hoạch số 25/KH-UBND (năm 2026)', 'ke-hoach-so-25-kh-ubnd-nam-2026'],
    ['  – Họp thôn: “tổng kết” – ', 'hop-thon-tong-ket'],
    ['…', ''],
  ])('%s thành %s', (written, expected) => {
    expect(slugify(written)).toBe(expected);
    expect(slugify(written.normalize('NFD'))).toBe(expected);
  });

  test('chỉ có a–z, 0–9 và từng dấu gạch nối một; làm lại không đổi gì', () => {
    fc.assert(
      fc.property(fc.oneof(phrase, anyText), (text) => {
        const slug = slugify(text);
        expect(slug).toMatch(/^([a-z0-9]+(-[a-z0-9]+)*)?$/);
        expect(slugify(slug)).toBe(slug);
        expect(slugify(text.normalize('NFD'))).toBe(slugify(text.normalize('NFC')));
      }),
    );
  });

  test('chữ Việt nào cũng còn lại trong địa chỉ', () => {
    fc.assert(
      fc.property(syllable, (word) => {
        expect(slugify(word)).toHaveLength([...word.normalize('NFC')].length);
      }),
    );
  });
});

test('tên gõ hoa, gõ thường, thiếu dấu vẫn là tên ấy; tên khác thì không; hai tên không có chữ nào thì không là một', () => {
  const typed = ['Kế hoạch', 'kế hoạch', 'KẾ  HOẠCH', 'Ke hoach', 'Kế hoạch'.normalize('NFD')];
  expect(typed.filter((name) => isAmong(['Báo cáo', 'Kế hoạch'], name))).toEqual(typed);
  expect(isAmong(['Kế hoạch'], 'Kế hoạch tổng thể')).toBe(false);
  expect(isAmong(['–'], '…')).toBe(false);
});
