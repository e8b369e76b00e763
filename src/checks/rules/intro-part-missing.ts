import { problem } from '../../problems/problem.ts';
import { askedIntroParts } from '../../schemas/intro.ts';
import { introParts } from '../../schemas/vocabulary.ts';
import type { Rule } from '../rule.ts';

export const introPartMissing: Rule = {
  portal: ({ content }) =>
    askedIntroParts(content.portal?.data.kind).flatMap((part) =>
      content.listing.some(({ kind, slug }) => kind === 'intro' && slug === part)
        ? []
        : problem('intro-part-missing', `portals/${content.id}/portal.yaml`, {
            title: introParts[part],
            file: `portals/${content.id}/gioi-thieu/${part}.md`,
          }),
    ),
};
