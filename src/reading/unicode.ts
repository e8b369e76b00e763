import { problem, type Problem } from '../problems/problem.ts';
import { isSyllable, readLegacy } from '../text/legacy.ts';
import { shorten } from '../text/format.ts';
import { hiddenSignsIn, nameSigns } from '../text/hidden-signs.ts';
import { hasUnitOf } from '../text/units.ts';
import { positionsIn, type Position } from './positions.ts';

/** Letters of other languages that look like Đ and đ. */
const LOOKALIKES: Record<string, string> = { Ð: 'Đ', Ɖ: 'Đ', ð: 'đ', ɖ: 'đ' };

/**
 * Replaces the look-alikes of Đ and đ. Keeps a small look-alike in a word that is not Vietnamese even with đ, such as a
 * name from Iceland.
 */
export function withoutLookalikes(text: string): string {
  return text.replace(/[\p{L}\p{M}]+/gu, (word) => {
    if (!/[ÐƉðɖ]/.test(word)) return word;
    const meant = word.replace(/[ÐƉðɖ]/g, (letter) => LOOKALIKES[letter]!);
    return /[ÐƉ]/.test(word) || isSyllable(meant) ? meant : word;
  });
}

/** Composes letters with their marks, and leaves every other character unchanged. */
export function withJoinedMarks(text: string): string {
  return text.replace(/\p{L}\p{M}+/gu, (letter) => letter.normalize('NFC'));
}

/**
 * Finds odd letters in a readable text: marks apart from their letters, letters that only look Vietnamese, marks
 * without a letter, words typed for a font from before Unicode.
 * @param written the text as the file has it
 * @param text the same text in NFC
 */
export function remarkOnSpelling(file: string, written: string, text: string): Problem[] {
  const remarks: Problem[] = [];
  const positionAt = positionsIn(text, { line: 1, column: 1 });
  if (written !== text) {
    const apart = written.match(/\p{L}\p{M}+/gu) ?? [];
    const first = written.search(/\p{L}\p{M}/u);
    const word = wordAround(written, first).normalize('NFC');
    if (apart.length > 0)
      remarks.push(
        problem(
          'decomposed-text',
          file,
          { sample: word, count: apart.length },
          // All positions count characters of the composed text.
          positionAt(written.slice(0, Math.max(first, 0)).normalize('NFC').length),
        ),
      );
  }
  if (!hasOddLetters(text)) return remarks;
  const legacy = remarkOnLegacy(file, text);
  if (legacy) return [...remarks, legacy];

  const meant = /[ÐƉðɖ]/.test(text) ? withoutLookalikes(text) : text;
  const changed = [...text.matchAll(/[ÐƉðɖ]/g)].filter(({ 0: letter, index }) => meant[index] !== letter);
  if (changed[0]) {
    const { 0: letter, index } = changed[0];
    remarks.push(
      problem(
        'lookalike-letter',
        file,
        { letter, meant: LOOKALIKES[letter]!, count: changed.length },
        positionAt(index),
      ),
    );
  }
  const stray = text.search(/[\u0300-\u036f]/);
  if (stray !== -1)
    remarks.push(problem('stray-mark', file, { sample: wordAround(text, stray) }, positionAt(stray)));
  return remarks;
}

/** Reports the hidden characters of a text, at the position of the first one. */
export function remarkOnHiddenSigns(file: string, written: string): Problem[] {
  const found = hiddenSignsIn(written);
  if (!found[0]) return [];
  const facts = { signs: nameSigns(found.map(({ sign }) => sign)), count: found.length };
  const position = positionsIn(written, { line: 1, column: 1 })(found[0].index);
  return [problem('hidden-signs', file, { ...facts, isEscaped: false, isInBody: false }, position)];
}

/** The most marks on one letter, from the stream-safe text format of Unicode (UAX 15); Vietnamese needs two. */
export const MAX_MARKS = 30;

/** Matches more marks in a row than any letter has. Normalisation takes the square of their number. */
const MARK_HEAP = new RegExp(String.raw`\p{M}{${MAX_MARKS + 1}}`, 'u');

/** Finds the first letter with too many marks, in a text that is not normalised yet. */
export function findMarkHeap(written: string): Position | undefined {
  const start = written.search(MARK_HEAP);
  return start === -1 ? undefined : positionsIn(written, { line: 1, column: 1 })(start);
}

/** Gives the word at an offset, cut to what a sentence can quote. */
function wordAround(text: string, offset: number): string {
  const before = /[\p{L}\p{M}]{0,20}$/u.exec(text.slice(Math.max(0, offset - 20), offset))?.[0] ?? '';
  const after = /^[\p{L}\p{M}]*/u.exec(text.slice(offset, offset + 20))?.[0] ?? '';
  return before + after;
}

/** Any character beyond well-formed Vietnamese. Texts that contain one are examined more closely. */
const IS_ODD = /[^\0-\x7fÀ-ÃÈ-ÊÌÍÒ-ÕÙÚÝà-ãè-êìíò-õùúýĂăĐđĨĩŨũƠơƯưẠ-ỹ\u00a0–—‘’“”…•·−\u200b\ufeff]/;

/** 1 for each unit that is odd. Every unit from U+2040 on is. */
const ODD = new Uint8Array(0x10000).fill(1);
for (let code = 0; code < 0x2040; code++) ODD[code] = Number(IS_ODD.test(String.fromCharCode(code)));

/** Says whether a text contains any character beyond well-formed Vietnamese in NFC; nearly no text does. */
export function hasOddLetters(text: string): boolean {
  return hasUnitOf(text, ODD);
}

function remarkOnLegacy(file: string, text: string): Problem | undefined {
  for (const [index, line] of text.split('\n').entries()) {
    const read = readLegacy(line);
    if (read)
      return problem(
        'legacy-font',
        file,
        { encoding: read.encoding, converted: shorten(read.text.trim(), 100) },
        { line: index + 1, column: 1 },
      );
  }
  return undefined;
}

/** Reads the first line of bytes in an encoding from before Unicode; null for bytes in no such encoding. */
export function readLegacyBytes(bytes: Uint8Array): { encoding: string; converted: string } | null {
  const text = new TextDecoder('latin1').decode(bytes.subarray(0, 20_000));
  for (const line of text.split(/\r?\n/)) {
    const read = readLegacy(line);
    // Byte by byte, damaged UTF-8 looks like misread UTF-8, so that reading proves nothing.
    if (read && read.encoding !== 'UTF-8 bị đọc nhầm')
      return { encoding: read.encoding, converted: shorten(read.text.trim(), 100) };
  }
  return null;
}
