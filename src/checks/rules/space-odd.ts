import { hasOddSpace, withPlainSpaces } from '../../markdown/typed-lines.ts';
import { problem } from '../../problems/problem.ts';
import { bodyLinesOf } from '../body-lines.ts';
import type { Rule } from '../rule.ts';

/** Finds spaces that look like plain ones, or like nothing, beside the marks of headings, lists and links. */
export const spaceOdd: Rule = {
  entry: ({ entry }) => {
    if (!hasOddSpace(entry.body)) return [];
    return bodyLinesOf(entry).flatMap(({ text, line, isVerbatim }) => {
      if (isVerbatim || !hasOddSpace(text)) return [];
      const start = text.length - text.replace(/^[ \t]+/, '').length;
      const content = text.slice(start);
      const fixed = withPlainSpaces(content);
      if (fixed === content) return [];
      return problem('space-odd', entry.file, { written: content, fixed }, { line, column: start + 1 });
    });
  },
};
