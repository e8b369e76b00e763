/** The number of articles on one page of a list. */
export const ARTICLES_PER_PAGE = 30;

/** The number of documents on one page of a list: on a phone, no more than six screens. */
export const DOCUMENTS_PER_PAGE = 15;

/** One page of a list. */
export interface ListPage<T> {
  page: number;
  pages: number;
  entries: T[];
}

/** Splits a list into pages; an empty list is one empty page. */
export function toPages<T>(entries: T[], perPage: number): ListPage<T>[] {
  return Array.from({ length: countPages(entries.length, perPage) }, (_, index) =>
    cutPage(entries, perPage, index + 1),
  );
}

function cutPage<T>(entries: T[], perPage: number, page: number): ListPage<T> {
  return {
    page,
    pages: countPages(entries.length, perPage),
    entries: entries.slice((page - 1) * perPage, page * perPage),
  };
}

/** Returns how many pages a list of so many entries has; an empty one has one. */
export function countPages(entries: number, perPage: number): number {
  return Math.max(1, Math.ceil(entries / perPage));
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
export function pageOf<T>(
  entries: T[],
  param: string | undefined,
  perPage: number = ARTICLES_PER_PAGE,
): ListPage<T> {
  return cutPage(entries, perPage, Number(param?.replace('trang/', '') ?? 1));
}
