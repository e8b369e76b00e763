import { addressesOf, OWN_PAGES } from '../../addresses/addresses.ts';
import { problem } from '../../problems/problem.ts';
import { slugify } from '../../text/fold.ts';
import type { Rule } from '../rule.ts';

/** Reports an entry whose page would have the address of a page that every portal has. */
export const slugTaken: Rule = {
  portal: ({ content }) => {
    const addresses = addressesOf(content.portal?.data.url ?? 'https://cong.invalid/', '/');
    const own = OWN_PAGES.map((page) => `/${page}/`);
    return content.listing.flatMap(({ kind, slug, file }) => {
      const address = addresses.entry(kind, slugify(slug) || slug);
      return own.includes(address) ? problem('slug-taken', file, { address }) : [];
    });
  },
};
