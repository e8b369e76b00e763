import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { MANIFEST_FILE } from './manifest.ts';

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
