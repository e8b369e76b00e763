import { problem } from '../../problems/problem.ts';
import { frontMatterFrom } from '../../reading/fences.ts';
import { bodyLinesOf } from '../body-lines.ts';
import { occursIn, type QuickPattern } from '../quick-pattern.ts';
import type { Rule } from '../rule.ts';

/** Finds the front matter of a second article in the body of the first one. */
export const frontMatterTwice: Rule = {
  entry: ({ entry }) => {
    if (!occursIn(entry.body, MAY_BE_FRONT_MATTER)) return [];
    const lines = bodyLinesOf(entry);
    const texts = lines.map(({ text }) => text);
    for (const { line, isVerbatim } of lines) {
      const count = isVerbatim ? 0 : frontMatterFrom(texts, line - entry.bodyLine);
      if (count > 0)
        return [problem('front-matter-twice', entry.file, { last: line + count - 1 }, { line, column: 1 })];
    }
    return [];
  },
};

/** Exported for its test. */
export const MAY_BE_FRONT_MATTER: QuickPattern = {
  needs: ['---'],
  pattern: /^---[ \t]*\n\s*\p{L}[^\n:]{0,40}:/mu,
};
