import { problem } from '../../problems/problem.ts';
import { meantId } from '../../reading/meant-id.ts';
import { allowance } from '../allowance.ts';
import { namedActivities } from '../named-ids.ts';
import type { Rule } from '../rule.ts';

/** Looks at all feedback together: whether one names an activity rightly depends on other files than its own. */
export const unknownActivity: Rule = {
  portal: ({ content: { entries, listing } }) => {
    const known = new Set(listing.filter(({ kind }) => kind === 'activity').map(({ slug }) => slug));
    const { candidates } = namedActivities(entries);
    const mayLookFor = allowance();
    return entries.feedback.flatMap(({ file, data: { activity: slug }, positionOf }) => {
      if (slug === undefined || known.has(slug)) return [];
      const isLookedFor = mayLookFor(slug, candidates.length);
      const { id, isCertain } = isLookedFor ? meantId(slug, candidates) : { id: '', isCertain: false };
      return problem('unknown-activity', file, { slug, nearest: id, isCertain }, positionOf(['activity']));
    });
  },
};
