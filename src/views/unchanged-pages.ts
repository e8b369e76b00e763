import { digestOfMade } from '../pictures/sizes.ts';
import { digestOf } from '../store/digests.ts';
import type { ListedPage } from './page-list.ts';
import type { ShownPortal } from './portals.ts';

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

/** The site that pages are carried over to. */
interface Site {
  /** Carries a page over from the last site; false when it is no longer as it was built. */
  carryPage(path: string, page: RecordedPage, last: PreviousSite): boolean;
  /** Takes note of all that a page will show, in a digest. */
  takeNote(path: string, cacheKey: string): void;
}

/**
 * Gives the choice of the pages that have to be made: what they show has changed or is new, or something they need is no
 * longer there. The others are carried over from the last build of the portal.
 * @param last null when every page is to be made
 */
export function skipUnchanged(
  { digest: frame, source: { content, settings } }: ShownPortal,
  site: Site,
  last: PreviousSite | null,
): (pages: ListedPage[]) => ListedPage[] {
  const known = new Map<string, boolean>();
  const isThere = (name: string) =>
    last?.digestOf(`anh/${name}`) !== undefined || digestOfMade(settings.pictureCache, name) !== null;
  // Many pages show the same.
  const hasPicture = (name: string) => {
    const found = known.get(name) ?? isThere(name);
    known.set(name, found);
    return found;
  };
  return (pages) =>
    pages.filter((page) => {
      if (!page.cacheKey) return true;
      const path = pathOf(page);
      const cacheKey = digestOf([frame, page.cacheKey()]);
      const before = last?.manifest.pages[path];
      const isCarried =
        last !== null &&
        before?.cacheKey === cacheKey &&
        (before.pictures ?? []).every(hasPicture) &&
        (before.files ?? []).every((file) => content.files.has(file)) &&
        site.carryPage(path, before, last);
      if (!isCarried) site.takeNote(path, cacheKey);
      return !isCarried;
    });
}

/** Gives the path of the file that a page is written to. */
export function pathOf({ address }: Pick<ListedPage, 'address'>): string {
  return address === '' || address.endsWith('/') ? `${address}index.html` : address;
}
