import { addressesOf, OWN_FILES, OWN_FOLDERS, OWN_PAGES } from '../addresses/addresses.ts';
import type { PortalContent } from '../reading/content.ts';
import { hasQuery } from '../reading/moves.ts';
import { HIDDEN_FILES } from '../serving/headers.ts';

/**
 * Returns a function that says whether an old address is that of a page or file that the portal has. An address with a
 * query is never one, because only a server sees the query.
 */
export function takenAddresses({ portal, listing }: PortalContent): (from: string) => boolean {
  const addresses = addressesOf(portal?.data.url ?? 'https://cong.invalid/', '/');
  const taken = new Set([
    '/',
    ...[...OWN_FOLDERS, ...OWN_PAGES, ...OWN_FILES, ...TECHNICAL_FILES].map((name) => `/${name}/`),
    ...listing.map(({ kind, slug }) => addresses.entry(kind, slug)),
  ]);
  return (from) => !hasQuery(from) && taken.has(from.replace(/\/?$/, '/').replace(/\/index\.html\/$/, '/'));
}

/** Files at the root of a site that only browsers, hosts and search engines read. */
const TECHNICAL_FILES = [...HIDDEN_FILES, 'sitemap-0.xml', 'sw.js', 'ban-ke.txt'];
