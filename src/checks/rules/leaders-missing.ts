import { problem } from '../../problems/problem.ts';
import type { Rule } from '../rule.ts';

export const leadersMissing: Rule = {
  portal: ({ content }) =>
    content.listing.some(({ kind }) => kind === 'leader')
      ? []
      : [problem('leaders-missing', `portals/${content.id}/portal.yaml`, {})],
};
