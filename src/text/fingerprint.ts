import { decodeHTML } from 'entities';
import { unitsOf } from './units.ts';

/**
 * Returns the words of a Markdown text as numbers, without markup and addresses. A word has the same number whatever
 * its capitals, its Unicode form (NFC or NFD) and the place of its tone mark (hòa = hoà); another mark makes another
 * word (má ≠ mà).
 */
export function wordsOf(markdown: string): Int32Array {
  return readWords(markdown.normalize('NFC')).words.slice();
}

/**
 * Reads the words of a Markdown text as numbers, and apart the figures among them: the words with a digit. Gives views
 * that hold until the next text is read, because a province has tens of thousands of texts, and taking and giving back
 * memory for each of them costs more than its hash.
 * @param markdown in NFC, as the body of an entry is
 */
export function readWords(markdown: string): { words: Int32Array; figures: Int32Array } {
  const mayHaveEntity = markdown.includes('&') && ENTITY.test(markdown);
  const text = mayHaveEntity ? decodeHTML(markdown).normalize('NFC') : markdown;
  const units = unitsOf(text);
  const { words, figures } = roomFor(text.length);
  let wordCount = 0;
  let figureCount = 0;
  for (let at = 0; at < text.length; at++) {
    let trait = traitOf(units[at]!);
    if (trait === SEPARATOR) {
      at = skipMarkup(text, at, units[at]!);
      continue;
    }
    // Hashes the letters in lower case without tones, and the tones separately.
    let word = FNV_OFFSET;
    let tones = 0;
    let traitsSeen = 0;
    do {
      const letter = trait >>> LETTER_SHIFT;
      if (letter !== 0) word = Math.imul(word ^ letter, FNV_PRIME);
      // Without a branch, because the processor cannot foresee which letters have a tone.
      tones = (tones << ((trait >>> STEP_SHIFT) & STEP_MASK)) + (trait & TONE_MASK);
      traitsSeen |= trait;
      if (++at === text.length) break;
      trait = traitOf(units[at]!);
    } while (trait !== SEPARATOR);
    const hash = Math.imul(word ^ Math.imul(tones + 1, MURMUR_PRIME), FNV_PRIME);
    words[wordCount++] = hash;
    if (traitsSeen & DIGIT) figures[figureCount++] = hash;
    if (at < text.length) at = skipMarkup(text, at, units[at]!);
  }
  return { words: words.subarray(0, wordCount), figures: figures.subarray(0, figureCount) };
}

/** Where `readWords` works. Kept from one text to the next, because a province has tens of thousands. */
interface Room {
  words: Int32Array;
  figures: Int32Array;
}

let room = makeRoom(8192);

/** Gives room for the words of a text of so many units. */
function roomFor(length: number): Room {
  if (room.words.length < length) room = makeRoom(2 * length);
  return room;
}

function makeRoom(length: number): Room {
  return { words: new Int32Array(length), figures: new Int32Array(length) };
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
  return wordsOf(markdown).length;
}

const FNV_OFFSET = 0x811c9dc5 | 0;
const FNV_PRIME = 0x01000193;
const MURMUR_PRIME = 0x5bd1e995;

/** An entity; pasted text may spell letters as entities: `To&agrave;n d&acirc;n`. */
const ENTITY = /&[a-z#][a-z0-9]{1,8};/i;

/**
 * Returns the end of a tag or a link's address that begins here; else the same position.
 * @param sign the unit at the position
 */
function skipMarkup(text: string, at: number, sign: number): number {
  if (sign !== LESS_THAN && sign !== CLOSING_BRACKET) return at;
  const isTag = sign === LESS_THAN && /[a-z/!]/i.test(text.charAt(at + 1));
  const isAddress = sign === CLOSING_BRACKET && text.charAt(at + 1) === '(';
  if (!isTag && !isAddress) return at;
  const length = text.slice(at, at + MAX_MARKUP_LENGTH).indexOf(isTag ? '>' : ')');
  return length === -1 ? at : at + length;
}

const LESS_THAN = 0x3c;
const CLOSING_BRACKET = 0x5d;

/** Keeps a text of nothing but opening brackets from making this slow. */
const MAX_MARKUP_LENGTH = 2000;

const TONES = ['\u0300', '\u0301', '\u0303', '\u0309', '\u0323'];
const TONE_MASK = 0b111;
const DIGIT = 0b1000;
/** By how many bits a tone moves those before it: three, or none where there is no tone. */
const STEP_SHIFT = 4;
const STEP_MASK = 0b11;
const LETTER_SHIFT = 6;
const SEPARATOR = -1;

/**
 * Caches for each UTF-16 unit the letter without its tone, with the tone in the lowest bits, whether it is one of the
 * digits 0 to 9 in the next, and the step of the tone in the next two; 0 where not computed yet.
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
  const digit = unit >= 0x30 && unit <= 0x39 ? DIGIT : 0;
  const step = tone === 0 ? 0 : 3 << STEP_SHIFT;
  return ((letter.codePointAt(0) ?? 0) << LETTER_SHIFT) | step | digit | tone;
}
