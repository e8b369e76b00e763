import { hash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { reasonToBuild, type BuildReason, type Sources } from './reason.ts';
import type { Day, Minute } from '../schemas/day.ts';
import { digestOfContentFile } from '../store/content-file.ts';
import { CLOCK_STEP_MS, statsOf } from '../store/inventory.ts';
import { Cache } from '../store/cache.ts';
import { sealJson, unsealJson } from '../store/sealed.ts';
import { isBelow } from '../text/slashes.ts';

const below = z.string().refine(isBelow);

/** Checks all entries at once, because a schema for each takes too long for the ten thousand files of a large site. */
const digests = z.custom<Record<string, string>>(
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    Object.entries(value).every(([path, digest]) => isBelow(path) && typeof digest === 'string'),
);

const madePage = z.object({
  /** The digest of everything the page shows. Every build renders a page without a cache key. */
  cacheKey: z.string().exactOptional(),
  /** The digest of the page itself, as `digestOfBytes` gives it. */
  hash: z.string(),
  /** The path of the plain-text copy that was made together with the page. */
  beside: below.exactOptional(),
  /** The names of the pictures and the paths of the files that the page needs. */
  pictures: z.array(below).exactOptional(),
  files: z.array(below).exactOptional(),
  /** Whether the page asks search engines to skip it, and so is not in the site map. */
  hidden: z.literal(true).exactOptional(),
});

const manifest = z.object({
  /** The digest of the program that made the site. Another program makes every page anew. */
  program: z.string(),
  sources: z.object({
    files: z.record(z.string(), z.string()),
    plans: z.string(),
    daysOff: z.string(),
    drafts: z.boolean(),
    compressed: z.boolean().exactOptional(),
  }),
  /** As in `PreviousBuild`. */
  asOf: z.string(),
  until: z.string().nullable(),
  /** All pages, by their paths in the site. */
  pages: z.record(below, madePage),
  /** The digests of the files offered for download, by their paths in the portal's folder. */
  files: z.record(below, z.string()),
  /** For each full-text index, in order, a digest of its records. */
  indexes: z.array(z.string()),
  /** The digests of all other files of the site, by their paths. */
  others: digests,
});

/** The record in a built site of how it was made, from which the next build sees what has not changed. */
export type Manifest = z.output<typeof manifest>;

/** A page of a site, as its manifest holds it. */
export type MadePage = z.output<typeof madePage>;

/**
 * Names the manifest in a site's folder. Servers must not show it: its digests betray drafts, its `until` a coming day.
 */
export const MANIFEST_FILE = '.cong-xa.json';

/**
 * Writes a manifest as text, with a digest of itself. Sorts the pictures and files of each page, because pages note
 * them in the order in which they become ready.
 */
export function writeManifest(manifest: Manifest): string {
  const pages = Object.entries(manifest.pages).map(([path, page]) => [
    path,
    {
      ...page,
      ...(page.pictures ? { pictures: page.pictures.toSorted() } : {}),
      ...(page.files ? { files: page.files.toSorted() } : {}),
    },
  ]);
  return sealJson({ ...manifest, pages: Object.fromEntries(pages) });
}

/**
 * Reads a site's manifest; null when it is missing or damaged.
 * @param program the digest of a program; when given, also returns null for a site that another program made
 */
export function readManifest(site: string, program?: string): Manifest | null {
  try {
    const read = manifest.parse(unsealJson(readFileSync(join(site, MANIFEST_FILE), 'utf8')));
    return program === undefined || read.program === program ? read : null;
  } catch {
    return null;
  }
}

/** Gives the digests of all built files of a site but the manifest, by their paths. */
export function filesOf({ pages, others }: Manifest): Map<string, string> {
  const files = new Map(Object.entries(others));
  for (const [path, { hash }] of Object.entries(pages)) files.set(path, hash);
  return files;
}

/**
 * Gives the files of a site that still have the digests they were built with. Reads all files, unless the site was
 * whole at an earlier run and the size, times and inode of every file are the same as then.
 * @param built the digests of the files, by their paths
 */
export function intactFiles(site: string, built: Map<string, string>): ReadonlyMap<string, string> {
  const cache = new Cache<true>('trang', site);
  const stats = siteStats(site, built);
  if (stats && cache.get(stats.digest)) return built;
  const intact = new Map([...built].filter(([path, digest]) => isAsBuilt(join(site, path), digest)));
  // A file written a moment ago may be written again without its times showing it.
  const isSettled = stats && Math.max(stats.lastWrite, stats.lastChange) < Date.now() - CLOCK_STEP_MS;
  if (isSettled && intact.size === built.size) cache.set(stats.digest, true);
  cache.save();
  return intact;
}

/** Caches that a site which has just been put in its place is whole, so that the next build need not read all of it. */
export function cacheAsIntact(site: string): void {
  const manifest = readManifest(site);
  const stats = manifest && siteStats(site, filesOf(manifest));
  // A build writes the manifest last, so a file that is newer than it is not the file that was built.
  if (!stats || stats.lastWrite > statSync(join(site, MANIFEST_FILE)).mtimeMs) return;
  const cache = new Cache<true>('trang', site);
  cache.set(stats.digest, true);
  cache.save();
}

interface SiteStats {
  /** A digest of the size, times and inode of every file. */
  digest: string;
  /** When the last file was written, and when the last was changed in any way, in milliseconds. */
  lastWrite: number;
  lastChange: number;
}

/** Reads the size, times and inode of every file of a site; null when one is missing. */
function siteStats(site: string, built: Map<string, string>): SiteStats | null {
  let [all, lastWrite, lastChange] = ['', 0, 0];
  for (const [path, digest] of built) {
    const stats = statsOf(`${site}/${path}`);
    if (!stats) return null;
    const { size, mtimeMs, ctimeMs, ino, nlink } = stats;
    // Sites share pictures by hard links, and a new or removed link changes this time.
    const change = nlink > 1 ? 0 : ctimeMs;
    all += `${path}\n${digest} ${size} ${mtimeMs} ${change} ${ino}\n`;
    lastWrite = Math.max(lastWrite, mtimeMs);
    lastChange = Math.max(lastChange, change);
  }
  return { digest: hash('sha256', all), lastWrite, lastChange };
}

/** Says whether a file still has the digest that it was built with. @param digest as in a manifest */
export function isAsBuilt(path: string, digest: string): boolean {
  try {
    return digestOfContentFile(path).slice(0, DIGEST_LETTERS) === digest;
  } catch {
    return false;
  }
}

/** How many letters of each digest (SHA-256) a manifest holds: all, so that a site is signed without reading it. */
export const DIGEST_LETTERS = 64;

/** Gives the time at which the newest site of an output folder was built, in milliseconds; null when there is none. */
export function newestBuild(out: string): number | null {
  const times = (existsSync(out) ? readdirSync(out) : []).flatMap(
    (name) => statSync(join(out, name, MANIFEST_FILE), { throwIfNoEntry: false })?.mtimeMs ?? [],
  );
  return times.length === 0 ? null : times.reduce((one, other) => Math.max(one, other));
}

/** Lists the sites of an output folder whose portals no longer exist. */
export function findAbandonedSites(out: string, portals: string[]): string[] {
  return readdirSync(out).filter(
    (name) => !portals.includes(name) && existsSync(join(out, name, MANIFEST_FILE)),
  );
}

/**
 * Compares a portal's sources with its last site. Returns the reason to build the portal, null when the site is up to
 * date, and the minute from which the site is out of date.
 * @param wanted.pathOf gives the path of a content file by the digest of that path
 */
export function reasonFor(
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
