import { problem } from '../../problems/problem.ts';
import type { Rule } from '../rule.ts';

export const procedureTwice: Rule = {
  portal: ({ content }) => {
    const first = new Map<string, string>();
    return content.entries.procedure.flatMap(({ file, data, positionOf }) => {
      const other = first.get(data.code);
      if (!other) first.set(data.code, file);
      return other ? problem('procedure-twice', file, { code: data.code, other }, positionOf(['code'])) : [];
    });
  },
};
