/** The number of articles on one page of a list. */
export const ARTICLES_PER_PAGE = 30;

/** One page of a list. */
export interface ListPage<T> {
  page: number;
  pages: number;
  entries: T[];
}

/** Splits a list into pages; an empty list is one empty page. */
export function toPages<T>(entries: T[], perPage: number): ListPage<T>[] {
  return Array.from({ length: countPages(entries, perPage) }, (_, index) =>
    cutPage(entries, perPage, index + 1),
  );
}

function cutPage<T>(entries: T[], perPage: number, page: number): ListPage<T> {
  return {
    page,
    pages: countPages(entries, perPage),
    entries: entries.slice((page - 1) * perPage, page * perPage),
  };
}

function countPages(entries: unknown[], perPage: number): number {
  return Math.max(1, Math.ceil(entries.length / perPage));
}

/** Returns the cache key of one page of a list: its number, and the digests of its entries. */
export function cacheKeyOfList({
  page,
  pages,
  entries,
}: ListPage<{ slug: string; digest: string }>): unknown {
  return [page, pages, entries.map(({ slug, digest }) => [slug, digest])];
}

/** Returns the page of a list for the end of an address: page 1 for none, page 2 for `trang/2`. */
export function pageOf<T>(entries: T[], param: string | undefined): ListPage<T> {
  return cutPage(entries, ARTICLES_PER_PAGE, Number(param?.replace('trang/', '') ?? 1));
}
