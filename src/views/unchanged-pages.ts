import { dirname, join } from 'node:path';
import type { Addresses } from '../addresses/addresses.ts';
import { digestOf } from '../store/digests.ts';
import { digestOfMade } from '../pictures/sizes.ts';
import type { Frame } from './portals.ts';
import { settings } from '../store/settings.ts';
import { shownContent } from './shown-content.ts';

/** A page that may be made: the parameters of its address, what it is given, and all that it shows of that. */
export interface CandidatePage<P extends { portal: Frame }> {
  /** Its address in the portal. */
  address: string;
  params: Record<string, string | undefined>;
  props: P;
  /** Whatever it shows besides the portal's own frame: the same value, the same page. */
  cacheKey: unknown;
}

/** A page as the last build recorded it: a digest of all that it showed, and the pictures and files it needs. */
interface RecordedPage {
  cacheKey?: string;
  pictures?: string[];
  files?: string[];
}

/** What the last build of a portal left. */
interface PreviousSite {
  manifest: { pages: Record<string, RecordedPage> };
  /** Gives the digest of a file, as long as it is as it was built. */
  digestOf(path: string): string | undefined;
}

/** The site that a portal's pages are put into. */
interface Site {
  /** Carries a page over from the last site; false when it is no longer as it was built. */
  carryPage(path: string, page: RecordedPage, last: PreviousSite): boolean;
  takeNote(page: string, cacheKey: string): void;
  notePicture(name: string): void;
  noteFile(path: string): void;
  writeAlongside(page: string, path: string, text: string): void;
}

/** The making of one portal's pages. */
interface Making {
  site: Site;
  /** What the last build left to go on from; null when every page is to be made. */
  last: PreviousSite | null;
  /** Whether a picture that the last build made is still there to be taken, by its name. */
  hasPicture(name: string): boolean;
}

/** The one under way; none in the dev server. */
let making: Making | undefined;

/** Begins to make the pages of a portal. @param last null when every page is to be made */
export function beginMaking(site: Site, last: PreviousSite | null): void {
  const known = new Map<string, boolean>();
  const isThere = (name: string) =>
    last?.digestOf(`anh/${name}`) !== undefined || digestOfMade(settings.pictureCache, name) !== null;
  making = {
    ...{ site, last },
    // Many pages show the same.
    hasPicture: (name) => {
      const found = known.get(name) ?? isThere(name);
      known.set(name, found);
      return found;
    },
  };
}

/**
 * Chooses the pages that have to be made, since what they show has changed or was never shown, or something they need
 * is no longer there; the others are carried over from the last build of the portal.
 */
export function skipUnchanged<P extends { portal: Frame }>(pages: CandidatePage<P>[]) {
  return pages
    .filter(({ address, props: { portal }, cacheKey }) => {
      if (!making) return true;
      const { site, last, hasPicture } = making;
      const path = pathOf(portal, address);
      const digest = digestOf([portal.digest, cacheKey]);
      const before = last?.manifest.pages[path];
      const isCarried =
        last !== null &&
        before?.cacheKey === digest &&
        (before.pictures ?? []).every(hasPicture) &&
        (before.files ?? []).every((file) => shownContent(portal.id).files.has(file)) &&
        site.carryPage(path, before, last);
      if (!isCarried) site.takeNote(path, digest);
      return !isCarried;
    })
    .map(({ params, props }) => ({ params, props }));
}

/** Gives a portal's addresses so that the page being made takes note of the files and pictures it leads to. */
export function withNotes(addresses: Addresses): Addresses {
  return {
    ...addresses,
    file: (path) => {
      making?.site.noteFile(path);
      return addresses.file(path);
    },
    picture: (name) => {
      making?.site.notePicture(name);
      return addresses.picture(name);
    },
  };
}

/** Lays a text beside the page that is being made: with it the text is made anew, with it the text is carried over. */
export function writeAlongside(portal: Frame, address: string, text: string): void {
  const path = pathOf(portal, address);
  making?.site.writeAlongside(join(dirname(path), 'index.html'), path, text);
}

function pathOf({ addresses }: Frame, address: string): string {
  const path = address.slice(addresses.base.length);
  return path.endsWith('/') || path === '' ? `${path}index.html` : path;
}
