import { problem } from '../problems/problem.ts';
import { binds, type Target } from '../schemas/plan.ts';
import type { Portal } from '../schemas/portal.ts';
import type { Rule } from './rule.ts';

/**
 * Makes the rule that a portal declares those for whom a target of its plans has a row each: units, blocs or people.
 * @param isDeclared whether the portal declares any
 */
export function rowsDeclared(
  code: 'units-missing' | 'blocs-missing' | 'people-missing',
  by: Target['by'],
  isDeclared: (portal: Portal) => boolean,
): Rule {
  return {
    portal: ({ content: { id, portal }, plans: { plans } }) => {
      if (!portal || isDeclared(portal.data)) return [];
      const isAsked = (target: Target) => target.by === by && binds(target, { ...portal.data, id });
      return portal.data.plans.flatMap((plan, index) => {
        const target = plans.get(plan)?.data.targets.find(isAsked);
        const facts = target && { plan, target: target.id };
        return facts ? problem(code, portal.file, facts, portal.positionOf(['plans', index])) : [];
      });
    },
  };
}
