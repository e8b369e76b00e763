import { withoutToDos } from '../checks/filled-in.ts';
import { allEntries, type PortalContent } from '../reading/content.ts';
import type { Entry } from '../reading/read.ts';
import type { EntryKind } from '../schemas/kinds.ts';
import type { Evidence } from '../report/evidence.ts';
import { choosePortals, listPortals } from '../store/content-folder.ts';
import { digestOfInventory, takeInventory, type Inventory } from '../store/inventory.ts';
import { readCached, type CachedContent } from '../store/cached-content.ts';
import { settings } from '../store/settings.ts';

/** A shown portal as it was read. */
interface Read extends CachedContent {
  byPath: Map<string, Entry>;
}

let shown: Map<string, Read> | undefined;

/** Has one portal shown from now on, and nothing kept of the one before. */
export function show(portal: string): void {
  shown = new Map([[portal, read(portal, takeInventory(settings.content, portal))]]);
}

/** Reads anew the portals of the dev server whose files have changed since they were read. */
export function refreshShown(): void {
  const before = shown;
  shown = new Map(
    choosePortals(listPortals(settings.content), settings.portals).map((id) => {
      const known = before?.get(id);
      const inventory = takeInventory(settings.content, id);
      const isSame = known && digestOfInventory(known.inventory) === digestOfInventory(inventory);
      return [id, isSame ? known : read(id, inventory)];
    }),
  );
}

/** Gives the content of the shown portals. */
export function shownContents(): PortalContent[] {
  return [...all().values()].map(({ content }) => content);
}

/** Gives the content of one shown portal. */
export function shownContent(portal: string): PortalContent {
  return all().get(portal)!.content;
}

/** Gives the digests of the files of one shown portal. */
export function shownInventory(portal: string): Inventory {
  return all().get(portal)!.inventory;
}

/** Gives the digest of an entry of a shown portal: another one whenever the page of the entry would show another thing. */
export function shownDigest(portal: string, entry: Entry): string {
  return all().get(portal)!.digestOf(entry);
}

/** Gives what the report counts of a shown portal. */
export function shownEvidence(portal: string): Evidence | null {
  return all().get(portal)!.evidence();
}

/** Gives an entry of a shown portal. */
export function shownEntry(portal: string, kind: EntryKind, slug: string): Entry {
  return all().get(portal)!.byPath.get(`${kind}/${slug}`)!;
}

function all(): Map<string, Read> {
  if (!shown) refreshShown();
  return shown!;
}

function read(id: string, inventory: Inventory): Read {
  // Pages are made of what was checked; on the dev server content may change at any time.
  const known = readCached(settings.content, id, inventory, undefined, !settings.local);
  const content = settings.drafts ? known.content : withoutToDos(known.content);
  const byPath = new Map(allEntries(content.entries).map((entry) => [`${entry.kind}/${entry.slug}`, entry]));
  return { ...known, content, byPath };
}
