import type { EntryKind } from '../schemas/kinds.ts';

/** An address that a portal no longer uses, and where its visitors are sent; both from the root of the portal. */
export interface Move {
  /** A path, for the address of an old system with its query: `/index.php?nv=news&op=ten-bai`. */
  from: string;
  to: string;
}

/** What old addresses need to know of an entry. */
interface MovedEntry {
  kind: EntryKind;
  slug: string;
  data: object;
}

/**
 * Lists the old addresses of a portal: those of `portal.yaml`, then those of entries. Of two with the same old address
 * the first counts.
 * @param entries those with a page
 * @param addressOf gives the address of an entry's page from the root of the portal
 */
export function movesOf(
  redirects: readonly Move[],
  entries: readonly MovedEntry[],
  addressOf: (kind: EntryKind, slug: string) => string,
): Move[] {
  const moves = [
    ...redirects,
    ...entries.flatMap(({ kind, slug, data }) =>
      aliasesOf(data).map((from) => ({ from, to: addressOf(kind, slug) })),
    ),
  ];
  const seen = new Set<string>();
  return moves.flatMap(({ from, to }) => {
    if (seen.has(from)) return [];
    seen.add(from);
    return { from, to };
  });
}

/** Gives the old addresses of an entry; none for a kind that has no page of its own. */
export function aliasesOf(data: object): string[] {
  return 'aliases' in data && Array.isArray(data.aliases) ? (data.aliases as string[]) : [];
}

/** Says whether an old address has a query, which only a server can tell from the same address without one. */
export function hasQuery(from: string): boolean {
  return from.includes('?');
}
