import { addressesOf, OWN_FOLDERS } from '../../addresses/addresses.ts';
import { problem } from '../../problems/problem.ts';
import type { Rule } from '../rule.ts';

export const redirectTaken: Rule = {
  portal: ({ content: { portal, listing } }) => {
    if (!portal || portal.data.redirects.length === 0) return [];
    const addresses = addressesOf(portal.data.url, '/');
    const taken = new Set([
      '/',
      ...OWN_FOLDERS.map((folder) => `/${folder}/`),
      ...listing.map(({ kind, slug }) => addresses.entry(kind, slug)),
    ]);
    return portal.data.redirects.flatMap(({ from }, index) =>
      taken.has(from.replace(/\/?$/, '/'))
        ? problem('redirect-taken', portal.file, { from }, portal.placeOf(['redirects', index, 'from']))
        : [],
    );
  },
};
