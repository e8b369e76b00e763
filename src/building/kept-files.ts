import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { removePatiently, renamePatiently } from '../terminal/patient-files.ts';
import { KEPT_FILE, readKept, serializeKept, type KeptFiles } from './kept-list.ts';
import type { LastSite } from './last-site.ts';
import { filesOf, readManifest } from './manifest.ts';
import type { SiteFolder } from './site-folder.ts';

/**
 * Keeps in a new site the files that pages of earlier builds still ask for, so that a reader on a slow line who opened
 * a page just before it was replaced also gets its style sheets, pictures and search files. Keeps only files whose
 * names come from their content; never a page or a download, because the portal may have withdrawn it.
 * @param now in milliseconds
 */
export function keepForReaders(site: SiteFolder, last: LastSite, now: number): void {
  const leaving = last.others.filter(hasContentName).map((path) => [path, now] as const);
  const left = Object.entries(last.kept).map(([path, { since }]) => [path, Date.parse(since)] as const);
  const kept: KeptFiles = {};
  for (const [path, since] of [...left.filter(([, each]) => isRecent(each, now)), ...leaving].sort()) {
    const hash = last.digestOf(path);
    if (hash === undefined || path in kept || existsSync(join(site.path, path))) continue;
    site.carry(path, last);
    kept[path] = { hash, since: new Date(since).toISOString() };
  }
  if (Object.keys(kept).length > 0) writeFileSync(join(site.path, KEPT_FILE), serializeKept(kept));
}

/** Removes kept files whose day is over from a site that is not built again. @param now in milliseconds */
export function removeExpired(site: string, now: number): void {
  try {
    removeFiles(site, now);
  } catch {
    // A file that cannot be removed stays longer and does no other harm.
  }
}

/** Removes kept files whose day is over, unless the new build has them too, and writes the list of the others. */
function removeFiles(site: string, now: number): void {
  const kept = Object.entries(readKept(site));
  const recent = kept.filter(([, { since }]) => isRecent(Date.parse(since), now));
  const manifest = recent.length < kept.length ? readManifest(site) : null;
  if (!manifest) return;
  const built = filesOf(manifest);
  const staying = new Map(recent);
  for (const [path] of kept)
    if (!staying.has(path) && hasContentName(path) && !built.has(path)) removePatiently(join(site, path));
  const [list, temporary] = [join(site, KEPT_FILE), join(site, `${KEPT_FILE}.moi`)];
  if (recent.length === 0) return removePatiently(list);
  writeFileSync(temporary, serializeKept(Object.fromEntries(recent)));
  renamePatiently(temporary, list);
}

/**
 * Says whether a file lies in a folder of files that are named by their content. A few files there have fixed names, such
 * as the head of an index; they are kept too, because the others are found through them.
 */
function hasContentName(path: string): boolean {
  return /^(?:_astro|anh|mau|pagefind)\//.test(path);
}

function isRecent(since: number, now: number): boolean {
  return now - since < MAX_KEPT_MS;
}

/** A day, and the hour that a build may take. */
const MAX_KEPT_MS = 25 * 3600 * 1000;
