import { problem } from '../../problems/problem.ts';
import type { Rule } from '../rule.ts';

export const bodyExcess: Rule = {
  entry: ({ entry, outline: { excess } }) =>
    excess ? [problem('body-excess', entry.file, { what: excess }, { line: entry.bodyLine, column: 1 })] : [],
};
