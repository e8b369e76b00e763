import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { LastSite } from './last-site.ts';
import { filesOf, isBelow, readManifest } from './manifest.ts';
import { sealJson, unsealJson } from '../store/sealed.ts';
import type { SiteFolder } from './site-folder.ts';

const keptFiles = z.record(
  z.string().refine(isBelow),
  z.object({
    /** Its digest, as in a manifest. */
    hash: z.string(),
    /** The moment from which no page of the site needs it. */
    since: z.iso.datetime(),
  }),
);

/** Files of earlier builds that stay for a day, by their paths. */
export type KeptFiles = z.output<typeof keptFiles>;

/** Names the list of such files in a site's folder. Nothing else in the site knows of them. */
export const KEPT_FILE = '.cong-xa-cu.json';

/**
 * Leaves in a new site what pages of the earlier ones still ask for: whoever opened a page just before it was replaced,
 * on a slow line, gets its style sheets, pictures and search files too. Only files whose names tell their content stay,
 * never a page or a download, which may have been withdrawn.
 * @param now in milliseconds
 */
export function keepForReaders(site: SiteFolder, last: LastSite, now: number): void {
  const leaving = last.others.filter(isLasting).map((path) => [path, now] as const);
  const left = Object.entries(last.kept).map(([path, { since }]) => [path, Date.parse(since)] as const);
  const kept: KeptFiles = {};
  for (const [path, since] of [...left.filter(([, each]) => isYoung(each, now)), ...leaving].sort()) {
    const hash = last.digestOf(path);
    if (hash === undefined || path in kept || existsSync(join(site.path, path))) continue;
    site.carry(path, last);
    kept[path] = { hash, since: new Date(since).toISOString() };
  }
  if (Object.keys(kept).length > 0) writeFileSync(join(site.path, KEPT_FILE), sealJson({ files: kept }));
}

/** Removes from a site that is left as it is what has stayed long enough. @param now in milliseconds */
export function dropKept(site: string, now: number): void {
  try {
    drop(site, now);
  } catch {
    // What cannot be removed stays longer and does no other harm.
  }
}

function drop(site: string, now: number): void {
  const kept = Object.entries(readKept(site));
  const young = kept.filter(([, { since }]) => isYoung(Date.parse(since), now));
  const manifest = young.length < kept.length ? readManifest(site) : null;
  if (!manifest) return;
  const built = filesOf(manifest);
  const staying = new Map(young);
  for (const [path] of kept)
    if (!staying.has(path) && isLasting(path) && !built.has(path)) rmSync(join(site, path), { force: true });
  const [list, beside] = [join(site, KEPT_FILE), join(site, `${KEPT_FILE}.moi`)];
  if (young.length === 0) return rmSync(list);
  writeFileSync(beside, sealJson({ files: Object.fromEntries(young) }));
  renameSync(beside, list);
}

/** Reads the list of a site; empty where there is none, or a damaged one. */
export function readKept(site: string): KeptFiles {
  try {
    const { files } = unsealJson(readFileSync(join(site, KEPT_FILE), 'utf8')) as { files: unknown };
    return keptFiles.parse(files);
  } catch {
    return {};
  }
}

/** Folders whose files are called after their content, or lie beside such files and are asked for together with them. */
function isLasting(path: string): boolean {
  return /^(?:_astro|anh|mau|pagefind)\//.test(path);
}

function isYoung(since: number, now: number): boolean {
  return now - since < KEPT_MILLIS;
}

/** A day, and the hour that a build may take. */
const KEPT_MILLIS = 25 * 3600 * 1000;
