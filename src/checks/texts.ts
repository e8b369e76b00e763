import { positionsIn, type Position } from '../reading/positions.ts';

/** A text in the data of an entry or a portal, with its path. */
export interface FieldText {
  path: PropertyKey[];
  text: string;
}

/** Lists every text in some data. */
export function textsOf(data: unknown): FieldText[] {
  const found: FieldText[] = [];
  gather(data, [], found);
  return found;
}

function gather(data: unknown, path: PropertyKey[], found: FieldText[]): void {
  if (typeof data === 'string') found.push({ path, text: data });
  else if (Array.isArray(data)) data.forEach((value, index) => gather(value, [...path, index], found));
  else if (typeof data === 'object' && data !== null)
    for (const [key, value] of Object.entries(data)) gather(value, [...path, key], found);
}

/** Lists every text in some data, without the paths. */
export function writtenIn(data: unknown): string[] {
  const found: string[] = [];
  addWritten(data, found);
  return found;
}

function addWritten(value: unknown, found: string[]): void {
  if (typeof value === 'string') found.push(value);
  else if (Array.isArray(value)) for (const each of value) addWritten(each, found);
  else if (typeof value === 'object' && value !== null)
    for (const key in value) addWritten((value as Record<string, unknown>)[key], found);
}

/**
 * Finds a pattern in a body, with the position of each match in the file.
 * @param pattern global
 */
export function bodyMatches(
  body: string,
  firstLine: number,
  pattern: RegExp,
): { text: string; position: Position }[] {
  const positionAt = positionsIn(body, { line: firstLine, column: 1 });
  return [...body.matchAll(pattern)].map(({ 0: text, index }) => ({ text, position: positionAt(index) }));
}

/** Replaces the code in a body by spaces, so that all other text keeps its position. */
export function withoutCode(body: string): string {
  return body.replace(/(```|~~~)[\s\S]*?\1|`[^`\n]*`/g, (code) => code.replace(/[^\n]/g, ' '));
}
