import { problem } from '../../problems/problem.ts';
import { isWithin, KNOWN_HOSTS } from '../../text/known-hosts.ts';
import { linksOf, portalLinks } from '../named-links.ts';
import type { Rule } from '../rule.ts';

export const insecureLink: Rule = {
  entry: (context) =>
    linksOf(context)
      .filter(({ href }) => isKnownSecure(href))
      .map(({ href, position }) => problem('insecure-link', context.entry.file, factsOf(href), position())),
  portal: ({ content: { portal } }) =>
    portal
      ? portalLinks(portal)
          .filter(({ href }) => isKnownSecure(href))
          .map(({ href, position }) => problem('insecure-link', portal.file, factsOf(href), position()))
      : [],
};

function factsOf(href: string) {
  return { href, fixed: href.replace(/^http:/i, 'https:') };
}

function isKnownSecure(href: string): boolean {
  if (!/^http:\/\//i.test(href)) return false;
  const host = URL.parse(href)?.hostname ?? '';
  return KNOWN_HOSTS.some((each) => isWithin(host, each));
}
