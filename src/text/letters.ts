/**
 * The kinds of characters that words are made of. Firefox before 78 cannot read the names that Unicode has for them: an
 * expression with one stops the whole file there. It gets the nearest ranges: right for every Latin letter and mark, by
 * whole blocks for other scripts.
 */
const KNOWS_NAMES = knowsNames();

/** The letters, as they stand in the square brackets of an expression with the flag `u`. */
export const LETTER = KNOWS_NAMES
  ? '\\p{L}'
  : 'A-Za-zªµºÀ-ÖØ-öø-ˁ\\u0370-\\u037d\\u037f\\u0386-\\u0481\\u048a-\\u1ab0\\u1d00-\\u1dbf\\u1e00-\\u1fff\\u2c00-\\u2dff\\u3041-\\ud7ff\\uf900-\\ufdff\\u{20000}-\\u{3ffff}';

const MARK = KNOWS_NAMES
  ? '\\p{M}'
  : '\\u0300-\\u036f\\u1ab0-\\u1aff\\u1dc0-\\u1dff\\u20d0-\\u20ff\\ufe00-\\ufe2f';

const NUMBER = KNOWS_NAMES ? '\\p{N}' : '0-9²³¹¼-¾';

const UNDRAWN = KNOWS_NAMES
  ? '\\p{C}'
  : '\\0-\\x1f\\x7f-\\x9f\\xad\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\ud800-\\uf8ff\\ufeff';

const OF_WORDS = LETTER + MARK + NUMBER;

/** Each word. */
export const WORDS = new RegExp(`[${OF_WORDS}]+`, 'gu');

/** Splits a text so that words are at the odd places, and what is between them at the even ones. */
export const AROUND_WORDS = new RegExp(`([${OF_WORDS}]+)`, 'u');

/** Each word, and each stretch between words. */
export const WORDS_AND_GAPS = new RegExp(`[${OF_WORDS}]+|[^${OF_WORDS}]+`, 'gu');

/** A letter or a digit. */
export const LETTER_OR_NUMBER = new RegExp(`[${LETTER}${NUMBER}]`, 'u');

/** A text of letters alone. */
export const LETTERS_ALONE = new RegExp(`^[${LETTER}]+$`, 'u');

/** Each stretch of letters with their marks. */
export const SPELLED_WORDS = new RegExp(`[${LETTER}${MARK}]+`, 'gu');

/** Each mark that is a character of its own. */
export const MARKS = new RegExp(`[${MARK}]`, 'gu');

/** Marks with no letter before them; the first group is what is there instead. */
export const STRAY_MARKS = new RegExp(`(^|[^${LETTER}${MARK}])[${MARK}]+`, 'gu');

/** Each space, and each character that is never drawn. */
export const SPACES_AND_UNDRAWN = new RegExp(`[${UNDRAWN}\\s]`, 'gu');

function knowsNames(): boolean {
  try {
    return new RegExp('\\p{L}', 'u').test('đ');
  } catch {
    return false;
  }
}
