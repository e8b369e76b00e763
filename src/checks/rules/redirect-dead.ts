import { problem } from '../../problems/problem.ts';
import { firstFew } from '../suggestions.ts';
import type { Rule } from '../rule.ts';

export const redirectDead: Rule = {
  portal: ({ content: { portal }, links }) => {
    const suggest = firstFew();
    return (portal?.data.redirects ?? []).flatMap(({ to }, index) =>
      links.has(to)
        ? []
        : problem(
            'redirect-dead',
            portal!.file,
            { to, nearest: suggest(() => links.nearestTo(to)) },
            portal!.positionOf(['redirects', index, 'to']),
          ),
    );
  },
};
