import { addressesOf } from '../addresses/addresses.ts';
import { problem, type Problem } from '../problems/problem.ts';
import { allEntries, type PortalContent } from '../reading/content.ts';

/** Two entries of a portal may not share an address; the later file is the one to rename. */
export function checkAddresses({ portal, entries }: PortalContent): Problem[] {
  const addresses = addressesOf(portal?.data.url ?? 'https://cong.invalid/', '/');
  const taken = new Map<string, string>();
  const found: Problem[] = [];
  for (const { kind, slug, file } of allEntries(entries)) {
    const key = `${kind} ${slug}`;
    const other = taken.get(key);
    if (other) found.push(problem('duplicate-slug', file, { other, address: addresses.entry(kind, slug) }));
    else taken.set(key, file);
  }
  return found;
}

/** Two portals may not live at the same address, nor one inside a folder that another makes. */
export function checkPortalAddresses(contents: Pick<PortalContent, 'id' | 'portal'>[]): Problem[] {
  const taken = new Map<string, string>();
  return contents.flatMap(({ id, portal }) => {
    if (!portal) return [];
    const { url } = portal.data;
    const other = taken.get(url);
    taken.set(url, other ?? id);
    return other ? problem('portal-url-shared', portal.file, { url, other }, portal.placeOf(['url'])) : [];
  });
}
