import { problem } from '../../problems/problem.ts';
import type { Rule } from '../rule.ts';

export const contactsMissing: Rule = {
  portal: ({ content }) =>
    content.listing.some(({ kind }) => kind === 'contact')
      ? []
      : [problem('contacts-missing', `portals/${content.id}/portal.yaml`, {})],
};
