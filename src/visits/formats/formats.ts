import { emptyHit, type LineReader } from '../hit.ts';
import { jsonReader } from './json.ts';
import { quotedReader } from './quoted.ts';
import { missingFields, w3cReader } from './w3c.ts';

/** Why a file is not read. */
export type FormatFault =
  { is: 'unknown'; line: string } | { is: 'no-agent' } | { is: 'no-fields'; missing: string[] };

/** The readers of lines. Each file is read with the first that knows one of its first lines. */
const READERS: readonly (() => LineReader)[] = [w3cReader, jsonReader, quotedReader];

/**
 * Recognises the format of a log by its first lines, some of which may be cut or damaged.
 * @param lines the first lines of the file, without empty ones
 */
export function recogniseFormat(lines: string[]): LineReader | FormatFault {
  const heading = lines.find((line) => line.startsWith('#Fields:'));
  const missing = heading === undefined ? [] : missingFields(heading);
  if (missing.length > 0) return { is: 'no-fields', missing };
  for (const make of READERS) {
    const reader = make();
    const hit = emptyHit();
    if (lines.some((line) => reader.read(line, hit) === 'hit')) return make();
  }
  // A heading alone: the server has not been asked for anything yet.
  if (heading !== undefined) return w3cReader();
  return lines.some((line) => COMMON.test(line))
    ? { is: 'no-agent' }
    : { is: 'unknown', line: lines[0] ?? '' };
}

/** A line of the Common format: it ends with status and size, and does not say which browser asked. */
const COMMON = /\[\d\d\/[A-Z][a-z]{2}\/\d{4}:[\d:]{8} [+-]\d{4}\] "[^"]{0,2000}" \d{3} (?:\d+|-)\s*$/;
