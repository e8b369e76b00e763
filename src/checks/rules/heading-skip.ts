import { problem } from '../../problems/problem.ts';
import type { Rule } from '../rule.ts';

export const headingSkip: Rule = {
  entry: ({ entry, outline }) => {
    // The title of the page is its first-level heading, even if the body has a first-level heading of its own.
    let level = 1;
    return outline.headings.flatMap(({ depth, line, column }) => {
      const from = level;
      level = Math.max(2, depth);
      return depth > from + 1
        ? problem('heading-skip', entry.file, { from, to: depth }, { line, column })
        : [];
    });
  },
};
