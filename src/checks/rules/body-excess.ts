import { problem } from '../../problems/problem.ts';
import type { Rule } from '../rule.ts';

export const bodyExcess: Rule = {
  entry: ({ entry: { file }, outline: { excess } }) =>
    excess ? [problem('body-excess', file, { what: excess.what, limit: excess.limit }, excess)] : [],
};
