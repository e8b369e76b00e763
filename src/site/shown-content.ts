import { withoutToDos } from '../checks/filled-in.ts';
import { allEntries, type PortalContent } from '../reading/content.ts';
import type { Entry } from '../reading/read.ts';
import type { EntryKind } from '../schemas/kinds.ts';
import type { Evidence } from '../report/evidence.ts';
import { choosePortals, listPortals } from './content-folder.ts';
import type { Inventory } from './inventory.ts';
import { readKnown, type KnownContent } from './known-content.ts';
import { settings } from './settings.ts';

/** A shown portal as it was read. */
interface Read extends KnownContent {
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

/** Gives the digest of an entry of a shown portal: another one whenever the page of the entry would show another thing. */
export function shownDigest(portal: string, entry: Entry): string {
  return readAll().get(portal)!.digestOf(entry);
}

/** Gives what the report counts of a shown portal. */
export function shownEvidence(portal: string): Evidence | null {
  return readAll().get(portal)!.evidence();
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
      const known = readKnown(settings.content, id);
      const content = settings.drafts ? known.content : withoutToDos(known.content);
      const byPath = new Map(
        allEntries(content.entries).map((entry) => [`${entry.kind}/${entry.slug}`, entry]),
      );
      return [id, { ...known, content, byPath }];
    }),
  );
  return shared[PLACE];
}
