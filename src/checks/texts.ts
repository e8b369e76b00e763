import { placesIn } from '../reading/places.ts';
import type { Place } from '../reading/yaml.ts';

/** A text within the data of an entry or a portal. */
export interface FieldText {
  path: PropertyKey[];
  text: string;
}

/** Lists every text of an entry's data with the way to it. */
export function textsOf(data: unknown, path: PropertyKey[] = []): FieldText[] {
  if (typeof data === 'string') return [{ path, text: data }];
  if (typeof data !== 'object' || data === null) return [];
  return Object.entries(data).flatMap(([key, value]) =>
    textsOf(value, [...path, Array.isArray(data) ? Number(key) : key]),
  );
}

/** Finds a pattern in a body, with the place of each match in the file. @param pattern global */
export function bodyMatches(
  body: string,
  firstLine: number,
  pattern: RegExp,
): { text: string; place: Place }[] {
  const placeAt = placesIn(body, { line: firstLine, column: 1 });
  return [...body.matchAll(pattern)].map(({ 0: text, index }) => ({ text, place: placeAt(index) }));
}

/** A body with its code blanked out, everything else in its place. */
export function withoutCode(body: string): string {
  return body.replace(/(```|~~~)[\s\S]*?\1|`[^`\n]*`/g, (code) => code.replace(/[^\n]/g, ' '));
}
