import { inflateSync } from 'node:zlib';

/** Whether a PDF holds text that can be searched and read aloud; unknown for one that could not be looked into. */
export type PdfText = 'text' | 'none' | 'unknown';

/**
 * Looks whether a PDF holds text, by the operators that show text in the streams it is made of. A scan with recognised
 * text holds text; a scan with only the stamp of a digital signature does not. Never says `none` of a file with a stream
 * that it could not read, or that is encrypted. Reads at most `MAX_INFLATED_BYTES`.
 */
export function textInPdf(bytes: Buffer): PdfText {
  const source = bytes.toString('latin1');
  if (!source.includes('%PDF-') || /\/Encrypt\s/.test(source)) return 'unknown';
  let [onPages, inForms, room] = [0, 0, MAX_INFLATED_BYTES];
  let [isWhole, hasPicture] = [true, false];
  for (const { head, from, to } of streamsIn(source)) {
    if (/\/Subtype\s{0,9}\/Image\b/.test(head)) hasPicture = true;
    else if (!/\/Type\s{0,9}\/(?:XRef|Metadata)\b|\/FontFile|\/Length1\b/.test(head)) {
      const text = contentOf(head, bytes.subarray(from, to), room);
      if (text === null) isWhole = false;
      const shown = lettersShownIn(text ?? '');
      if (/\/Subtype\s{0,9}\/Form\b/.test(head)) inForms += shown;
      else onPages += shown;
      room -= text?.length ?? 0;
    }
    if (onPages >= MIN_LETTERS || inForms > MAX_STAMP_LETTERS) return 'text';
    if (room <= 0) return 'unknown';
  }
  if (!isWhole || !source.includes('endstream')) return 'unknown';
  if (!hasPicture) return onPages + inForms > 0 ? 'text' : 'none';
  // A few letters beside a picture are a page number, a stamp, or a notice with a logo.
  const isStamped = /\/FT\s{0,9}\/Sig\b/.test(source);
  return onPages === 0 && (inForms === 0 || isStamped) ? 'none' : 'unknown';
}

interface Stream {
  /** The dictionary before the stream, or its end. */
  head: string;
  from: number;
  to: number;
}

function* streamsIn(source: string): Generator<Stream> {
  for (let at = source.indexOf('stream'); at >= 0; at = source.indexOf('stream', at + 1)) {
    if (source.startsWith('end', at - 3)) continue;
    const from = at + 'stream'.length + (source[at + 6] === '\r' ? 2 : 1);
    const to = source.indexOf('endstream', from);
    if (to < 0) return;
    const before = source.slice(Math.max(0, at - MAX_HEAD_LENGTH), at);
    yield { head: before.slice(before.lastIndexOf(' obj') + 1), from, to };
    at = to;
  }
}

/** Gives a stream as text; null for one in a form that is not read here. */
function contentOf(head: string, bytes: Buffer, room: number): string | null {
  const filters = [...head.matchAll(/\/(\w{1,40})Decode\b/g)].map(([, name]) => name);
  if (filters.length === 0) return bytes.toString('latin1', 0, room);
  if (filters.every((name) => name === 'DCT' || name === 'JPX' || name === 'CCITTFax' || name === 'JBIG2'))
    return '';
  if (filters.length > 1 || filters[0] !== 'Flate') return null;
  try {
    return inflateSync(bytes, { maxOutputLength: Math.max(room, 1) }).toString('latin1');
  } catch {
    return null;
  }
}

/** Counts the letters that the operators of a content stream show: at most the bytes of its strings. */
function lettersShownIn(text: string): number {
  if (!/\bBT\b/.test(text)) return 0;
  let letters = 0;
  for (const [, literal, hex] of text.matchAll(SHOWN))
    letters += literal === undefined ? Math.floor((hex?.length ?? 0) / 4) : literal.length;
  return letters;
}

/** A string before `Tj`, `'`, `"`, or within the list before `TJ`. */
const SHOWN =
  /\(((?:[^()\\]|\\.){1,2000})\)(?=[^()<>]{0,40}(?:T[jJ]|'|"|\(|<|\]))|<([\da-fA-F\s]{2,4000})>(?=[^()<>]{0,40}(?:T[jJ]|'|"|\(|<|\]))/gs;

/** The fewest letters of a file with a text; fewer on all its pages may be no more than a page number. */
const MIN_LETTERS = 20;

/** The stamp of a digital signature has fewer: who signed, of which office, when. */
const MAX_STAMP_LETTERS = 600;

/** A dictionary of a stream is shorter. */
const MAX_HEAD_LENGTH = 4000;

/** The text of a thousand pages is shorter. */
export const MAX_INFLATED_BYTES = 64 * 1024 * 1024;
