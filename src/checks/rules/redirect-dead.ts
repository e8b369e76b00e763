import { problem } from '../../problems/problem.ts';
import type { Rule } from '../rule.ts';

export const redirectDead: Rule = {
  portal: ({ content: { portal }, links }) =>
    (portal?.data.redirects ?? []).flatMap(({ to }, index) =>
      links.has(to)
        ? []
        : problem(
            'redirect-dead',
            portal!.file,
            { to, nearest: links.nearestTo(to) },
            portal!.placeOf(['redirects', index, 'to']),
          ),
    ),
};
