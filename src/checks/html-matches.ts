import type { Outline } from '../reading/body.ts';
import { placesIn } from '../reading/positions.ts';
import type { Place } from '../reading/yaml.ts';

/** Finds a pattern in the raw HTML of a body, with the place of each match. @param pattern global */
export function htmlMatches(outline: Outline, pattern: RegExp): { match: RegExpExecArray; place: Place }[] {
  return outline.html.flatMap(({ value, line, column }) => {
    const placeAt = placesIn(value, { line, column });
    return [...value.matchAll(pattern)].map((match) => ({ match, place: placeAt(match.index) }));
  });
}
