import { problem } from '../../problems/problem.ts';
import type { Rule } from '../rule.ts';

export const unitsMissing: Rule = {
  portal: ({ content: { portal }, plans: { plans } }) => {
    if (!portal || portal.data.units.length > 0) return [];
    return portal.data.plans.flatMap((plan, index) => {
      const target = plans
        .get(plan)
        ?.data.targets.find(
          ({ by, appliesTo }) => by === 'unit' && (!appliesTo || appliesTo.includes(portal.data.kind)),
        );
      return target
        ? problem(
            'units-missing',
            portal.file,
            { plan, target: target.id },
            portal.positionOf(['plans', index]),
          )
        : [];
    });
  },
};
