import { stripMarks } from './fold.ts';
import { LETTER, WORDS } from './letters.ts';

const TONE = /[\u0300\u0301\u0303\u0309\u0323]/u;

/**
 * Moves tone marks to where the older of the two correct habits puts them, so that hoà and hòa are one spelling.
 * @example normaliseTone('Uỷ ban hoà giải thuý') // 'Ủy ban hòa giải thúy'
 */
export function normaliseTone(text: string): string {
  return text.normalize('NFC').replace(OPEN_PAIR, (pair: string, at: number, whole: string) => {
    // After q, the u belongs to the consonant.
    if (/q/i.test(whole[at - 1] ?? '')) return pair;
    const [first, second] = [pair[0]!, pair.slice(1)];
    const parts = second.normalize('NFD');
    const tone = TONE.exec(parts)?.[0];
    return tone ? (first + tone).normalize('NFC') + parts.replace(tone, '').normalize('NFC') : pair;
  });
}

/** Writes a text in small letters and in NFC, with tone marks where `normaliseTone` puts them. */
export function normaliseSpelling(text: string): string {
  return normaliseTone(text.toLowerCase());
}

/** The endings oa, oe, uy with the tone on the second letter. Without a look behind, which Safari 12 cannot read. */
const OPEN_PAIR = new RegExp(`(?:o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])(?![${LETTER}])`, 'giu');

/**
 * Returns the other spelling of a syllable that may end in i or y; undefined for all others.
 * @example otherEnding('kỹ') // 'kĩ'
 */
export function otherEnding(syllable: string): string | undefined {
  const settled = syllable.normalize('NFD');
  const [, head, vowel, tone] =
    /^(h|k|l|m|s|t|q[uU])([iy])([\u0300\u0301\u0303\u0309\u0323]?)$/iu.exec(settled) ?? [];
  if (head === undefined) return undefined;
  const other = { i: 'y', y: 'i', I: 'Y', Y: 'I' }[vowel!]!;
  return (head + other + tone!).normalize('NFC');
}

/**
 * Splits a text into words: runs of letters and digits, in NFC, with their capitals.
 * @example syllablesOf('Số 25/QĐ-UBND') // ['Số', '25', 'QĐ', 'UBND']
 */
export function syllablesOf(text: string): string[] {
  return text.normalize('NFC').match(WORDS) ?? [];
}

/** Splits a text into words without marks or capitals. */
export function foldedSyllables(text: string): string[] {
  return syllablesOf(text).map(stripMarks).filter(Boolean);
}

/** Says whether a text has at least one Vietnamese mark. */
export function hasMarks(text: string): boolean {
  return /[\u0300-\u036fđ]/iu.test(text.normalize('NFD'));
}
