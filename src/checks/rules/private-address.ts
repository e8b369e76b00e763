import { problem } from '../../problems/problem.ts';
import { linksOf } from '../named-links.ts';
import type { Rule } from '../rule.ts';

/** Finds links that open only within the network of an office. */
export const privateAddress: Rule = {
  entry: (context) =>
    linksOf(context).flatMap(({ href, position }) => {
      const host = /^\s*https?:/i.test(href) ? (URL.parse(href.trim())?.hostname ?? '') : '';
      return PRIVATE.test(host)
        ? problem('private-address', context.entry.file, { href, host }, position())
        : [];
    }),
};

/** The addresses kept for private networks (RFC 1918, RFC 6761, RFC 6762), and names without a domain. */
const PRIVATE =
  /^(?:10\.\d|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|169\.254\.|127\.|\[?::1|\[f[cd]|[^.]+$|.*\.(?:local|localhost|lan|home|corp|internal|intranet|noibo|home\.arpa)$)/i;
