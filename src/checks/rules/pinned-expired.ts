import { problem } from '../../problems/problem.ts';
import { formatDay } from '../../text/format.ts';
import { isOf, type Rule } from '../rule.ts';

export const pinnedExpired: Rule = {
  entry: (context, { today }) => {
    if (!isOf(context, 'article')) return [];
    const { file, data, positionOf } = context.entry;
    const { pinned, expires } = data;
    return pinned && expires && expires < today
      ? [problem('pinned-expired', file, { expires: formatDay(expires) }, positionOf(['pinned']))]
      : [];
  },
};
