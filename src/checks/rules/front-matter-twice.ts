import { problem } from '../../problems/problem.ts';
import { frontMatterFrom } from '../../reading/fences.ts';
import { bodyLinesOf } from '../body-lines.ts';
import type { Rule } from '../rule.ts';

/** Finds the front matter of a second article in the body of the first one. */
export const frontMatterTwice: Rule = {
  entry: ({ entry }) => {
    if (!/^---[ \t]*\n\s*\p{L}[^\n:]{0,40}:/mu.test(entry.body)) return [];
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
