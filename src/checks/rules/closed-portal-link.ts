import { problem } from '../../problems/problem.ts';
import { isClosedPortal } from '../closed-portals.ts';
import { linksOf, portalLinks } from '../named-links.ts';
import type { Rule } from '../rule.ts';

export const closedPortalLink: Rule = {
  entry: (reading) => {
    // What was published elsewhere keeps the address it had.
    if (reading.entry.kind === 'publication') return [];
    return linksOf(reading)
      .filter(({ href }) => isClosedPortal(href))
      .map(({ href, position }) => problem('closed-portal-link', reading.entry.file, { href }, position()));
  },
  portal: ({ content: { portal } }) =>
    portal
      ? portalLinks(portal)
          .filter(({ href }) => isClosedPortal(href))
          .map(({ href, position }) => problem('closed-portal-link', portal.file, { href }, position()))
      : [],
};
