/** How many articles a page of a list shows. */
export const ARTICLES_PER_PAGE = 12;

/** One page of a list. */
export interface ListPage<T> {
  page: number;
  pages: number;
  entries: T[];
}

/** Cuts a list into pages; an empty list is one empty page. */
export function toPages<T>(entries: T[], perPage: number): ListPage<T>[] {
  const pages = Math.max(1, Math.ceil(entries.length / perPage));
  return Array.from({ length: pages }, (_, index) => ({
    page: index + 1,
    pages,
    entries: entries.slice(index * perPage, (index + 1) * perPage),
  }));
}

/** What a page of a list of entries shows, in digests. */
export function shownInList({ page, pages, entries }: ListPage<{ slug: string; digest: string }>): unknown {
  return [page, pages, entries.map(({ slug, digest }) => [slug, digest])];
}

/** Gives the page of a list that an address names: the first without a name, then `trang/2`. */
export function pageOf<T>(entries: T[], param: string | undefined): ListPage<T> {
  return toPages(entries, ARTICLES_PER_PAGE)[Number(param?.replace('trang/', '') ?? 1) - 1]!;
}
