import type { Outline } from '../reading/body.ts';
import type { Place } from '../reading/yaml.ts';

/** Finds a pattern in the raw HTML of a body, with the place of each match. @param pattern global */
export function htmlMatches(outline: Outline, pattern: RegExp): { match: RegExpExecArray; place: Place }[] {
  return outline.html.flatMap(({ value, line, column }) =>
    [...value.matchAll(pattern)].map((match) => {
      const before = value.slice(0, match.index);
      const breaks = before.split('\n').length - 1;
      return {
        match,
        place: {
          line: line + breaks,
          column: breaks === 0 ? column + match.index : match.index - before.lastIndexOf('\n'),
        },
      };
    }),
  );
}
