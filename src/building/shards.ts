import { hash } from 'node:crypto';

/** A portal, with its number of entries as the measure of the work. */
export interface PortalSize {
  id: string;
  entries: number;
}

/**
 * Chooses the portals of one of several machines, so that all machines have about the same amount of work. Every portal
 * is in exactly one shard, and stays in it from run to run, so that its machine can reuse its last site and pictures.
 * To that end, each portal goes to the machine that its name prefers among those with room left (consistent hashing with
 * bounded loads; Mirrokni, Thorup and Zadimoghaddam, 2018). Costs are rounded to coarse steps, so that an added article
 * seldom moves a portal.
 * @param shard the number of the machine, from 1
 * @param of the number of machines
 */
export function takeShard<W extends PortalSize>(portals: W[], shard: number, of: number): W[] {
  const costs = new Map(portals.map(({ id, entries }) => [id, toStep(EMPTY_PORTAL_COST + entries)]));
  const room = (MAX_LOAD_FACTOR * [...costs.values()].reduce((sum, cost) => sum + cost, 0)) / of;
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
 * The cost of a portal without entries, in entries: it has some 45 pages, and an entry has about two files, its page and
 * its plain-text copy. Measured, 100 portals take 6.0 CPU seconds with 20 entries each and 27 with 200.
 */
const EMPTY_PORTAL_COST = 20;

/** How far the work of a machine may exceed an even share, so that portals can stay on their machine. */
const MAX_LOAD_FACTOR = 1.1;

/** Rounds a cost to steps, each a quarter above the one below. */
function toStep(cost: number): number {
  return 1.25 ** Math.round(Math.log(cost) / Math.log(1.25));
}

/**
 * Gives the machines in the order that a portal prefers them. One more machine does not change the order of the others.
 */
function preferences(id: string, of: number): number[] {
  return Array.from({ length: of }, (_, machine) => ({ machine, lot: hash('sha1', `${machine} ${id}`) }))
    .sort((a, b) => (a.lot < b.lot ? -1 : 1))
    .map(({ machine }) => machine);
}
