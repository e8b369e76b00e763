import { problem } from '../../problems/problem.ts';
import type { Rule } from '../rule.ts';

export const headingBold: Rule = {
  entry: ({ entry, outline }) =>
    outline.boldLines
      .filter(({ text }) => text.length > 0 && text.length <= 80 && !/[.!?;,…]$/.test(text))
      .map(({ text, line, column }) =>
        problem('heading-bold', entry.file, { text: text.replace(/:$/, '').trimEnd() }, { line, column }),
      ),
};
