import { problem } from '../../problems/problem.ts';
import { introParts, valuesOf } from '../../schemas/vocabulary.ts';
import type { Rule } from '../rule.ts';

export const introPartMissing: Rule = {
  portal: ({ content }) =>
    valuesOf(introParts).flatMap((part) =>
      content.listing.some(({ kind, slug }) => kind === 'intro' && slug === part)
        ? []
        : problem('intro-part-missing', `portals/${content.id}/portal.yaml`, {
            title: introParts[part],
            file: `portals/${content.id}/gioi-thieu/${part}.md`,
          }),
    ),
};
