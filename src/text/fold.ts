/** Look-alikes of Đ that keyboards and conversions leave behind: Ð (U+00D0) and Ɖ (U+0189), with their small letters. */
const D_STROKE = /[đðɖ]/gu;
const MARKS = /\p{M}/gu;

/**
 * Takes every Vietnamese mark off a text and makes it small.
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

/** A letter by itself without its marks; null for one of another script, which may join with its neighbours. */
function bareLetter(letter: string): string | null {
  const known = BARE.get(letter);
  if (known !== undefined) return known;
  const bare = stripAnyMarks(letter);
  const found = /^[\0-\x7f]*$/.test(bare) ? bare : null;
  BARE.set(letter, found);
  return found;
}

/** Every letter met so far; looking it up takes a fraction of the time. */
const BARE = new Map<string, string | null>();

function stripAnyMarks(text: string): string {
  return text.toLowerCase().normalize('NFD').replace(MARKS, '').replace(D_STROKE, 'd').normalize('NFC');
}

/**
 * Writes a text as it may stand in an address: a–z, 0–9 and single hyphens.
 * @example slugify('Đăng ký khai sinh') // 'dang-ky-khai-sinh'
 */
export function slugify(text: string): string {
  // Most texts that are asked about are names of files, and already as they should be.
  if (/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(text)) return text;
  return stripMarks(text)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
