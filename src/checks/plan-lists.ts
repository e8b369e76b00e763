import { problem, type Problem } from '../problems/problem.ts';
import type { Plans } from '../reading/content.ts';
import { bareNumber } from '../reading/decisions.ts';
import { nearest } from '../reading/nearest.ts';

/**
 * Reports each target that counts procedures against the list of a decision which no portal publishes, because its rows
 * would never have a number.
 * @param published the numbers of the decisions that portals publish with their lists
 */
export function checkPlanLists({ plans }: Plans, published: string[]): Problem[] {
  const known = new Set(published.map(bareNumber));
  return [...plans.values()].flatMap(({ file, data, positionOf }) =>
    data.targets.flatMap(({ list }, index) => {
      if (list === undefined || known.has(bareNumber(list))) return [];
      const facts = { list, plan: '', nearest: nearest(list, published) };
      return problem('list-unpublished', file, facts, positionOf(['targets', index, 'list']));
    }),
  );
}
