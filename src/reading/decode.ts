import { problem, type Problem } from '../problems/problem.ts';
import { withoutHiddenSigns } from '../text/hidden-signs.ts';
import {
  findMarkHeap,
  hasOddLetters,
  MAX_MARKS,
  readLegacyBytes,
  remarkOnHiddenSigns,
  remarkOnSpelling,
} from './unicode.ts';

/** The most bytes of a Markdown or YAML file. A larger file is an attachment, not an article. */
export const MAX_TEXT_BYTES = 1024 * 1024;

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Decodes the bytes of a file as UTF-8, to text in NFC without BOM and hidden characters, with lines ended by `\n`.
 * Returns remarks on its letters together with the text, or a problem for bytes that are not such a text.
 */
export function decode(
  file: string,
  bytes: Uint8Array,
): { text: string; remarks: Problem[] } | { problem: Problem } {
  if (bytes.length > MAX_TEXT_BYTES)
    return { problem: problem('file-too-large', file, { bytes: bytes.length, limit: MAX_TEXT_BYTES }) };
  if (utf16Of(bytes)) return { problem: problem('utf-16', file, {}) };
  if (bytes.includes(0)) return { problem: problem('not-text', file, {}) };
  let written: string;
  try {
    written = decodeLines(bytes);
  } catch {
    const legacy = readLegacyBytes(bytes);
    return { problem: legacy ? problem('legacy-encoding', file, legacy) : problem('not-text', file, {}) };
  }
  if (!hasOddLetters(written)) return { text: written, remarks: [] };
  const visible = withoutHiddenSigns(written);
  const heap = findMarkHeap(visible);
  if (heap) return { problem: problem('mark-heap', file, { limit: MAX_MARKS }, heap) };
  const text = visible.normalize('NFC');
  return {
    text,
    remarks: [...remarkOnHiddenSigns(file, written), ...remarkOnSpelling(file, visible, text)],
  };
}

/** Decodes again the bytes of a file that `decode` accepted before, without the remarks. */
export function decodeAgain(bytes: Uint8Array): string {
  const written = decodeLines(bytes);
  return hasOddLetters(written) ? withoutHiddenSigns(written).normalize('NFC') : written;
}

function decodeLines(bytes: Uint8Array): string {
  const text = utf8.decode(bytes);
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}

/** Reads the byte order of UTF-16 text from its byte order mark; null for bytes without one. */
export function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
}
