import { problem } from '../../problems/problem.ts';
import { namedFacts, namedPlans } from '../named-ids.ts';
import type { Rule } from '../rule.ts';

export const unknownPlan: Rule = {
  portal: ({ content: { portal }, plans }) =>
    (portal?.data.plans ?? []).flatMap((plan, index) =>
      plans.ids.includes(plan)
        ? []
        : problem(
            'unknown-plan',
            portal!.file,
            { plan, ...namedFacts(plan, namedPlans(plans)) },
            portal!.positionOf(['plans', index]),
          ),
    ),
};
