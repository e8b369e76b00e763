import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StandingSite } from '../checks/portal-addresses.ts';
import { CURRENT, RELEASES } from '../deploying/release.ts';
import { IDENTIFIER } from '../schemas/fields.ts';
import { measurementSchema, type Measurement } from '../schemas/measurement.ts';
import { readPortalAddress, type PortalAddress } from '../schemas/portal-address.ts';
import { OLD_ADDRESSES_FILE } from '../serving/headers.ts';
import { readOldAddresses, type OldAddresses } from '../serving/old-addresses.ts';
import { findAbandonedSites } from '../building/output-folder.ts';
import { withSlashes } from '../text/slashes.ts';
import { removePatiently } from '../terminal/patient-files.ts';

/** A site in an output folder, as its own `api/portal.json` describes it. */
interface BuiltSite {
  /** The portal it was built from, by the name of its content folder. */
  id: string;
  folder: string;
  /** The address it was built for, not validated yet. */
  url: string;
  code: string;
  /** The script of another system on its pages. */
  measurement?: Measurement | undefined;
}

/** Lists the sites in an output folder. Skips folders without a readable `api/portal.json`. */
export function listBuilt(out: string): BuiltSite[] {
  const names = existsSync(out) ? readdirSync(out).sort() : [];
  return names.filter((id) => IDENTIFIER.test(id)).flatMap((id) => readBuilt(out, id) ?? []);
}

/** Reads the old addresses that only a server can answer for a site; null when their file is damaged. */
export function oldAddressesOf(folder: string): OldAddresses | null {
  const file = join(folder, OLD_ADDRESSES_FILE);
  return readOldAddresses(existsSync(file) ? readFileSync(file, 'utf8') : undefined);
}

/** Returns the sites of these portals in an output folder, by portal. Skips sites without a valid address. */
export function standingSites(out: string, portals: string[]): Map<string, StandingSite> {
  const sites = portals.flatMap((id) => {
    const site = readBuilt(out, id);
    const address = site && readPortalAddress(site.url);
    return address && 'url' in address ? [[id, standingAt(site.folder, address)] as const] : [];
  });
  return new Map(sites);
}

/** Describes a site for the check that no other portal takes its address. */
export function standingAt(folder: string, address: PortalAddress): StandingSite {
  return { address, holds: (path) => contains(folder, path.split('/').filter(Boolean)) };
}

/**
 * Removes the sites of portals whose content folder was renamed: sites that belong to no portal while a portal that was
 * just built has the same address and the same unit code. Returns each with the new name of its portal.
 * @param portals every portal of the content
 * @param built the portals that have an up-to-date site
 */
export function removeRenamed(
  out: string,
  portals: string[],
  built: ReadonlySet<string>,
): { site: string; now: string }[] {
  const abandoned = findAbandonedSites(out, portals);
  if (abandoned.length === 0) return [];
  const sites = portals.filter((id) => built.has(id)).flatMap((id) => readBuilt(out, id) ?? []);
  return abandoned.flatMap((site) => {
    const old = readBuilt(out, site);
    const now = old && sites.find(({ url, code }) => url === old.url && code === old.code);
    if (!now) return [];
    removePatiently(old.folder);
    return { site, now: now.id };
  });
}

/** Gives the folder of a site; in a folder that sites are deployed to, the folder of the release that is served. */
function folderOf(out: string, id: string): string {
  const folder = join(out, id);
  const isDeployed = existsSync(join(folder, RELEASES)) && existsSync(join(folder, CURRENT));
  return isDeployed ? join(folder, CURRENT) : folder;
}

function readBuilt(out: string, id: string): BuiltSite | null {
  const folder = withSlashes(folderOf(out, id));
  try {
    const { url, code, measurement } = JSON.parse(
      readFileSync(join(folder, 'api/portal.json'), 'utf8'),
    ) as Partial<BuiltSite>;
    if (typeof url !== 'string' || typeof code !== 'string') return null;
    // Checked again, because it goes into the configuration of a web server.
    return { id, folder, url, code, measurement: measurementSchema.safeParse(measurement).data };
  } catch {
    return null;
  }
}

/** Says whether a path exists below a folder, in upper or lower case. */
function contains(folder: string, [first, ...rest]: string[]): boolean {
  if (first === undefined) return true;
  const entries = existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : [];
  return entries
    .filter(({ name }) => name.toLowerCase() === first.toLowerCase())
    .some((entry) => rest.length === 0 || (entry.isDirectory() && contains(join(folder, entry.name), rest)));
}
