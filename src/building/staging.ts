import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { exchangeFolders } from './exchange.ts';
import { Failure } from '../terminal/failure.ts';

const PREFIX = '.cong-xa-';

/**
 * The place in the output folder where new sites grow until they are whole. A site is put in its place by renaming,
 * so a build that fails or is killed leaves yesterday's site as it was; what a killed build left behind is cleared
 * away by the next. While one build has its place in a folder, another is refused there: each would carry over pages
 * from under the other.
 */
export class Staging {
  readonly folder: string;
  readonly #out: string;
  /** The writing out that is under way, and the one that waits for it. */
  #now: Promise<void> | undefined;
  #next: Promise<void> | undefined;

  /** Opens the staging place in an output folder, making both; a Failure when that cannot be, or another build is there. */
  constructor(out: string) {
    this.#out = out;
    this.folder = join(out, `${PREFIX}${process.pid}`);
    try {
      mkdirSync(out, { recursive: true });
      // Left by a dead build whose number this process was given.
      this.#recover(this.folder);
      // One by one: of a disk that is only for reading, Node would say that the folder above is not there.
      mkdirSync(this.folder);
      for (const name of ['new', 'old']) mkdirSync(join(this.folder, name));
      // Only now: of two builds that start at the same moment, at least one sees the other.
      const others = readdirSync(out)
        .filter((name) => name.startsWith(PREFIX))
        .map((name) => join(out, name))
        .filter((folder) => folder !== this.folder);
      const busy = others.find((folder) => isRunning(ownerOf(folder)));
      if (busy) {
        this.close();
        throw new Failure(inUse(out, busy));
      }
      for (const folder of others) this.#recover(folder);
    } catch (error) {
      if (error instanceof Failure) throw error;
      throw new Failure(
        `Không ghi được vào ${out} (${(error as NodeJS.ErrnoException).code}). Kiểm tra đường dẫn, quyền ghi và chỗ trống trên đĩa.`,
      );
    }
  }

  /** Gives the folder in which a portal's site is to be put together. */
  pathFor(portal: string): string {
    return join(this.folder, 'new', portal);
  }

  /**
   * Waits until what was written before is on the disk, so that a machine that loses its power afterwards still has it.
   * Many portals are waited for at once: the file system is told to write all it holds, not each file by itself.
   */
  async written(): Promise<void> {
    // One that is under way may have begun before the last file was written.
    this.#next ??= (this.#now ?? Promise.resolve()).then(() => {
      this.#now = this.#next;
      this.#next = undefined;
      return writeOut(this.folder);
    });
    await this.#next;
  }

  /**
   * Puts a finished site in its place: where the file system allows in one step, so that no reader finds neither. Where it
   * takes two, no signal that can be handled comes between them; a process killed or a machine lost just there leaves the
   * old site aside, and the next build brings it back.
   */
  publish(portal: string): void {
    const place = join(this.#out, portal);
    const ready = this.pathFor(portal);
    const old = join(this.folder, 'old', portal);
    const hadOld = existsSync(place);
    if (hadOld && !isSite(place))
      throw new Failure(
        `${place} có sẵn và không phải một trang đã dựng, nên không bị thay thế; hãy chọn --out khác.`,
      );
    if (hadOld && existsSync(ready) && exchangeFolders(ready, place)) {
      renameSync(ready, old);
      return;
    }
    if (hadOld) renameSync(place, old);
    try {
      renameSync(ready, place);
    } catch (error) {
      if (hadOld) renameSync(old, place);
      throw error;
    }
  }

  /** Removes the staging place and the sites replaced; until then the disk is not made to forget files while it takes new ones. */
  close(): void {
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 10 });
  }

  /** Brings back sites that a machine lost between the two renames, and clears what a dead build left. */
  #recover(folder: string): void {
    const old = join(folder, 'old');
    for (const portal of existsSync(old) ? readdirSync(old) : [])
      if (!existsSync(join(this.#out, portal))) renameSync(join(old, portal), join(this.#out, portal));
    // A process of the dead build may still be writing for a moment.
    rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
  }
}

/**
 * Has the file system of a folder write what it holds. Where no program does that, a power failure may leave empty files
 * behind; the next build notices them by their digests.
 */
async function writeOut(folder: string): Promise<void> {
  await promisify(execFile)('sync', ['-f', folder]).catch(() => undefined);
}

function ownerOf(folder: string): number {
  return Number(basename(folder).slice(PREFIX.length));
}

function inUse(out: string, folder: string): string {
  return (
    `Một lần dựng khác (tiến trình ${ownerOf(folder)}) đang ghi vào ${out}. Chờ lần đó xong rồi chạy lại; ` +
    `nếu chắc chắn không có lần nào đang chạy, xóa thư mục ${folder}.`
  );
}

/** Only a web site, or nothing, may be replaced by one: whatever else is there is somebody's work. */
function isSite(folder: string): boolean {
  const names = readdirSync(folder);
  return names.length === 0 || (names.includes('index.html') && !names.includes('portal.yaml'));
}

/** Says whether a process runs under an id. */
export function isRunning(pid: number): boolean {
  // Zero and less would ask about a group of processes.
  if (!(pid > 0)) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
