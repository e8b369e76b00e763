import { problem } from '../../problems/problem.ts';
import { announcedCodes } from '../../reading/announced-codes.ts';
import { bareNumber } from '../../reading/decisions.ts';
import { nearest } from '../../reading/nearest.ts';
import { binds } from '../../schemas/plan.ts';
import type { Rule } from '../rule.ts';

/** Finds the decisions whose list a plan counts the portal's procedures against, and which the portal lacks. */
export const listUnpublished: Rule = {
  portal: ({ content, plans: { plans } }) => {
    const { id, portal } = content;
    if (!portal) return [];
    const numbers = announcedCodes(content).map(({ document }) => document.data.number);
    const known = new Set(numbers.map(bareNumber));
    return portal.data.plans.flatMap((plan, index) => {
      const targets =
        plans.get(plan)?.data.targets.filter((each) => binds(each, { ...portal.data, id })) ?? [];
      const lists = new Set(targets.flatMap(({ list }) => list ?? []));
      return [...lists]
        .filter((list) => !known.has(bareNumber(list)))
        .map((list) => {
          const facts = { list, plan, nearest: nearest(list, numbers) };
          return problem('list-unpublished', portal.file, facts, portal.positionOf(['plans', index]));
        });
    });
  },
};
