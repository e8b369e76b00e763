/** Look-alikes of Đ that keyboards and conversions leave behind: Ð (U+00D0) and Ɖ (U+0189), with their small letters. */
const D_STROKE = /[đðɖ]/gu;
const MARKS = /\p{M}/gu;
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/gu;

/**
 * Takes every Vietnamese mark off a text and makes it small.
 * @example stripMarks('Đất đai') // 'dat dai'
 */
export function stripMarks(text: string): string {
  return text.toLowerCase().normalize('NFD').replace(MARKS, '').replace(D_STROKE, 'd').normalize('NFC');
}

/**
 * Makes two spellings of the same words equal: capitals, spaces, NFC or NFD, and either tone placement.
 * Words that differ in a mark stay different.
 * @example foldTones('Hoà  bình') === foldTones('hòa bình') // true
 */
export function foldTones(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{L}[\p{L}\p{M}]*/gu, (word) => word.replace(TONES, '') + (word.match(TONES)?.join('') ?? ''))
    .replace(/\s+/gu, ' ')
    .trim();
}

/**
 * Writes a text as it may stand in an address: a–z, 0–9 and single hyphens.
 * @example slugify('Đăng ký khai sinh') // 'dang-ky-khai-sinh'
 */
export function slugify(text: string): string {
  return stripMarks(text)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
