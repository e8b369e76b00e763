import { withoutToDos } from '../checks/filled-in.ts';
import { allEntries, type PortalContent } from '../reading/content.ts';
import type { Entry } from '../reading/read.ts';
import type { EntryKind } from '../schemas/kinds.ts';
import { choosePortals, listPortals, readPortal } from './content-folder.ts';
import { takeInventory, type Inventory } from './inventory.ts';
import { settings } from './settings.ts';

/** A shown portal as it was read. */
interface Read {
  inventory: Inventory;
  content: PortalContent;
  byPath: Map<string, Entry>;
}

/** Astro loads this module several times in one process; what it read is kept where each of them finds it. */
const PLACE = Symbol.for('cong-xa.shown-content');
const shared = globalThis as { [PLACE]?: Map<string, Read> | undefined };

/** Reads the shown portals, once for the whole process. */
export function readShown(): PortalContent[] {
  return [...readAll().values()].map(({ content }) => content);
}

/** Gives the content of one shown portal. */
export function shownContent(portal: string): PortalContent {
  return readAll().get(portal)!.content;
}

/** Gives the digests of the files of one shown portal. */
export function shownInventory(portal: string): Inventory {
  return readAll().get(portal)!.inventory;
}

/** Gives an entry of a shown portal. */
export function shownEntry(portal: string, kind: EntryKind, slug: string): Entry {
  return readAll().get(portal)!.byPath.get(`${kind}/${slug}`)!;
}

/** Lets the content be read anew, since a file of it has changed. */
export function forgetShown(): void {
  shared[PLACE] = undefined;
}

function readAll(): Map<string, Read> {
  shared[PLACE] ??= new Map(
    choosePortals(listPortals(settings.content), settings.portals).map((id) => {
      // In this order a file that changes in between is made again next time, instead of being taken for known.
      const inventory = takeInventory(settings.content, id);
      const read = readPortal(settings.content, id);
      const content = settings.drafts ? read : withoutToDos(read);
      const byPath = new Map(
        allEntries(content.entries).map((entry) => [`${entry.kind}/${entry.slug}`, entry]),
      );
      return [id, { inventory, content, byPath }];
    }),
  );
  return shared[PLACE];
}
