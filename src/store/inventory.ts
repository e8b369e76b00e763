import { lstatSync, type Stats } from 'node:fs';
import { join } from 'node:path';
import { digestOfContentFile } from './content-file.ts';
import { listFiles } from './portal-files.ts';
import { digestOf } from './digests.ts';
import { Cache } from './cache.ts';

/** Every file of a portal's folder: its path there, as the disk spells it, and the digest of its bytes. */
export type Inventory = ReadonlyMap<string, string>;

/**
 * Takes the inventory of a portal's folder. Reads only files whose size, times or inode have changed since the last
 * inventory, because a province holds tens of thousands of files and a commit touches a few. For a file that cannot be
 * read, the inventory holds the code of the error instead of a digest.
 * @param clockStep milliseconds by which the times of a file may lag behind the clock
 */
export function takeInventory(contentDir: string, portal: string, clockStep = CLOCK_STEP_MS): Inventory {
  const cache = new Cache<string>('tep', contentDir, portal);
  const settledBefore = Date.now() - clockStep;
  const inventory = new Map<string, string>();
  for (const path of listFiles(contentDir, portal)) {
    const onDisk = join(contentDir, 'portals', portal, path);
    const stats = statsOf(onDisk);
    if (!stats) continue;
    const { size, mtimeMs, ctimeMs, ino } = stats;
    const read = () => digestOrErrorCode(onDisk);
    // A file written a moment ago may be written again without its times showing it.
    const digest =
      ctimeMs < settledBefore
        ? cache.getOrCompute([path, size, mtimeMs, ctimeMs, ino].join('\n'), read)
        : read();
    inventory.set(path, digest);
  }
  cache.save();
  return inventory;
}

/**
 * Gives inventories of the portals of a content folder, each taken once, for steps that follow closely on one another.
 */
export function inventoriesOf(contentDir: string): (portal: string) => Inventory {
  const taken = new Map<string, Inventory>();
  return (portal) => {
    const inventory = taken.get(portal) ?? takeInventory(contentDir, portal);
    taken.set(portal, inventory);
    return inventory;
  };
}

/** Gives one digest for a whole inventory. */
export function digestOfInventory(inventory: Inventory): string {
  return digestOf([...inventory]);
}

/** Reads the size, times and inode of a file, without following a link; undefined when it is not there. */
export function statsOf(path: string): Stats | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false });
  } catch {
    // A folder of the path has become a file.
    return undefined;
  }
}

/**
 * Milliseconds by which the times of a file may lag behind the clock on FAT, the coarsest of the file systems in use.
 */
export const CLOCK_STEP_MS = 2000;

function digestOrErrorCode(path: string): string {
  try {
    return digestOfContentFile(path);
  } catch (error) {
    return String((error as NodeJS.ErrnoException).code);
  }
}
