import { problem } from '../../problems/problem.ts';
import { toDosOfPortal } from '../filled-in.ts';
import type { Rule } from '../rule.ts';

export const portalUnfinished: Rule = {
  portal: ({ content: { portal } }) => {
    const keys = portal ? toDosOfPortal(portal) : [];
    return portal && keys.length > 0 ? [problem('portal-unfinished', portal.file, { keys })] : [];
  },
};
