import { settings } from 'virtual:cong-xa/settings';
import { decodeSafely } from '../addresses/relative.ts';
import { digestOfInventory, takeInventory } from '../store/inventory.ts';
import { pagesOf } from '../views/page-list.ts';
import { readPortalSource, type PortalSource } from '../views/portal-source.ts';
import { showPortal, type ShownPortal } from '../views/portals.ts';

/** A page of the local server. */
export interface FoundPage {
  portal: ShownPortal;
  /** The address whose route renders the page. */
  renderedAt: string;
}

/** The portal as the request before read it. */
let last: PortalSource | undefined;

/** Finds the page at an address of the local server. Reads the portal again when its files have changed. */
export async function findPage(id: string | undefined, address: string): Promise<FoundPage | undefined> {
  if (id !== settings.portal) return undefined;
  const inventory = takeInventory(settings.content, id);
  if (!last || digestOfInventory(last.inventory) !== digestOfInventory(inventory))
    last = readPortalSource(id, settings, { inventory });
  const portal = await showPortal(last);
  const below = decodeSafely(address).slice(`/${id}/`.length);
  const page = Object.values(pagesOf(portal))
    .flat()
    .flatMap((each) => (each.copy ? [each, each.copy] : [each]))
    .find((each) => each.address === below || ('renderedAt' in each && each.renderedAt === below));
  if (!page) return undefined;
  const renderedAt = 'renderedAt' in page && page.renderedAt !== undefined ? page.renderedAt : page.address;
  return { portal, renderedAt: `/${id}/${renderedAt}` };
}
