import { withoutToDos } from '../checks/filled-in.ts';
import { allEntries, type Plans } from '../reading/content.ts';
import type { Entry } from '../reading/read.ts';
import type { EntryKind } from '../schemas/kinds.ts';
import { readCached, type CachedContent } from '../store/cached-content.ts';
import { readPlans } from '../store/content-folder.ts';
import { takeInventory, type Inventory } from '../store/inventory.ts';
import type { ViewSettings } from '../store/settings.ts';

/** Takes note of what the page being made leads to. */
export interface PageNotes {
  /** Takes note of a picture that the page shows. */
  notePicture(name: string): void;
  /** Takes note of a file, by its path in the portal's folder, that the page offers for download. */
  noteFile(path: string): void;
}

/** A portal as it was read, to be shown: everything that its pages are made of is handed on in this one value. */
export interface PortalSource extends CachedContent {
  id: string;
  settings: ViewSettings;
  /** None in the dev server, which carries nothing over. */
  notes: PageNotes | undefined;
  /** Gives an entry; undefined where there is none. */
  entry(kind: EntryKind, slug: string): Entry | undefined;
  /** Reads the plans of the content folder. */
  plans(): Plans;
}

/** Reads a portal for its pages. */
export function readPortalSource(
  id: string,
  settings: ViewSettings,
  {
    notes,
    inventory = takeInventory(settings.content, id),
  }: { notes?: PageNotes; inventory?: Inventory } = {},
): PortalSource {
  // Pages are made of what was checked; on the dev server content may change at any time.
  const read = readCached(settings.content, id, inventory, undefined, !settings.local);
  const content = settings.drafts ? read.content : withoutToDos(read.content);
  const entries = new Map(allEntries(content.entries).map((entry) => [`${entry.kind}/${entry.slug}`, entry]));
  return {
    ...{ ...read, id, settings, notes, content },
    entry: (kind, slug) => entries.get(`${kind}/${slug}`),
    plans: () => readPlans(settings.content),
  };
}
