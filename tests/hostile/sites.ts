import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { readTree, type Tree } from '../fixtures/trees.ts';

/** Lists the files below a folder, in order. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** Says whether a file below a folder holds a text. */
export function holds(folder: string, text: string): boolean {
  return filesBelow(folder).some((file) => readFileSync(file).includes(text));
}

/** Adds up the files below a folder. */
export function bytesBelow(folder: string): number {
  return filesBelow(folder).reduce((sum, file) => sum + statSync(file).size, 0);
}

/** Reads the sites of an output folder, by their portals. */
export async function readSites(out: string): Promise<Record<string, Tree>> {
  const sites: Record<string, Tree> = {};
  for (const name of readdirSync(out))
    if (!name.startsWith('.')) sites[name] = await readTree(join(out, name));
  return sites;
}

/**
 * Lists what keeps a site from being another: files that are missing, of other bytes, or too many. Files named after
 * what is in them may stay from earlier builds, and what a build noted for the next is nobody's to read.
 */
export function differencesFrom(whole: Tree, site: Tree | undefined): string[] {
  if (!site) return ['cả trang'];
  const shown = (path: string) => !path.startsWith('.cong-xa');
  const wrong = [...whole.keys()].filter((path) => shown(path) && !site.get(path)?.equals(whole.get(path)!));
  const extra = [...site.keys()].filter((path) => shown(path) && !whole.has(path) && !KEPT_ON.test(path));
  return [...wrong, ...extra];
}

const KEPT_ON = /^(?:_astro|anh|mau|pagefind)\//;
