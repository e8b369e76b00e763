/** A portal to be built and how much work it is. */
export interface Work {
  id: string;
  entries: number;
}

/** Entries a batch may hold: Astro keeps all of a batch in memory. */
export const MAX_ENTRIES_PER_BATCH = 4000;

/**
 * Groups portals into batches, each built by one Astro process: starting one costs about as much as building a
 * hundred pages. A batch closes before it would hold more than the limit; a larger portal is a batch by itself.
 * With several jobs the work is spread so that each has a batch to begin with.
 */
export function planBatches<W extends Work>(
  portals: W[],
  jobs: number,
  limit: number = MAX_ENTRIES_PER_BATCH,
): W[][] {
  const total = portals.reduce((sum, { entries }) => sum + entries, 0);
  const share = Math.min(limit, Math.max(1, Math.ceil(total / jobs)));
  const batches: W[][] = [];
  let filled = 0;
  for (const portal of portals) {
    const current = batches.at(-1);
    if (current && filled + portal.entries <= share) {
      current.push(portal);
      filled += portal.entries;
    } else {
      batches.push([portal]);
      filled = portal.entries;
    }
  }
  return batches;
}

/**
 * Chooses the portals of one of several machines, the shards even in entries. Every portal is in exactly one shard.
 * @param shard which, from 1
 */
export function takeShard<W extends Work>(portals: W[], shard: number, of: number): W[] {
  const loads = Array.from({ length: of }, () => 0);
  const mine = new Set<string>();
  for (const { id, entries } of [...portals].sort(
    (a, b) => b.entries - a.entries || (a.id < b.id ? -1 : 1),
  )) {
    const lightest = loads.indexOf(Math.min(...loads));
    // Starting a portal costs something even when it is empty.
    loads[lightest]! += entries + 1;
    if (lightest === shard - 1) mine.add(id);
  }
  return portals.filter(({ id }) => mine.has(id));
}
