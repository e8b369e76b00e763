import { digestInCache } from '../pictures/picture-cache.ts';
import { digestOf } from '../store/digests.ts';
import type { ListedPage } from './page-list.ts';
import type { ShownPortal } from './portals.ts';

/** A page as the last build recorded it, with the pictures and files that it needs. */
interface RecordedPage {
  /** A digest of everything that the page showed. */
  cacheKey?: string;
  pictures?: string[];
  files?: string[];
}

/** The result of the last build of a portal. */
interface PreviousSite {
  manifest: { pages: Record<string, RecordedPage> };
  /** Returns the digest of a file, or undefined when the file has changed since the build. */
  digestOf(path: string): string | undefined;
}

/** The site that receives the pages carried over. */
interface CarryTarget {
  /** Carries a page over from the last site. Returns false when the page has changed since the build. */
  carryPage(path: string, page: RecordedPage, last: PreviousSite): boolean;
  /** Records the cache key of a page that will be rendered. */
  noteCacheKey(path: string, cacheKey: string): void;
}

/**
 * Returns a function that selects the pages to render: new pages, pages whose content has changed, and pages that need a
 * picture or file that is missing. It carries the other pages over from the last build of the portal.
 * @param last null to render every page
 */
export function skipUnchanged(
  { digest: frame, source: { content, settings } }: ShownPortal,
  site: CarryTarget,
  last: PreviousSite | null,
): (pages: ListedPage[]) => ListedPage[] {
  // Cached, because many pages show the same picture.
  const checked = new Map<string, boolean>();
  const isThere = (name: string) =>
    last?.digestOf(`anh/${name}`) !== undefined || digestInCache(settings.pictureCache, name) !== null;
  const hasPicture = (name: string) => {
    const found = checked.get(name) ?? isThere(name);
    checked.set(name, found);
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
      if (!isCarried) site.noteCacheKey(path, cacheKey);
      return !isCarried;
    });
}

/** Returns the path of a page's file in the site. */
export function pathOf({ address }: Pick<ListedPage, 'address'>): string {
  return address === '' || address.endsWith('/') ? `${address}index.html` : address;
}
