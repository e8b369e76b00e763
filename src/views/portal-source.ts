import { withoutHeldBack } from '../checks/held-back.ts';
import { allEntries, type Plans } from '../reading/content.ts';
import type { Entry } from '../reading/read.ts';
import type { DaysOff } from '../schemas/holidays.ts';
import type { EntryKind } from '../schemas/kinds.ts';
import { readCached, type CachedContent } from '../store/cached-content.ts';
import { readHolidays, readPlans } from '../store/content-folder.ts';
import { takeInventory, type Inventory } from '../store/inventory.ts';
import type { ViewSettings } from '../store/settings.ts';

/** Records the pictures and files that the current page needs. */
export interface PageNotes {
  /** Records a picture that the page shows. */
  notePicture(name: string): void;
  /** Records a file for download, by its path in the portal's folder. */
  noteFile(path: string): void;
}

/** A portal as read from disk: this one value contains everything that its pages are made from. */
export interface PortalSource extends CachedContent {
  id: string;
  settings: ViewSettings;
  /** Undefined on the local server, which carries no pages over. */
  notes: PageNotes | undefined;
  /** Returns an entry, or undefined when there is none. */
  entry(kind: EntryKind, slug: string): Entry | undefined;
  /** Reads the plans of the content folder. */
  plans(): Plans;
  /** Reads the public holidays of the content folder. */
  daysOff(): DaysOff;
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
  // A build fails when a file changes after the inventory. On the local server content may change at any time.
  const read = readCached(settings.content, id, inventory, undefined, !settings.local);
  // The local server shows every entry to the editor who has to mend it; a preview may end up on the web.
  const content = settings.local ? read.content : withoutHeldBack(read.content, settings.drafts);
  const entries = new Map(allEntries(content.entries).map((entry) => [`${entry.kind}/${entry.slug}`, entry]));
  return {
    ...{ ...read, id, settings, notes, content },
    entry: (kind, slug) => entries.get(`${kind}/${slug}`),
    plans: () => readPlans(settings.content),
    daysOff: () => readHolidays(settings.content).daysOff,
  };
}
