import { problem } from '../../problems/problem.ts';
import { isSyllable } from '../../text/legacy.ts';
import { bodyLinesOf } from '../body-lines.ts';
import { occursIn, type QuickPattern } from '../quick-pattern.ts';
import type { Rule } from '../rule.ts';

/** Finds headings without a space after their number signs. */
export const headingSpace: Rule = {
  entry: ({ entry }) => {
    if (!occursIn(entry.body, MAY_LACK_SPACE)) return [];
    return bodyLinesOf(entry).flatMap(({ text, line, isVerbatim }) => {
      const [, space = '', written = '', words = ''] =
        /^( {0,3})(#{1,6})([\p{L}\d“"(*].*)$/u.exec(text) ?? [];
      if (isVerbatim || !written || (written === '#' && !isSentence(words))) return [];
      const fixed = `${written} ${words}`;
      return problem('heading-space', entry.file, { written, fixed }, { line, column: space.length + 1 });
    });
  },
};

/** Exported for its test. */
export const MAY_LACK_SPACE: QuickPattern = { needs: /#[^\s#]/, pattern: /^ {0,3}#{1,6}[^\s#]/m };

/** Says whether words after a single number sign are those of a heading, and not the tags of a social network. */
function isSentence(words: string): boolean {
  const [first = '', second] = words.split(' ');
  return second !== undefined && !words.includes('#') && /^\p{Lu}/u.test(first) && isSyllable(first);
}
