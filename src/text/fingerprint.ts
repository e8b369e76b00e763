import { decodeHTML } from 'entities';

/**
 * Returns the words of a Markdown text as numbers, without markup and addresses. A word has the same number whatever
 * its capitals, its Unicode form (NFC or NFD) and the place of its tone mark (hòa = hoà); another mark makes another
 * word (má ≠ mà).
 */
export function wordsOf(markdown: string): Int32Array {
  return readWords(markdown).words;
}

/** Returns the words of a Markdown text as numbers, and apart the figures among them: the words with a digit. */
export function readWords(markdown: string): { words: Int32Array; figures: Int32Array } {
  const words: number[] = [];
  const figures: number[] = [];
  forEachWord(markdown, (word, isFigure) => {
    words.push(word);
    if (isFigure) figures.push(word);
  });
  return { words: new Int32Array(words), figures: new Int32Array(figures) };
}

/** Returns a short hash, the same for texts of the same words. */
export function hashOf(words: Int32Array): string {
  let one = FNV_OFFSET;
  let other = FNV_OFFSET ^ FNV_PRIME;
  for (let index = 0; index < words.length; index++) {
    const word = words[index]!;
    one = Math.imul(one ^ word, FNV_PRIME);
    other = Math.imul(other ^ (word >>> 13) ^ index, MURMUR_PRIME);
  }
  return `${words.length}-${(one >>> 0).toString(36)}-${(other >>> 0).toString(36)}`;
}

/** Counts the words of a Markdown text: runs of letters and digits, without markup and addresses. */
export function countWords(markdown: string): number {
  let words = 0;
  forEachWord(markdown, () => words++);
  return words;
}

const FNV_OFFSET = 0x811c9dc5 | 0;
const FNV_PRIME = 0x01000193;
const MURMUR_PRIME = 0x5bd1e995;

/** An entity; pasted text may spell letters as entities: `To&agrave;n d&acirc;n`. */
const ENTITY = /&[a-z#][a-z0-9]{1,8};/i;

/** Visits the words of a text as numbers. Hashes the letters in lower case without tones, and the tones separately. */
function forEachWord(markdown: string, visit: (word: number, isFigure: boolean) => void): void {
  const mayHaveEntity = markdown.includes('&') && ENTITY.test(markdown);
  const text = (mayHaveEntity ? decodeHTML(markdown) : markdown).normalize('NFC');
  for (let at = 0; at < text.length; at++) {
    let unit = text.charCodeAt(at);
    let trait = traitOf(unit);
    if (trait === SEPARATOR) {
      at = skipMarkup(text, at);
      continue;
    }
    let word = FNV_OFFSET;
    let tones = 0;
    let isFigure = false;
    do {
      const letter = trait >>> TONE_BITS;
      if (letter !== 0) word = Math.imul(word ^ letter, FNV_PRIME);
      const tone = trait & TONE_MASK;
      if (tone !== 0) tones = tones * 8 + tone;
      if (isDigit(unit)) isFigure = true;
      if (++at === text.length) break;
      unit = text.charCodeAt(at);
      trait = traitOf(unit);
    } while (trait !== SEPARATOR);
    visit(Math.imul(word ^ Math.imul(tones + 1, MURMUR_PRIME), FNV_PRIME), isFigure);
    if (at < text.length) at = skipMarkup(text, at);
  }
}

function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}

/** Returns the end of a tag or a link's address that begins here; else the same position. */
function skipMarkup(text: string, at: number): number {
  const sign = text.charCodeAt(at);
  const isTag = sign === 0x3c && /[a-z/!]/i.test(text.charAt(at + 1));
  const isAddress = sign === 0x5d && text.charAt(at + 1) === '(';
  if (!isTag && !isAddress) return at;
  const length = text.slice(at, at + MAX_MARKUP_LENGTH).indexOf(isTag ? '>' : ')');
  return length === -1 ? at : at + length;
}

/** Keeps a text of nothing but opening brackets from making this slow. */
const MAX_MARKUP_LENGTH = 2000;

const TONES = ['\u0300', '\u0301', '\u0303', '\u0309', '\u0323'];
const TONE_BITS = 3;
const TONE_MASK = 0b111;
const SEPARATOR = -1;

/**
 * Caches for each UTF-16 unit the letter without its tone, with the tone in the lowest bits; 0 where not computed
 * yet.
 */
const traits = new Int32Array(0x10000);

function traitOf(unit: number): number {
  const known = traits[unit]!;
  return known !== 0 ? known : (traits[unit] = findTrait(unit));
}

function findTrait(unit: number): number {
  const character = String.fromCharCode(unit);
  const isPartOfPair = unit >= 0xd800 && unit <= 0xdfff;
  if (!isPartOfPair && !/[\p{L}\p{M}\p{N}]/u.test(character)) return SEPARATOR;
  const parts = [...character.toLowerCase().normalize('NFD')];
  const tone = TONES.findIndex((each) => parts.includes(each)) + 1;
  const letter = parts
    .filter((part) => !TONES.includes(part))
    .join('')
    .normalize('NFC');
  return ((letter.codePointAt(0) ?? 0) << TONE_BITS) | tone;
}
