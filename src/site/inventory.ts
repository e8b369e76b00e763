import { createHash, hash } from 'node:crypto';
import {
  closeSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { listFiles } from './content-folder.ts';
import { PROJECT_CACHE } from './project.ts';

/** Every file of a portal's folder: its path there, as the disk spells it, and the digest of its bytes. */
export type Inventory = ReadonlyMap<string, string>;

/**
 * Takes the inventory of a portal's folder. What a file's size and times vouch for is not read again: a province
 * holds tens of thousands of files, of which a commit touches a few. A file that cannot be read has its fault for
 * a digest.
 */
export function takeInventory(contentDir: string, portal: string): Inventory {
  const kept = join(PROJECT_CACHE, 'inventory', `${hash('sha1', `${contentDir}\n${portal}`)}.json`);
  const known = recall(kept);
  const now = Date.now();
  const next: Memory = { takenAt: now, files: {} };
  const inventory = new Map<string, string>();
  let isNew = false;
  for (const path of listFiles(contentDir, portal)) {
    const onDisk = join(contentDir, 'portals', portal, path);
    const { size, mtimeMs, ctimeMs, ino } = lstatSync(onDisk);
    const before = Object.hasOwn(known.files, path) ? known.files[path] : undefined;
    const isVouchedFor =
      before?.[0] === size &&
      before[1] === mtimeMs &&
      before[2] === ctimeMs &&
      before[3] === ino &&
      // A file written at the very moment it was read may have changed since without showing it.
      ctimeMs < known.takenAt - CLOCK_STEP;
    const digest = isVouchedFor ? before[4] : digestOf(onDisk);
    isNew ||= !isVouchedFor;
    next.files[path] = [size, mtimeMs, ctimeMs, ino, digest];
    inventory.set(path, digest);
  }
  if (isNew || Object.keys(known.files).length !== inventory.size) remember(kept, next);
  return inventory;
}

/** One digest for a whole inventory. */
export function digestOfInventory(inventory: Inventory): string {
  return hash('sha256', JSON.stringify([...inventory]));
}

/** What was seen of each file: size, times of change, inode, digest. */
const memory = z.object({
  takenAt: z.number(),
  files: z.record(z.string(), z.tuple([z.number(), z.number(), z.number(), z.number(), z.string()])),
});

type Memory = z.output<typeof memory>;

/** Milliseconds by which the times of a file may lag behind the clock. */
const CLOCK_STEP = 2000;

/** Reads piece by piece, since a file of the folder may be larger than memory. */
function digestOf(path: string): string {
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

/** Losing the memory costs time, never a wrong page. */
function recall(path: string): Memory {
  try {
    return memory.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return { takenAt: 0, files: {} };
  }
}

function remember(path: string, seen: Memory): void {
  const beside = `${path}.${process.pid}`;
  try {
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(beside, JSON.stringify(seen));
    renameSync(beside, path);
  } catch {
    // A full disk is told where it matters, when pages are written.
  }
}
