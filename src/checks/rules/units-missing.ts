import { problem } from '../../problems/problem.ts';
import { binds } from '../../schemas/plan.ts';
import type { Rule } from '../rule.ts';

export const unitsMissing: Rule = {
  portal: ({ content, plans: { plans } }) => {
    const { portal } = content;
    if (!portal || portal.data.units.length > 0) return [];
    return portal.data.plans.flatMap((plan, index) => {
      const target = plans
        .get(plan)
        ?.data.targets.find((each) => each.by === 'unit' && binds(each, { ...portal.data, id: content.id }));
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
