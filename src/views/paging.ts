/** The number of articles on one page of a list. */
export const ARTICLES_PER_PAGE = 12;

/** One page of a list. */
export interface ListPage<T> {
  page: number;
  pages: number;
  entries: T[];
}

/** Splits a list into pages; an empty list is one empty page. */
export function toPages<T>(entries: T[], perPage: number): ListPage<T>[] {
  const pages = Math.max(1, Math.ceil(entries.length / perPage));
  return Array.from({ length: pages }, (_, index) => ({
    page: index + 1,
    pages,
    entries: entries.slice(index * perPage, (index + 1) * perPage),
  }));
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
  return toPages(entries, ARTICLES_PER_PAGE)[Number(param?.replace('trang/', '') ?? 1) - 1]!;
}
