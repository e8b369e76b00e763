import { addressesOf, OWN_FOLDERS } from '../addresses/addresses.ts';
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
  for (const { id, portal } of contents)
    if (portal && !taken.has(portal.data.url)) taken.set(portal.data.url, id);

  return contents.flatMap(({ id, portal }) => {
    if (!portal) return [];
    const { url } = portal.data;
    const other = taken.get(url) === id ? hostOf(url, taken) : taken.get(url);
    return other ? problem('portal-url-shared', portal.file, { url, other }, portal.placeOf(['url'])) : [];
  });
}

/** Finds the portal one of whose own folders an address lies in. */
function hostOf(url: string, taken: Map<string, string>): string | undefined {
  for (const folder of OWN_FOLDERS) {
    const at = url.indexOf(`/${folder}/`);
    const host = at === -1 ? undefined : taken.get(url.slice(0, at + 1));
    if (host) return host;
  }
  return undefined;
}
