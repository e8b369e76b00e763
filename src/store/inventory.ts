import { lstatSync, type Stats } from 'node:fs';
import { join } from 'node:path';
import { digestOfContentFile } from './content-file.ts';
import { listFiles } from './portal-files.ts';
import { digestOf } from './digests.ts';
import { Cache, isCached } from './cache.ts';

/** Every file of a portal's folder: its path there, as the disk spells it, and the digest of its bytes. */
export type Inventory = ReadonlyMap<string, string>;

/**
 * Takes the inventory of a portal's folder. Reads only files whose size, times or inode have changed since the last
 * inventory, because a province holds tens of thousands of files and a commit touches a few. For a file that cannot be
 * read, the inventory holds the code of the error instead of a digest.
 * @param clockStep milliseconds by which the times of a file may lag behind the clock
 */
export function takeInventory(contentDir: string, portal: string, clockStep = CLOCK_STEP_MS): Inventory {
  return new InventoryTaking(contentDir, portal, clockStep).complete();
}

/**
 * An inventory that is taken while the files of a portal are read anyway, so that none is opened twice. It has the files
 * that the folder holds at the beginning.
 */
export class InventoryTaking {
  readonly #root: string;
  readonly #cache: Cache<string>;
  readonly #settledBefore: number;
  readonly #paths: string[];
  readonly #noted = new Map<string, { digest: string; stats: Stats }>();

  /** @param clockStep as for `takeInventory` */
  constructor(contentDir: string, portal: string, clockStep = CLOCK_STEP_MS) {
    this.#root = join(contentDir, 'portals', portal);
    this.#cache = new Cache<string>('tep', contentDir, portal);
    this.#settledBefore = Date.now() - clockStep;
    this.#paths = listFiles(contentDir, portal);
  }

  /** Notes the digest of a file that was read, and its status before. */
  note(path: string, digest: string, stats: Stats): void {
    this.#noted.set(path, { digest, stats });
  }

  /**
   * Completes the inventory by the files that were not read.
   * @param onFile called before each of these files
   */
  complete(onFile: (path: string) => void = () => undefined): Inventory {
    const inventory = new Map<string, string>();
    for (const path of this.#paths) {
      const digest = this.#digestOf(path, onFile);
      if (digest !== undefined) inventory.set(path, digest);
    }
    this.#cache.save();
    return inventory;
  }

  /** Gives the digest of a file; undefined where it is gone. */
  #digestOf(path: string, onFile: (path: string) => void): string | undefined {
    const noted = this.#noted.get(path);
    const onDisk = join(this.#root, path);
    const stats = noted?.stats ?? statsOf(onDisk);
    if (!stats) return undefined;
    const read = () => {
      if (noted) return noted.digest;
      onFile(path);
      return digestOrErrorCode(onDisk);
    };
    const { size, mtimeMs, ctimeMs, ino } = stats;
    // A file written a moment ago may be written again without its times showing it.
    if (ctimeMs >= this.#settledBefore) return read();
    return this.#cache.getOrCompute([path, size, mtimeMs, ctimeMs, ino].join('\n'), read);
  }
}

/** The inventories of the portals of a content folder, each taken once, for steps that follow closely on one another. */
export class Inventories {
  readonly #contentDir: string;
  readonly #taken = new Map<string, Inventory>();

  constructor(contentDir: string) {
    this.#contentDir = contentDir;
  }

  /** Gives the inventory of a portal. */
  of(portal: string): Inventory {
    const inventory = this.#taken.get(portal) ?? takeInventory(this.#contentDir, portal);
    this.#taken.set(portal, inventory);
    return inventory;
  }

  /** Says whether no inventory of a portal was ever taken, so that nothing is known of it yet. */
  isFirst(portal: string): boolean {
    return !this.#taken.has(portal) && !isCached('tep', this.#contentDir, portal);
  }

  /** Takes over the inventory of a portal that another process took. */
  learn(portal: string, inventory: Inventory): void {
    this.#taken.set(portal, inventory);
  }
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
