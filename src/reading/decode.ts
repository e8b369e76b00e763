import { problem, type Problem } from '../problems/problem.ts';

/** A Markdown or YAML file may weigh this much; anything larger is not an article but an attachment. */
export const MAX_TEXT_BYTES = 1024 * 1024;

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Turns the bytes of a file into text: UTF-8, NFC, without BOM, lines ended by `\n`. Anything else is a problem. */
export function decode(file: string, bytes: Uint8Array): { text: string } | { problem: Problem } {
  if (bytes.length > MAX_TEXT_BYTES)
    return { problem: problem('file-too-large', file, { bytes: bytes.length, limit: MAX_TEXT_BYTES }) };
  if (bytes.includes(0)) return { problem: problem('not-text', file, {}) };
  try {
    return { text: utf8.decode(bytes).normalize('NFC').replace(/\r\n?/g, '\n') };
  } catch {
    return { problem: problem('not-text', file, {}) };
  }
}
