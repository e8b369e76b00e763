import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import { exchangeFolders } from './exchange.ts';
import { Failure } from '../terminal/failure.ts';
import { isRunning } from '../processes/is-running.ts';
import { removePatiently, renamePatiently } from '../terminal/patient-files.ts';
import { withSlashes } from '../text/slashes.ts';

const PREFIX = '.cong-xa-';

/**
 * The folder inside the output folder where a build puts new sites together. A finished site goes to its place by
 * renaming, so a build that fails or is killed leaves the old site as it was. The next build removes what a killed
 * build left. Refuses a second build in the same output folder, because each would carry over files that the other is
 * replacing.
 */
export class Staging {
  readonly folder: string;
  readonly #out: string;
  /** The flush to the disk that is running, and the one that waits for it. */
  #running: Promise<void> | undefined;
  #waiting: Promise<void> | undefined;
  /** Ends the pause between two flushes. */
  readonly #noPause = new AbortController();

  /**
   * Makes the output folder and the staging folder. Throws a Failure when it cannot, or when another build is running
   * there.
   */
  constructor(out: string) {
    this.#out = out;
    this.folder = join(out, `${PREFIX}${process.pid}`);
    try {
      mkdirSync(out, { recursive: true });
      // A dead build may have had the process id of this one.
      this.#recover(this.folder);
      // Not recursive: on a read-only disk Node would then report a missing parent folder.
      mkdirSync(this.folder);
      for (const name of ['new', 'old']) mkdirSync(join(this.folder, name));
      // Looks for other builds only now that its own folder is there: of two builds that start together, at least one
      // sees the other.
      const others = readdirSync(out)
        .filter((name) => name.startsWith(PREFIX))
        .map((name) => join(out, name))
        .filter((folder) => folder !== this.folder);
      const inUse = others.find((folder) => isRunning(ownerOf(folder)));
      if (inUse) {
        this.close();
        throw new Failure(describeInUse(out, inUse));
      }
      for (const folder of others) this.#recover(folder);
    } catch (error) {
      if (error instanceof Failure) throw error;
      throw new Failure(
        `Không ghi được vào ${withSlashes(out)} (${(error as NodeJS.ErrnoException).code}). Kiểm tra đường dẫn, quyền ghi và chỗ trống trên đĩa.`,
      );
    }
  }

  /** Gives the folder in which to put a portal's site together. */
  pathFor(portal: string): string {
    return join(this.folder, 'new', portal);
  }

  /**
   * Waits until everything written before the call is on the disk, so that it survives a power failure. Flushes the
   * whole file system at once and not more often than every second, so that one flush serves all portals that wait.
   */
  async flushed(): Promise<void> {
    // Waits for the next flush, because the running one may have begun before the last file was written.
    this.#waiting ??= this.#untilFlush().then(() => {
      this.#running = this.#waiting;
      this.#waiting = undefined;
      return flushToDisk(this.folder);
    });
    await this.#waiting;
  }

  /** Says that nothing more will be written, so that the next flush waits for no other portal. */
  endWriting(): void {
    this.#noPause.abort();
  }

  async #untilFlush(): Promise<void> {
    await this.#running;
    const { signal } = this.#noPause;
    await setTimeout(FLUSH_PAUSE_MS, undefined, { signal }).catch(() => undefined);
  }

  /**
   * Puts a finished site in its place, in one step where the file system can exchange folders, so that readers always
   * find a site. Elsewhere renames twice. Signal handlers cannot run in between, because renaming is synchronous; after a
   * kill or a power failure in between, the next build restores the old site.
   */
  publish(portal: string): void {
    const place = join(this.#out, portal);
    const ready = this.pathFor(portal);
    const old = join(this.folder, 'old', portal);
    const hadOld = existsSync(place);
    if (hadOld && !isSite(place))
      throw new Failure(
        `${withSlashes(place)} có sẵn và không phải một trang đã dựng, nên không bị thay thế; hãy chọn --out khác.`,
      );
    if (hadOld && existsSync(ready) && exchangeFolders(ready, place)) {
      renamePatiently(ready, old);
      return;
    }
    if (hadOld) renamePatiently(place, old);
    try {
      renamePatiently(ready, place);
    } catch (error) {
      if (hadOld) renamePatiently(old, place);
      throw error;
    }
  }

  /**
   * Removes the staging folder and the replaced sites. Only at the end, so that deleting does not slow down writing.
   */
  close(): void {
    removePatiently(this.folder);
  }

  /** Restores sites that a dead build had moved away without a replacement, and removes the rest of its folder. */
  #recover(folder: string): void {
    const old = join(folder, 'old');
    for (const portal of existsSync(old) ? readdirSync(old) : [])
      if (!existsSync(join(this.#out, portal))) renamePatiently(join(old, portal), join(this.#out, portal));
    // A process of the dead build may still be writing for a moment.
    removePatiently(folder);
  }
}

/** The pause between two flushes. A flush takes some ten milliseconds of CPU, for one portal as for many. */
const FLUSH_PAUSE_MS = 1000;

/**
 * Makes the file system of a folder write its buffers to the disk. Without a program for that, a power failure may
 * leave empty files; the next build notices them by their digests.
 */
export async function flushToDisk(folder: string): Promise<void> {
  await promisify(execFile)('sync', ['-f', folder]).catch(() => undefined);
}

function ownerOf(folder: string): number {
  return Number(basename(folder).slice(PREFIX.length));
}

function describeInUse(out: string, folder: string): string {
  return (
    `Một lần dựng khác (tiến trình ${ownerOf(folder)}) đang ghi vào ${withSlashes(out)}. Chờ lần đó xong rồi chạy lại; ` +
    `nếu chắc chắn không có lần nào đang chạy, xóa thư mục ${withSlashes(folder)}.`
  );
}

/**
 * Says whether a folder is a site or empty. A build must not replace any other folder, because somebody may have made
 * it; one with `portal.yaml` is content.
 */
function isSite(folder: string): boolean {
  const names = readdirSync(folder);
  return names.length === 0 || (names.includes('index.html') && !names.includes('portal.yaml'));
}
