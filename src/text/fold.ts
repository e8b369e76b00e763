import { MARKS } from './letters.ts';

/**
 * The small letter đ and its look-alikes: those of Ð (U+00D0) and Ɖ (U+0189), which keyboards and conversions produce.
 */
const D_STROKE = /[đðɖ]/gu;

/**
 * Removes every Vietnamese mark from a text, in lower case.
 * @example stripMarks('Đất đai') // 'dat dai'
 */
export function stripMarks(text: string): string {
  let stripped = '';
  for (const letter of text) {
    const bare = bareLetter(letter);
    if (bare === null) return stripAnyMarks(text);
    stripped += bare;
  }
  return stripped;
}

/** Strips a single letter of its marks; null for a letter of another script, which may combine with its neighbours. */
function bareLetter(letter: string): string | null {
  const known = BARE.get(letter);
  if (known !== undefined) return known;
  const bare = stripAnyMarks(letter);
  const found = /^[\0-\x7f]*$/.test(bare) ? bare : null;
  BARE.set(letter, found);
  return found;
}

/** Caches every letter met so far, because a look-up takes a fraction of the time. */
const BARE = new Map<string, string | null>();

function stripAnyMarks(text: string): string {
  return text.toLowerCase().normalize('NFD').replace(MARKS, '').replace(D_STROKE, 'd').normalize('NFC');
}

/**
 * Turns a text into a slug for addresses: a–z, 0–9 and single hyphens.
 * @example slugify('Đăng ký khai sinh') // 'dang-ky-khai-sinh'
 */
export function slugify(text: string): string {
  // Most texts are names of files, which are slugs already.
  if (/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(text)) return text;
  return stripMarks(text)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

/**
 * Says whether a name that somebody typed is one of some names, but for capitals, marks and signs.
 * @example isAmong(['Hộ tịch'], 'hộ  tịch') // true
 */
export function isAmong(names: readonly string[], name: string): boolean {
  const slug = slugify(name);
  return names.some((each) => each === name || (slug !== '' && slugify(each) === slug));
}
