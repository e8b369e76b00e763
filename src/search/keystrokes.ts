import { stripMarks } from '../text/fold.ts';

/**
 * Reads a word that an input method (Telex or VNI) left as keystrokes. Returns undefined when the keystrokes spell no
 * syllable.
 * @example undoKeystrokes('dduwowngf') // 'đường'
 * @example undoKeystrokes('d9u7o7ng2') // 'đường'
 */
export function undoKeystrokes(word: string): string | undefined {
  if (!/^[a-z0-9]{2,9}$/i.test(word) || /^\d+$/.test(word)) return undefined;
  const keys = word.toLowerCase();
  const undone = /\d/.test(keys) ? undoVni(keys) : undoTelex(keys);
  return undone && undone !== keys && SYLLABLE.test(stripMarks(undone)) ? undone : undefined;
}

/** The shape of a folded Vietnamese syllable. */
const SYLLABLE =
  /^(?:ngh|ng|nh|ch|tr|th|ph|kh|gh|gi|qu|[bcdghklmnprstvx])?[aeiouy]{1,3}(?:ng|nh|ch|[cmnpt])?$/;

/** The combining marks of the tones, and the keys that type them in Telex and VNI, in the same order. */
const TONES = ['\u0300', '\u0301', '\u0303', '\u0309', '\u0323'];
const TELEX_TONES = 'fsxrj';
const VNI_TONES = '21435';

const HOOKED: Record<string, string> = { a: 'ă', u: 'ư', o: 'ơ' };
const ROOFED: Record<string, string> = { a: 'â', e: 'ê', o: 'ô' };

function undoTelex(word: string): string | undefined {
  const { rest, tone } = takeTone(word, TELEX_TONES);
  const letters = rest
    .replace(/^dd|^d(.+)d$/, (_whole, middle = '') => `đ${middle}`)
    .replace(/uow|uwow|uwo/, 'ươ')
    .replace(/aa|a(?=[a-z]{0,9}a$)/, 'â')
    .replace(/ee|e(?=[a-z]{0,9}e$)/, 'ê')
    .replace(/oo|o(?=[a-z]{0,9}o$)/, 'ô')
    // The key of the hook may also come after the last letter.
    .replace(/uo([a-z]{0,9})w/, 'ươ$1')
    .replace(/([auo])([a-z]{0,9})w/, (_whole, vowel: string, more: string) => HOOKED[vowel]! + more)
    .replace(/^([^aeiouyw]{0,9})w/, '$1ư');
  return letters === rest && !tone ? undefined : withTone(letters, tone);
}

function undoVni(word: string): string | undefined {
  const { rest, tone } = takeTone(word, VNI_TONES);
  const letters = rest
    .replace(/^d9|^d(?=.*9)/, 'đ')
    .replace('9', '')
    .replace(/u7o7|uo7/, 'ươ')
    .replace(/([aeo])(.{0,9})6/, (_whole, vowel: string, more: string) => ROOFED[vowel]! + more)
    .replace(/([uo])(.{0,9})7/, (_whole, vowel: string, more: string) => HOOKED[vowel]! + more)
    .replace(/a(.{0,9})8/, 'ă$1');
  return /\d/.test(letters) ? undefined : withTone(letters, tone);
}

/** Takes the keys of tones off a word; the first of them is its tone. */
function takeTone(word: string, keys: string): { rest: string; tone: string } {
  let tone = '';
  // Before the first vowel, the same keys are consonants.
  const start = word.search(/[aeiouy]/) + 1;
  const rest = word.slice(start).replace(new RegExp(`[${keys}]`, 'g'), (key) => {
    tone ||= TONES[keys.indexOf(key)]!;
    return '';
  });
  return start === 0 ? { rest: word, tone: '' } : { rest: word.slice(0, start) + rest, tone };
}

/** Puts the mark of a tone on the vowel of a syllable that carries it. */
function withTone(syllable: string, tone: string): string {
  if (!tone) return syllable;
  const marked = /[ăâêôơư](?!.{0,9}[ăâêôơ])/u.exec(syllable);
  const start = /^(?:gi|qu)(?=[aeiouy])/.exec(syllable)?.[0].length ?? 0;
  const vowels = /[aeiouyăâêôơư]+/u.exec(syllable.slice(start));
  if (!vowels) return syllable;
  const from = start + vowels.index;
  const { length } = vowels[0];
  const isOpen = from + length === syllable.length;
  const isOnFirst = length === 1 || (length === 2 && isOpen);
  const at = marked ? marked.index : isOnFirst ? from : from + 1;
  return (syllable.slice(0, at + 1) + tone).normalize('NFC') + syllable.slice(at + 1);
}
