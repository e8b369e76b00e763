import { copyFileSync, linkSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

/** Puts a file in a further place without using its space twice, where the disk allows that. */
export function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw error;
    copyFileSync(from, to);
  }
}

/** Makes folders for files to be placed in, asking the disk once for each. */
export class Folders {
  readonly #root: string;
  readonly #made = new Set<string>();

  /** @param root the folder below which files are placed */
  constructor(root: string) {
    this.#root = root;
  }

  /** Makes the folder of a file that is going to be written. @returns the whole path of the file */
  forFile(path: string): string {
    this.#make(folderOf(path));
    return `${this.#root}/${path}`;
  }

  // One level at a time: to have Node find out which levels are missing costs three times as much.
  #make(folder: string): void {
    if (this.#made.has(folder)) return;
    this.#made.add(folder);
    if (folder === '') {
      mkdirSync(this.#root, { recursive: true });
      return;
    }
    this.#make(folderOf(folder));
    try {
      mkdirSync(join(this.#root, folder));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}
