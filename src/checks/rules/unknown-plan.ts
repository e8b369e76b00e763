import { problem } from '../../problems/problem.ts';
import { nearest } from '../../reading/nearest.ts';
import type { Rule } from '../rule.ts';

export const unknownPlan: Rule = {
  portal: ({ content: { portal }, plans: { ids } }) =>
    (portal?.data.plans ?? []).flatMap((plan, index) =>
      ids.includes(plan)
        ? []
        : problem(
            'unknown-plan',
            portal!.file,
            { plan, nearest: nearest(plan, ids), allowed: ids },
            portal!.positionOf(['plans', index]),
          ),
    ),
};
