import { createHash } from 'node:crypto';
import { closeSync, lstatSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { listFiles } from './content-folder.ts';
import { digestOf } from './digests.ts';
import { Memory } from './memory.ts';

/** Every file of a portal's folder: its path there, as the disk spells it, and the digest of its bytes. */
export type Inventory = ReadonlyMap<string, string>;

/**
 * Takes the inventory of a portal's folder. What a file's size, times and inode vouch for is not read again: a province
 * holds tens of thousands of files, of which a commit touches a few. A file that cannot be read has its fault for a
 * digest.
 */
export function takeInventory(contentDir: string, portal: string): Inventory {
  const memory = new Memory<string>('tep', contentDir, portal);
  const settled = Date.now() - CLOCK_STEP;
  const inventory = new Map<string, string>();
  for (const path of listFiles(contentDir, portal)) {
    const onDisk = join(contentDir, 'portals', portal, path);
    const { size, mtimeMs, ctimeMs, ino } = lstatSync(onDisk);
    const look = () => digestOfFile(onDisk);
    // A file written a moment ago may be written again without its times showing it.
    const digest =
      ctimeMs < settled ? memory.get([path, size, mtimeMs, ctimeMs, ino].join('\n'), look) : look();
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

/** Milliseconds by which the times of a file may lag behind the clock. */
const CLOCK_STEP = 2000;

/** Reads piece by piece, since a file of the folder may be larger than memory. */
function digestOfFile(path: string): string {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(path, 'r');
    const digest = createHash('sha256');
    for (;;) {
      const length = readSync(descriptor, PIECE);
      if (length === 0) return digest.digest('hex');
      digest.update(PIECE.subarray(0, length));
    }
  } catch (error) {
    return String((error as NodeJS.ErrnoException).code);
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

const PIECE = Buffer.alloc(256 * 1024);
