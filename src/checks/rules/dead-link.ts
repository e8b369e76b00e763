import { problem } from '../../problems/problem.ts';
import { portalLinks } from '../named-links.ts';
import { firstFew } from '../suggestions.ts';
import type { Rule } from '../rule.ts';

export const deadLink: Rule = {
  entry: ({ entry, outline }, { links }) => {
    const suggest = firstFew();
    return outline.links.flatMap(({ target, line, column }) => {
      const followed = links.follow(target, entry);
      return followed.is === 'dead'
        ? problem(
            'dead-link',
            entry.file,
            { href: target.slice(0, 200), nearest: suggest(followed.nearest) },
            { line, column },
          )
        : [];
    });
  },
  portal: ({ content: { portal }, links }) => {
    const suggest = firstFew();
    return (portal ? portalLinks(portal) : []).flatMap(({ href, position }) => {
      const followed = links.follow(href, null);
      return followed.is === 'dead'
        ? problem('dead-link', portal!.file, { href, nearest: suggest(followed.nearest) }, position())
        : [];
    });
  },
};
