import { excessOf } from '../../markdown/limits.ts';
import { problem } from '../../problems/problem.ts';
import type { Rule } from '../rule.ts';

export const bodyExcess: Rule = {
  entry: ({ entry }) => {
    const what = excessOf(entry.body);
    return what ? [problem('body-excess', entry.file, { what }, { line: entry.bodyLine, column: 1 })] : [];
  },
};
