import { hash } from 'node:crypto';

/** A portal to be built and how much work it is. */
export interface Work {
  id: string;
  entries: number;
}

/**
 * Chooses the portals of one of several machines, so that all have about as much to do. Every portal is in exactly
 * one shard, and stays there from run to run, since its last site and its pictures are kept with the shard: each
 * goes to the machine its name prefers among those with room left (consistent hashing with bounded loads; Mirrokni,
 * Thorup and Zadimoghaddam, 2018). Costs are taken in coarse steps, so one article more moves nothing.
 * @param shard which, from 1
 */
export function takeShard<W extends Work>(portals: W[], shard: number, of: number): W[] {
  const costs = new Map(portals.map(({ id, entries }) => [id, inSteps(ENTRIES_WORTH_A_PORTAL + entries)]));
  const room = (ROOM * [...costs.values()].reduce((sum, cost) => sum + cost, 0)) / of;
  const loads = Array.from({ length: of }, () => 0);
  const mine = new Set<string>();
  for (const [id, cost] of [...costs].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))) {
    const chosen =
      preferences(id, of).find((machine) => loads[machine]! + cost <= room) ??
      loads.indexOf(loads.reduce((least, load) => Math.min(least, load)));
    loads[chosen]! += cost;
    if (chosen === shard - 1) mine.add(id);
  }
  return portals.filter(({ id }) => mine.has(id));
}

/**
 * What a portal costs before its first entry: some 45 pages, where an entry is about two, its own and its copy to keep.
 * Measured, 100 portals take 6.0 CPU seconds with 20 entries each and 27 with 200.
 */
const ENTRIES_WORTH_A_PORTAL = 20;

/** How much more than its even share a machine may be given for the sake of staying with its portals. */
const ROOM = 1.1;

/** Steps of a quarter. */
function inSteps(cost: number): number {
  return 1.25 ** Math.round(Math.log(cost) / Math.log(1.25));
}

/** The machines in an order of the portal's own; one machine more leaves the order of the others as it is. */
function preferences(id: string, of: number): number[] {
  return Array.from({ length: of }, (_, machine) => ({ machine, lot: hash('sha1', `${machine} ${id}`) }))
    .sort((a, b) => (a.lot < b.lot ? -1 : 1))
    .map(({ machine }) => machine);
}
