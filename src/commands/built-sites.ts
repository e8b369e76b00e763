import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { StandingSite } from '../checks/portal-addresses.ts';
import { IDENTIFIER } from '../schemas/fields.ts';
import { readPortalAddress, type PortalAddress } from '../schemas/portal-address.ts';
import { findAbandonedSites } from '../building/manifest.ts';

/** A site in an output folder, by what it says of itself. */
export interface BuiltSite {
  /** The folder of the portal it was built from. */
  id: string;
  folder: string;
  /** Where it was built to live, as its own `api/portal.json` says; nobody has judged that yet. */
  url: string;
  code: string;
}

/** Lists the sites in an output folder. What says nothing of itself is none. */
export function listBuilt(out: string): BuiltSite[] {
  const names = existsSync(out) ? readdirSync(out).sort() : [];
  return names.filter((id) => IDENTIFIER.test(id)).flatMap((id) => readBuilt(out, id) ?? []);
}

/** Gives the sites of an output folder that stand where portals of the content may live, by the portals' folders. */
export function standingSites(out: string, portals: string[]): Map<string, StandingSite> {
  const sites = portals.flatMap((id) => {
    const site = readBuilt(out, id);
    const address = site && readPortalAddress(site.url);
    return address && 'url' in address ? [[id, standingAt(site.folder, address)] as const] : [];
  });
  return new Map(sites);
}

/** Gives a site as others that want its place must know it. */
export function standingAt(folder: string, address: PortalAddress): StandingSite {
  return { address, holds: (path) => holds(folder, path.split('/').filter(Boolean)) };
}

/**
 * Removes the sites of portals whose folder was renamed: those that no portal makes any more, while another, built
 * now, has the same address and the same code. Gives each with the portal that it is now.
 */
export function removeRenamed(
  out: string,
  known: string[],
  built: ReadonlySet<string>,
): { site: string; now: string }[] {
  const abandoned = findAbandonedSites(out, known);
  if (abandoned.length === 0) return [];
  const sites = known.filter((id) => built.has(id)).flatMap((id) => readBuilt(out, id) ?? []);
  return abandoned.flatMap((site) => {
    const old = readBuilt(out, site);
    const now = old && sites.find(({ url, code }) => url === old.url && code === old.code);
    if (!now) return [];
    rmSync(old.folder, { recursive: true, force: true, maxRetries: 10 });
    return { site, now: now.id };
  });
}

function readBuilt(out: string, id: string): BuiltSite | null {
  const folder = join(out, id);
  try {
    const { url, code } = JSON.parse(
      readFileSync(join(folder, 'api/portal.json'), 'utf8'),
    ) as Partial<BuiltSite>;
    return typeof url === 'string' && typeof code === 'string' ? { id, folder, url, code } : null;
  } catch {
    return null;
  }
}

function holds(folder: string, [first, ...rest]: string[]): boolean {
  if (first === undefined) return true;
  const entries = existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : [];
  return entries
    .filter(({ name }) => name.toLowerCase() === first.toLowerCase())
    .some((entry) => rest.length === 0 || (entry.isDirectory() && holds(join(folder, entry.name), rest)));
}
