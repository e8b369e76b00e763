import { problem } from '../../problems/problem.ts';
import { dueNotices } from '../../schemas/portal.ts';
import type { Rule } from '../rule.ts';

/** The most notices at a time; more are read by nobody. */
const MAX_NOTICES_AT_ONCE = 5;

export const noticesMany: Rule = {
  portal: ({ content: { portal }, today }) => {
    if (!portal) return [];
    const count = dueNotices(portal.data, today).length;
    return count > MAX_NOTICES_AT_ONCE
      ? [
          problem(
            'notices-many',
            portal.file,
            { count, limit: MAX_NOTICES_AT_ONCE },
            portal.positionOf(['notices']),
          ),
        ]
      : [];
  },
};
