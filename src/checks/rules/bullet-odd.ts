import { takeApart } from '../../markdown/typed-lines.ts';
import { problem } from '../../problems/problem.ts';
import { bodyLinesOf } from '../body-lines.ts';
import type { Rule } from '../rule.ts';

/** Finds the characters of symbol fonts, which readers see as boxes. */
export const bulletOdd: Rule = {
  entry: ({ entry }) => {
    if (!SYMBOL.test(entry.body)) return [];
    return bodyLinesOf(entry).flatMap(({ text, line, isVerbatim }) => {
      const at = isVerbatim ? -1 : text.search(SYMBOL);
      if (at === -1) return [];
      const written = text.slice(at);
      const fixed = takeApart(written).content;
      const isCertain = text.slice(0, at).trim() === '' && fixed !== written && !SYMBOL.test(fixed);
      return problem('bullet-odd', entry.file, { written, fixed, isCertain }, { line, column: at + 1 });
    });
  },
};

/** The part of Unicode in which a symbol font keeps its characters. */
const SYMBOL = /[\uf000-\uf0ff]/;
