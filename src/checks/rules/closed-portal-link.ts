import { problem } from '../../problems/problem.ts';
import { isClosedPortal } from '../closed-portals.ts';
import { linksOf, portalLinks } from '../named-links.ts';
import type { Rule } from '../rule.ts';

export const closedPortalLink: Rule = {
  entry: (context) => {
    // An item published elsewhere keeps the address it was published at.
    if (context.entry.kind === 'publication') return [];
    return linksOf(context)
      .filter(({ href }) => isClosedPortal(href))
      .map(({ href, position }) => problem('closed-portal-link', context.entry.file, { href }, position()));
  },
  portal: ({ content: { portal } }) =>
    portal
      ? portalLinks(portal)
          .filter(({ href }) => isClosedPortal(href))
          .map(({ href, position }) => problem('closed-portal-link', portal.file, { href }, position()))
      : [],
};
