import { copyFileSync, linkSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

/** Puts a file in a further place without using its space twice, where the disk allows that. */
export function placeFile(from: string, to: string): void {
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
  readonly #made = new Set<string>();

  /** Makes the folder of a file that is going to be written. */
  forFile(path: string): string {
    const folder = dirname(path);
    if (!this.#made.has(folder)) {
      mkdirSync(folder, { recursive: true });
      this.#made.add(folder);
    }
    return path;
  }
}
