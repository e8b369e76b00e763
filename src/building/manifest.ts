import { hash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { reasonToBuild, type BuildReason, type Sources } from './reason.ts';
import type { Day } from '../schemas/day.ts';
import { digestOfContentFile } from '../store/content-file.ts';
import { CLOCK_STEP, lookAt } from '../store/inventory.ts';
import { Cache } from '../store/cache.ts';
import { sealJson, unsealJson } from '../store/sealed.ts';

/** Says whether a path leads below a folder. Whoever wrote a manifest, nothing may be read or written elsewhere for its sake. */
export function isBelow(path: string): boolean {
  return !/[\\\0]|(?:^|\/)\.{0,2}(?:\/|$)/.test(path);
}

const below = z.string().refine(isBelow);

/** Checked at once: a large site has some ten thousand files. */
const digests = z.custom<Record<string, string>>(
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    Object.entries(value).every(([path, digest]) => isBelow(path) && typeof digest === 'string'),
);

const madePage = z.object({
  /** The digest of all it shows; a page without one is made anew each time. */
  cacheKey: z.string().exactOptional(),
  /** The digest of the page itself, as `digestOfBytes` gives it. */
  hash: z.string(),
  /** The path of a text that stands beside it and goes with it. */
  beside: below.exactOptional(),
  /** The pictures and files it needs, by name and by path. */
  pictures: z.array(below).exactOptional(),
  files: z.array(below).exactOptional(),
  /** Whether it keeps out of search engines, and so out of the site map. */
  hidden: z.literal(true).exactOptional(),
});

const manifest = z.object({
  /** With what it was made: another program makes every page anew. */
  program: z.string(),
  sources: z.object({ files: z.record(z.string(), z.string()), plans: z.string(), drafts: z.boolean() }),
  asOf: z.string(),
  until: z.string().nullable(),
  /** Every page, by its path in the site. */
  pages: z.record(below, madePage),
  /** The files offered for download, by their path in the portal's folder, with their digests. */
  files: z.record(below, z.string()),
  /** The full-text indexes, in order, by what is in them. */
  indexes: z.array(z.string()),
  /** Every other file of the site, with its digest as of a page. */
  others: digests,
});

/** What a built site knows of how it was made, so that the next build need not make again what has not changed. */
export type Manifest = z.output<typeof manifest>;

/** A page of a site. */
export type MadePage = z.output<typeof madePage>;

/** Names the manifest in a site's folder. Servers show it to nobody: its digests tell of drafts, its `until` of a day to come. */
export const MANIFEST_FILE = '.cong-xa.json';

/** Writes a manifest, with a digest of itself. */
export function writeManifest(manifest: Manifest): string {
  return sealJson(manifest);
}

/** Reads a site's manifest; null where there is none, or a damaged one, or one of another program, when one is named. */
export function readManifest(site: string, program?: string): Manifest | null {
  try {
    const found = manifest.parse(unsealJson(readFileSync(join(site, MANIFEST_FILE), 'utf8')));
    return program === undefined || found.program === program ? found : null;
  } catch {
    return null;
  }
}

/** Gives the digests of all files of a site but the manifest, by their paths, as they were built. */
export function filesOf({ pages, others }: Manifest): Map<string, string> {
  const files = new Map(Object.entries(others));
  for (const [path, { hash }] of Object.entries(pages)) files.set(path, hash);
  return files;
}

/**
 * Gives those of a site's files that are as they were built. They are read for that, unless the site was whole before and
 * the size, times and inode of every file are still those of then.
 * @param built the digests of the files, by their paths
 */
export function intactFiles(site: string, built: Map<string, string>): ReadonlyMap<string, string> {
  const memory = new Cache<true>('trang', site);
  const disk = lookOver(site, built);
  if (disk && memory.get(disk.mark)) return built;
  const sound = new Map([...built].filter(([path, digest]) => isAsBuilt(join(site, path), digest)));
  // What was written a moment ago may be written again without its times showing it.
  const isSettled = disk && Math.max(disk.written, disk.changed) < Date.now() - CLOCK_STEP;
  if (isSettled && sound.size === built.size) memory.set(disk.mark, true);
  memory.save();
  return sound;
}

/** Remembers a site that has just been put in its place as whole, so that it need not be read for the next build. */
export function vouchFor(site: string): void {
  const manifest = readManifest(site);
  const disk = manifest && lookOver(site, filesOf(manifest));
  // The manifest is written last; what has been written since is not what it tells of.
  if (!disk || disk.written > statSync(join(site, MANIFEST_FILE)).mtimeMs) return;
  const memory = new Cache<true>('trang', site);
  memory.set(disk.mark, true);
  memory.save();
}

/** What the disk says of all files of a site: one digest, and when the last was written and changed; null when one is missing. */
function lookOver(
  site: string,
  built: Map<string, string>,
): { mark: string; written: number; changed: number } | null {
  let [marks, written, changed] = ['', 0, 0];
  for (const [path, digest] of built) {
    const found = lookAt(`${site}/${path}`);
    if (!found) return null;
    const { size, mtimeMs, ctimeMs, ino, nlink } = found;
    // A picture that other sites have too changes whenever one of them comes or goes.
    const change = nlink > 1 ? 0 : ctimeMs;
    marks += `${path}\n${digest} ${size} ${mtimeMs} ${change} ${ino}\n`;
    written = Math.max(written, mtimeMs);
    changed = Math.max(changed, change);
  }
  return { mark: hash('sha256', marks), written, changed };
}

/** Says whether a file holds what was built. @param digest as in a manifest */
export function isAsBuilt(path: string, digest: string): boolean {
  try {
    return digestOfContentFile(path).slice(0, DIGEST_LETTERS) === digest;
  } catch {
    return false;
  }
}

/** So many letters of a digest (SHA-256) a manifest holds. */
export const DIGEST_LETTERS = 32;

/** Tells when the newest site of an output folder was built, in milliseconds; null when there is none. */
export function newestBuild(out: string): number | null {
  const times = (existsSync(out) ? readdirSync(out) : []).flatMap(
    (name) => statSync(join(out, name, MANIFEST_FILE), { throwIfNoEntry: false })?.mtimeMs ?? [],
  );
  return times.length === 0 ? null : times.reduce((one, other) => Math.max(one, other));
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
): BuildReason | null {
  if (!existsSync(site)) return { is: 'nothing-there' };
  const standing = readManifest(site, wanted.program);
  if (!standing) return { is: 'program' };
  return (
    reasonToBuild(standing, wanted.sources, wanted.pathOf, wanted.asOf) ?? faultOf(site, filesOf(standing))
  );
}

function faultOf(site: string, built: Map<string, string>): BuildReason | null {
  const sound = intactFiles(site, built);
  const faulty = [...built.keys()].filter((path) => !sound.has(path));
  const altered = faulty.find((path) => existsSync(join(site, path)));
  if (faulty.length === 0) return null;
  return altered === undefined ? { is: 'damaged' } : { is: 'altered', path: altered };
}
