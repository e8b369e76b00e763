import { problem } from '../../problems/problem.ts';
import { firstFew } from '../suggestions.ts';
import type { Rule } from '../rule.ts';

export const deadAnchor: Rule = {
  entry: ({ entry, outline }, { links }) => {
    const suggest = firstFew();
    return outline.links
      .filter(({ target }) => target.includes('#'))
      .flatMap(({ target, line, column }) => {
        const followed = links.follow(target, entry);
        return followed.is === 'no-anchor'
          ? problem(
              'dead-anchor',
              entry.file,
              { href: target.slice(0, 200), nearest: suggest(followed.nearest) },
              { line, column },
            )
          : [];
      });
  },
};
