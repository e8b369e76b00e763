import { copyFileSync, linkSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

/** Gives a file a second path: a hard link, or a copy where the file system has no links. */
export function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw error;
    copyFileSync(from, to);
  }
}

/** Makes the folders of files that are about to be written, each with one call to the file system. */
export class FolderMaker {
  readonly #root: string;
  readonly #made = new Set<string>();

  /** @param root the folder below which the files lie */
  constructor(root: string) {
    this.#root = root;
  }

  /** Makes the folder of a file. @returns the whole path of the file */
  forFile(path: string): string {
    this.#make(folderOf(path));
    return `${this.#root}/${path}`;
  }

  // Makes one level at a time, which takes a third of the time of Node's `recursive`.
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
