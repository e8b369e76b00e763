import { hash } from 'node:crypto';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { filesOf, MANIFEST_FILE, readManifest } from './manifest.ts';
import { Cache } from '../store/cache.ts';
import { digestOfContentFile } from '../store/content-file.ts';
import { CLOCK_STEP_MS, statsOf } from '../store/inventory.ts';

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
  // Within one step of the file system's clock, a second write leaves the times of a file as they are.
  const isSettled = stats && Math.max(stats.lastWrite, stats.lastChange) < Date.now() - CLOCK_STEP_MS;
  if (isSettled && intact.size === built.size) cache.set(stats.digest, true);
  cache.save();
  return intact;
}

/** Caches that a site which has just been put in its place is whole, so that the next build need not read all of it. */
export function cacheAsIntact(site: string): void {
  const manifest = readManifest(site);
  const stats = manifest && siteStats(site, filesOf(manifest));
  // A build writes the manifest after every file that it lists, so a listed file that is newer is not the one built.
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
    // Sites share pictures by hard links, and a new or removed link changes `ctime`.
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
    return digestOfContentFile(path) === digest;
  } catch {
    return false;
  }
}
