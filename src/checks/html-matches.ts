import type { Outline } from '../reading/outline.ts';
import { positionsIn, type Position } from '../reading/positions.ts';

/**
 * Finds a pattern in the raw HTML of a body, with the position of each match.
 * @param pattern global
 */
export function htmlMatches(
  outline: Outline,
  pattern: RegExp,
): { match: RegExpExecArray; position: Position }[] {
  return outline.html.flatMap(({ value, line, column }) => {
    const positionAt = positionsIn(value, { line, column });
    return [...value.matchAll(pattern)].map((match) => ({ match, position: positionAt(match.index) }));
  });
}
