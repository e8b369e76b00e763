import { problem } from '../../problems/problem.ts';
import type { Rule } from '../rule.ts';

/** Reports leaders with the same order, because then their names decide who comes first. */
export const sameOrder: Rule = {
  portal: ({ content: { entries } }) => {
    const byOrder = Map.groupBy(entries.leader, ({ data }) => data.order);
    const next = [...byOrder.keys()].reduce((last, order) => Math.max(last, order), 0) + 1;
    return [...byOrder].flatMap(([order, [first, ...others]]) =>
      others.map(({ file, positionOf }) =>
        problem('same-order', file, { order, other: first!.file, next }, positionOf(['order'])),
      ),
    );
  },
};
