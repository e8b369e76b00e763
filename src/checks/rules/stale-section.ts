import { problem } from '../../problems/problem.ts';
import { daysBetween } from '../../schemas/day.ts';
import { formatDay } from '../../text/format.ts';
import type { Rule } from '../rule.ts';

export const staleSection: Rule = {
  portal: ({ content, today, newest }) => {
    const { portal } = content;
    if (!portal) return [];
    return portal.data.sections.flatMap(({ id, name }, index) => {
      const last = newest.get(id);
      const limit = portal.data.staleAfter;
      if (!last || daysBetween(last, today) <= limit) return [];
      return problem(
        'stale-section',
        portal.file,
        { name, last: formatDay(last), days: daysBetween(last, today), limit },
        portal.positionOf(['sections', index, 'id']),
      );
    });
  },
};
