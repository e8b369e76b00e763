import { chmodSync, mkdtempSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import { freemem } from 'node:os';
import { join } from 'node:path';

/** Where Linux keeps files in memory. */
const MEMORY = '/dev/shm';

/** Some times what the tests hold at once. */
const ROOM = 2 * 1024 ** 3;

/**
 * Has the tests keep their temporary files in memory where there is room, unless somebody has named a place: they make
 * and remove some hundred thousand, and every build waits until the disk holds what it wrote.
 */
export default function setUp(): (() => void) | undefined {
  if (process.env['TMPDIR'] !== undefined || !hasRoom()) return undefined;
  const folder = mkdtempSync(join(MEMORY, 'cong-xa-'));
  // Some tests run commands as another user.
  chmodSync(folder, 0o755);
  process.env['TMPDIR'] = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}

/** In a container this place is often small, or takes no programs, which some tests write. */
function hasRoom(): boolean {
  try {
    const { bavail, bsize } = statfsSync(MEMORY);
    const options = readFileSync('/proc/self/mounts', 'utf8')
      .split('\n')
      .map((line) => line.split(' '))
      .findLast(([, place]) => place === MEMORY)?.[3];
    return (
      bavail * bsize > ROOM && freemem() > 2 * ROOM && options !== undefined && !/\bnoexec\b/.test(options)
    );
  } catch {
    return false;
  }
}
