import { problem } from '../../problems/problem.ts';
import { toDosOfPortal } from '../filled-in.ts';
import type { Rule } from '../rule.ts';

export const portalUnfinished: Rule = {
  portal: ({ content: { portal } }) => {
    const keys = portal ? toDosOfPortal(portal) : [];
    if (!portal || keys.length === 0) return [];
    return [problem('portal-unfinished', portal.file, { keys, hasPlans: portal.data.plans.length > 0 })];
  },
};
