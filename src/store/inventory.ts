import { lstatSync, type Stats } from 'node:fs';
import { join } from 'node:path';
import { digestOfContentFile } from './content-file.ts';
import { listFiles } from './portal-files.ts';
import { digestOf } from './digests.ts';
import { Cache } from './cache.ts';

/** Every file of a portal's folder: its path there, as the disk spells it, and the digest of its bytes. */
export type Inventory = ReadonlyMap<string, string>;

/**
 * Takes the inventory of a portal's folder. What a file's size, times and inode vouch for is not read again: a province
 * holds tens of thousands of files, of which a commit touches a few. A file that cannot be read has its fault for a
 * digest.
 * @param clockStep milliseconds by which the times of a file may lag behind the clock
 */
export function takeInventory(contentDir: string, portal: string, clockStep = CLOCK_STEP): Inventory {
  const memory = new Cache<string>('tep', contentDir, portal);
  const settled = Date.now() - clockStep;
  const inventory = new Map<string, string>();
  for (const path of listFiles(contentDir, portal)) {
    const onDisk = join(contentDir, 'portals', portal, path);
    const found = lookAt(onDisk);
    if (!found) continue;
    const { size, mtimeMs, ctimeMs, ino } = found;
    const look = () => digestOfFile(onDisk);
    // A file written a moment ago may be written again without its times showing it.
    const digest =
      ctimeMs < settled ? memory.getOrCompute([path, size, mtimeMs, ctimeMs, ino].join('\n'), look) : look();
    inventory.set(path, digest);
  }
  memory.save();
  return inventory;
}

/** Takes the inventory of each portal of a content folder once, for steps that follow closely on one another. */
export function inventoriesOf(contentDir: string): (portal: string) => Inventory {
  const taken = new Map<string, Inventory>();
  return (portal) => {
    const known = taken.get(portal) ?? takeInventory(contentDir, portal);
    taken.set(portal, known);
    return known;
  };
}

/** One digest for a whole inventory. */
export function digestOfInventory(inventory: Inventory): string {
  return digestOf([...inventory]);
}

/** Tells what the disk says of a file, and not of what a link leads to; undefined when it is not there. */
export function lookAt(path: string): Stats | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false });
  } catch {
    // Below what is no folder any more.
    return undefined;
  }
}

/** Milliseconds by which the times of a file may lag behind the clock on the coarsest of disks, FAT. */
export const CLOCK_STEP = 2000;

function digestOfFile(path: string): string {
  try {
    return digestOfContentFile(path);
  } catch (error) {
    return String((error as NodeJS.ErrnoException).code);
  }
}
