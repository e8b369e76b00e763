import { problem } from '../../problems/problem.ts';
import { formatDay } from '../../text/format.ts';
import { isOf, type Rule } from '../rule.ts';

export const termOver: Rule = {
  entry: (context, { today }) => {
    if (!isOf(context, 'leader')) return [];
    const { file, data, positionOf } = context.entry;
    const { name, termTo } = data;
    return termTo && termTo < today
      ? [problem('term-over', file, { name, to: formatDay(termTo) }, positionOf(['termTo']))]
      : [];
  },
};
