import { problem, type Problem } from '../problems/problem.ts';
import { readLegacy } from '../text/legacy.ts';
import type { Place } from './yaml.ts';

/** Letters of other languages that are drawn like Đ and đ. */
export const LOOKALIKES: Record<string, string> = { Ð: 'Đ', Ɖ: 'Đ', ð: 'đ', ɖ: 'đ' };

/**
 * Finds what is odd about the letters of a text though it can be read: marks apart from their letters, letters that
 * only look Vietnamese, marks without a letter, words typed for a font from before Unicode.
 * @param written as it stands in the file
 * @param text the same in NFC
 */
export function remarkOnSpelling(file: string, written: string, text: string): Problem[] {
  const found: Problem[] = [];
  if (written !== text) {
    const apart = written.match(/\p{L}\p{M}+/gu) ?? [];
    const word = /[\p{L}\p{M}]*\p{M}[\p{L}\p{M}]*/u.exec(written)?.[0].normalize('NFC') ?? '';
    const first = written.search(/\p{L}\p{M}/u);
    if (apart.length > 0)
      found.push(
        problem(
          'decomposed-text',
          file,
          { sample: word, count: apart.length },
          // In the text as it is read everywhere else, what stands before is composed.
          placeAt(text, written.slice(0, Math.max(first, 0)).normalize('NFC').length),
        ),
      );
  }
  if (IS_PLAIN.test(text)) return found;
  const legacy = remarkOnLegacy(file, text);
  if (legacy) return [...found, legacy];

  const lookalikes = text.match(/[ÐƉðɖ]/g);
  if (lookalikes) {
    const letter = lookalikes[0];
    found.push(
      problem(
        'lookalike-letter',
        file,
        { letter, meant: LOOKALIKES[letter]!, count: lookalikes.length },
        placeAt(text, text.search(/[ÐƉðɖ]/)),
      ),
    );
  }
  const stray = /[\p{L}\p{M}]*[\u0300-\u036f][\p{L}\p{M}]*/u.exec(text);
  if (stray)
    found.push(problem('stray-mark', file, { sample: stray[0].slice(0, 40) }, placeAt(text, stray.index)));
  return found;
}

/** Vietnamese as it should be: nothing in it needs a second look. */
const IS_PLAIN = /^[\0-\x7fÀ-ÃÈ-ÊÌÍÒ-ÕÙÚÝà-ãè-êìíò-õùúýĂăĐđĨĩŨũƠơƯưẠ-ỹ\u00a0–—‘’“”…•·−\u200b\ufeff]*$/;

function remarkOnLegacy(file: string, text: string): Problem | undefined {
  for (const [index, line] of text.split('\n').entries()) {
    const read = readLegacy(line);
    if (read)
      return problem(
        'legacy-font',
        file,
        { encoding: read.encoding, converted: shorten(read.text.trim()) },
        { line: index + 1, column: 1 },
      );
  }
  return undefined;
}

/** The first line of bytes that are no UTF-8, read as an encoding from before Unicode; null when it is none. */
export function readLegacyBytes(bytes: Uint8Array): { encoding: string; converted: string } | null {
  const text = new TextDecoder('latin1').decode(bytes.subarray(0, 20_000));
  for (const line of text.split(/\r?\n/)) {
    const read = readLegacy(line);
    // UTF-8 with a few bytes damaged looks, byte by byte, like UTF-8 misread.
    if (read && read.encoding !== 'UTF-8 bị đọc nhầm')
      return { encoding: read.encoding, converted: shorten(read.text.trim()) };
  }
  return null;
}

function placeAt(text: string, offset: number): Place {
  const before = text.slice(0, offset);
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
}

function shorten(text: string): string {
  return text.length > 100 ? `${text.slice(0, 99)}…` : text;
}
