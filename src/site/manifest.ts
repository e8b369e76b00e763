import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { reasonToBuild, type Reason, type Sources, type Standing } from '../builds/reason.ts';
import type { Day } from '../schemas/day.ts';

/** What a built site knows of how it was made, so that the next build need not make again what has not changed. */
export interface Manifest extends Standing {
  /** With what it was made: another program makes every page anew. */
  program: string;
  /** Every page, by its path in the site. */
  pages: Record<string, MadePage>;
  /** The files offered for download, by their path in the portal's folder, with their digests. */
  files: Record<string, string>;
  /** The full-text indexes, in order, by what is in them. */
  indexes: string[];
}

/** A page of a site. */
export interface MadePage {
  /** The digest of all it shows; a page without one is made anew each time. */
  shows?: string;
  /** The digest of the page itself. */
  is: string;
  /** The path of a text that stands beside it and goes with it. */
  beside?: string;
  /** The pictures and files it needs, by name and by path. */
  pictures?: string[];
  files?: string[];
  /** Whether it keeps out of search engines, and so out of the site map. */
  hidden?: true;
}

/** Names the manifest in a site's folder. It holds digests and addresses, nothing that is not public. */
export const MANIFEST_FILE = '.cong-xa.json';

/** Reads a site's manifest; null where there is none that this program can go on from. */
export function readManifest(site: string, program: string): Manifest | null {
  try {
    const found = JSON.parse(readFileSync(join(site, MANIFEST_FILE), 'utf8')) as Manifest;
    return found.program === program ? found : null;
  } catch {
    return null;
  }
}

/** Lists the sites of an output folder that none of the portals makes any more. */
export function findAbandonedSites(out: string, portals: string[]): string[] {
  return readdirSync(out).filter(
    (name) => !portals.includes(name) && existsSync(join(out, name, MANIFEST_FILE)),
  );
}

/** Says why a portal has to be built, given what stands in the place of its site; null when it need not. */
export function reasonFor(
  site: string,
  wanted: { program: string; sources: Sources; pathOf: (digest: string) => string; asOf: Day },
): Reason | null {
  if (!existsSync(site)) return { is: 'nothing-there' };
  const manifest = readManifest(site, wanted.program);
  if (!manifest) return { is: 'program' };
  const reason = reasonToBuild(manifest, wanted.sources, wanted.pathOf, wanted.asOf);
  if (reason) return reason;
  const isWhole = Object.keys(manifest.pages).every((path) => existsSync(join(site, path)));
  return isWhole ? null : { is: 'damaged' };
}
