import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Day, Minute } from '../schemas/day.ts';
import { digestOfContentFile } from '../store/content-file.ts';
import { readHolidays } from '../store/content-folder.ts';
import { digestOf } from '../store/digests.ts';
import { digestOfInventory, type Inventory } from '../store/inventory.ts';
import { intactFiles } from './intact-files.ts';
import { filesOf, readManifest } from './manifest.ts';
import { reasonToBuild, type BuildReason, type Sources } from './reason.ts';
import type { PortalSize } from './shards.ts';

/** A portal without errors, with the plans that bind it. */
export interface BuildablePortal extends PortalSize {
  plans: string[];
}

/** What the decision which portals to build depends on. */
export interface DecidingOptions {
  content: string;
  out: string;
  /** The minute to build for, or a day, which stands for its end. */
  asOf: Day | Minute;
  drafts: boolean;
  /** Whether texts get compressed copies. */
  compress: boolean;
  /** Builds every portal and every page. */
  force: boolean;
  /** Gives the inventory of a portal's folder, as it was when the portal was checked. */
  inventoryOf(portal: string): Inventory;
}

/** A portal, and the reason to build it. The reason is null when the site is up to date. */
export interface BuildDecision extends PortalSize {
  sources: Sources;
  /** The digest of the inventory that the decision is based on. */
  inventory: string;
  reason: BuildReason | null;
  /**
   * The minute from which the pages of its site are out of date without any edit. Null when they never are, and when no
   * manifest of this program tells.
   */
  nextChange: Minute | null;
}

/** Decides for each portal whether and why to build it. @param program the digest of the program */
export function decideBuilds(
  portals: BuildablePortal[],
  program: string,
  { content, out, asOf, drafts, compress, force, inventoryOf }: DecidingOptions,
): BuildDecision[] {
  const digests = new Map<string, string>();
  const digestOfPlan = (id: string) => {
    const digest = digests.get(id) ?? digestOfFirst(content, [`plans/${id}.yaml`, `plans/${id}.yml`]);
    digests.set(id, digest);
    return digest;
  };
  const daysOff = digestOf(readHolidays(content).daysOff);
  return portals.map(({ id, entries, plans }) => {
    const inventory = inventoryOf(id);
    const paths = new Map([...inventory.keys()].map((path) => [digestOf(path).slice(0, 12), path]));
    const sources: Sources = {
      files: Object.fromEntries(
        [...paths].map(([digest, path]) => [digest, inventory.get(path)!.slice(0, 16)]),
      ),
      plans: digestOf(plans.map((plan) => [plan, digestOfPlan(plan)])),
      daysOff,
      drafts,
      ...(compress ? { compressed: true } : {}),
    };
    const pathOf = (digest: string) => paths.get(digest)!;
    const decided = force
      ? { reason: { is: 'forced' as const }, nextChange: null }
      : decideBuild(join(out, id), { program, sources, asOf, pathOf });
    return { id, entries, sources, inventory: digestOfInventory(inventory), ...decided };
  });
}

/**
 * Compares a portal's sources with its last site. Returns the reason to build the portal, null when the site is up to
 * date, and the minute from which the site is out of date.
 * @param wanted.pathOf gives the path of a content file by the digest of that path
 */
export function decideBuild(
  site: string,
  wanted: { program: string; sources: Sources; pathOf: (digest: string) => string; asOf: Day | Minute },
): { reason: BuildReason | null; nextChange: Minute | null } {
  if (!existsSync(site)) return { reason: { is: 'nothing-there' }, nextChange: null };
  const built = readManifest(site, wanted.program);
  if (!built) return { reason: { is: 'program' }, nextChange: null };
  const { sources, pathOf, asOf } = wanted;
  return {
    reason: reasonToBuild(built, sources, pathOf, asOf) ?? damageOf(site, filesOf(built)),
    nextChange: built.until,
  };
}

function damageOf(site: string, built: Map<string, string>): BuildReason | null {
  const intact = intactFiles(site, built);
  const damaged = [...built.keys()].filter((path) => !intact.has(path));
  if (damaged.length === 0) return null;
  const altered = damaged.find((path) => existsSync(join(site, path)));
  return altered === undefined ? { is: 'damaged' } : { is: 'altered', path: altered };
}

/** Returns the digest of the first file that exists. When none does, returns an empty text: a check reports the plan. */
function digestOfFirst(content: string, files: string[]): string {
  for (const file of files)
    try {
      return digestOfContentFile(join(content, file));
    } catch {
      // Tries the next name.
    }
  return '';
}
