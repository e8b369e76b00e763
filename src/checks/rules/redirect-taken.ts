import { addressesOf, OWN_FILES, OWN_FOLDERS, OWN_PAGES } from '../../addresses/addresses.ts';
import { problem } from '../../problems/problem.ts';
import type { Rule } from '../rule.ts';

export const redirectTaken: Rule = {
  portal: ({ content: { portal, listing } }) => {
    if (!portal || portal.data.redirects.length === 0) return [];
    const addresses = addressesOf(portal.data.url, '/');
    const taken = new Set([
      '/',
      ...[...OWN_FOLDERS, ...OWN_PAGES, ...OWN_FILES, ...TECHNICAL_FILES].map((name) => `/${name}/`),
      ...listing.map(({ kind, slug }) => addresses.entry(kind, slug)),
    ]);
    return portal.data.redirects.flatMap(({ from }, index) =>
      taken.has(from.replace(/\/?$/, '/').replace(/\/index\.html\/$/, '/'))
        ? problem('redirect-taken', portal.file, { from }, portal.positionOf(['redirects', index, 'from']))
        : [],
    );
  },
};

/** Files at the root of a site that only browsers, hosts and search engines read. */
const TECHNICAL_FILES = ['_headers', 'sitemap-0.xml', 'sw.js'];
