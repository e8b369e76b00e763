import { renameSync, rmdirSync, rmSync } from 'node:fs';

/**
 * Renames a file or folder. Waits and tries again where Windows refuses because a virus scanner, an editor or a sync
 * program has the file open for a moment.
 */
export function renamePatiently(from: string, to: string): void {
  patiently(() => renameSync(from, to), HELD);
}

/** Removes a file or folder, if it is there. Waits and tries again as long as something holds it or writes to it. */
export function removePatiently(path: string): void {
  patiently(() => rmSync(path, { recursive: true, force: true }), [...HELD, 'ENOTEMPTY']);
}

/** Removes a folder if it is empty; returns whether it is gone. */
export function removeEmpty(folder: string): boolean {
  try {
    rmdirSync(folder);
    return true;
  } catch {
    return false;
  }
}

/** The codes with which systems say that somebody has a file open. */
const HELD = ['EPERM', 'EBUSY', 'EACCES'];

/** Milliseconds before each further try. Together more than a second: what a scanner takes for a picture. */
const PAUSES = [10, 20, 40, 80, 160, 320, 640];

/** Says whether a system refuses because somebody has a file open, or because this person may not touch it. */
export function isRefused(error: unknown): boolean {
  return HELD.includes(String((error as NodeJS.ErrnoException).code));
}

function patiently(act: () => void, codes: string[]): void {
  for (const pause of PAUSES)
    try {
      act();
      return;
    } catch (error) {
      if (!codes.includes(String((error as NodeJS.ErrnoException).code))) throw error;
      // Sleeps without a promise, so that steps that must not be interrupted can wait as well.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pause);
    }
  act();
}
