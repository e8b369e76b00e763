import { addressesOf } from '../../addresses/addresses.ts';
import { problem } from '../../problems/problem.ts';
import { slugify } from '../../text/fold.ts';
import type { Rule } from '../rule.ts';

/** Reports the later of two files with the same address. Names that differ only in their marks have the same address. */
export const duplicateSlug: Rule = {
  portal: ({ content }) => {
    const addresses = addressesOf(content.portal?.data.url ?? 'https://cong.invalid/', '/');
    const taken = new Map<string, string>();
    return content.listing.flatMap(({ kind, slug, file }) => {
      const address = addresses.entry(kind, slugify(slug) || slug);
      const key = `${kind} ${address}`;
      const other = taken.get(key);
      if (!other) taken.set(key, file);
      return other ? problem('duplicate-slug', file, { other, address }) : [];
    });
  },
};
