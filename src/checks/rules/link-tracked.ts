import { problem } from '../../problems/problem.ts';
import { directAddress } from '../../text/direct-address.ts';
import { linksOf } from '../named-links.ts';
import type { Rule } from '../rule.ts';

/** Finds links that lead by the page of a social network or a search engine, or that carry its trackers. */
export const linkTracked: Rule = {
  entry: (context) =>
    linksOf(context).flatMap(({ href, position }) => {
      const direct = /[?]/.test(href) ? directAddress(href) : null;
      if (!direct) return [];
      const facts = { href, fixed: direct.address, isRedirect: direct.isRedirect };
      return problem('link-tracked', context.entry.file, facts, position());
    }),
};
