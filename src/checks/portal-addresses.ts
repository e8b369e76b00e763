import { OWN_FOLDERS } from '../addresses/addresses.ts';
import { problem, type Problem } from '../problems/problem.ts';
import type { PortalContent } from '../reading/content.ts';

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
