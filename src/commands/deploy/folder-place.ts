import {
  copyFileSync,
  constants,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { FolderMaker, linkOrCopy } from '../../building/link-or-copy.ts';
import { flushToDisk } from '../../building/staging.ts';
import { isRunning } from '../../processes/is-running.ts';
import { CURRENT, isRelease, PREVIOUS, RELEASES } from '../../deploying/release.ts';
import {
  MAX_MANIFEST_BYTES,
  readSiteManifest,
  SITE_MANIFEST,
  type SiteManifest,
} from '../../deploying/site-manifest.ts';
import { describeDiskError } from '../../deploying/words.ts';
import { Failure } from '../../terminal/failure.ts';
import { removeEmpty, removePatiently, renamePatiently } from '../../terminal/patient-files.ts';
import { printable } from '../../text/printable.ts';
import { withSlashes } from '../../text/slashes.ts';
import type { Delivery, Place } from './place.ts';

/**
 * Deploys to a folder of this machine: `<root>/<portal>/releases/<release>/`, of which the link `current` names the one
 * that is served and `previous` the one before. A release is put together under a hidden name, and the link is replaced
 * in one step, so that visitors see one release whole. Unchanged files are hard links to those of the last release, so
 * nothing may ever be written into a file of a release.
 */
export function folderPlace(root: string): Place {
  return {
    maxAtOnce: 1,
    keepsPrevious: true,
    read: (portals) =>
      Promise.resolve(
        new Map(portals.map((portal) => [portal, readManifestText(join(root, portal, CURRENT))])),
      ),
    deliver: async (delivery) => {
      const home = join(root, delivery.portal);
      try {
        mkdirSync(join(home, RELEASES), { recursive: true });
        const unlock = lock(home);
        try {
          await release(home, delivery);
        } finally {
          unlock();
        }
      } catch (error) {
        throw asFailure(error, withSlashes(home), delivery.transfer.bytes);
      }
    },
    rollBack: (portal) => {
      const home = join(root, portal);
      const [current, previous] = [releaseAt(home, CURRENT), releaseAt(home, PREVIOUS)];
      if (current === null || previous === null || previous === current)
        throw new Failure(`${withSlashes(home)} không có bản trước để quay lại.`);
      try {
        const unlock = lock(home);
        try {
          point(home, CURRENT, previous);
          point(home, PREVIOUS, current);
        } finally {
          unlock();
        }
      } catch (error) {
        throw asFailure(error, withSlashes(home), 0);
      }
      return Promise.resolve(previous);
    },
  };
}

/** Puts a release together, switches to it, and prunes old releases. */
async function release(home: string, delivery: Delivery): Promise<void> {
  const releases = join(home, RELEASES);
  const making = join(releases, `.${delivery.release}`);
  const current = releaseAt(home, CURRENT);
  for (const name of readdirSync(releases)) if (name.startsWith('.')) removePatiently(join(releases, name));
  try {
    assemble(home, making, delivery);
    writeFileSync(join(making, SITE_MANIFEST), delivery.text, { flag: 'wx' });
    await flushToDisk(making);
    delivery.refuseRebuilt();
    renamePatiently(making, join(releases, delivery.release));
  } catch (error) {
    removePatiently(making);
    throw error;
  }
  point(home, CURRENT, delivery.release);
  if (current !== null) point(home, PREVIOUS, current);
  prune(home);
}

function assemble(home: string, making: string, delivery: Delivery): void {
  const spare = delivery.there === null ? null : findSpare(home);
  if (spare !== null) {
    renamePatiently(join(home, RELEASES, spare), making);
    const manifest = readOwnManifest(making);
    if (manifest && isWhole(making, manifest)) {
      removePatiently(join(making, SITE_MANIFEST));
      fill(home, making, delivery, manifest.files);
      return;
    }
    removePatiently(making);
  }
  mkdirSync(making);
  fill(home, making, delivery, new Map());
}

/**
 * Makes a folder hold the files of a delivery.
 * @param held what the folder holds already
 */
function fill(home: string, making: string, delivery: Delivery, held: SiteManifest['files']): void {
  const { manifest, there, folder } = delivery;
  const digestHeld = (path: string) => held.get(path)?.digest;
  const folders = new FolderMaker(making);
  for (const [path, { digest }] of held)
    if (manifest.files.get(path)?.digest !== digest) remove(making, path);
  let sent = 0;
  for (const [path, { digest, size }] of manifest.files) {
    if (digestHeld(path) === digest) continue;
    const to = folders.forFile(path);
    const isThere = there?.manifest.files.get(path)?.digest === digest;
    if (isThere && link(join(home, RELEASES, there.release, path), to, size)) continue;
    copyFileSync(join(folder, path), to, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
    delivery.onSent(++sent);
  }
}

/** Links a file of the last release to a second path; returns false when the file is missing or has another size. */
function link(from: string, to: string, size: number): boolean {
  const stats = lstatSync(from, { throwIfNoEntry: false });
  if (!stats?.isFile() || stats.size !== size) return false;
  linkOrCopy(from, to);
  return true;
}

/** Removes a file and the folders that it leaves empty. */
function remove(making: string, path: string): void {
  removePatiently(join(making, path));
  let folder = dirname(path);
  while (folder !== '.' && removeEmpty(join(making, folder))) folder = dirname(folder);
}

/**
 * Finds the release before the two that are kept. Made into the next one, it saves linking and removing every file of
 * a large site, of which mostly a few have changed.
 */
function findSpare(home: string): string | null {
  const kept = [releaseAt(home, CURRENT), releaseAt(home, PREVIOUS)];
  const names = readdirSync(join(home, RELEASES)).filter((name) => isRelease(name) && !kept.includes(name));
  return names.sort().at(-1) ?? null;
}

/** Removes all releases but the one that is served, the one before, and one spare. */
function prune(home: string): void {
  const kept = [releaseAt(home, CURRENT), releaseAt(home, PREVIOUS), findSpare(home)];
  for (const name of readdirSync(join(home, RELEASES)))
    if (!kept.includes(name)) removePatiently(join(home, RELEASES, name));
}

/** Says whether every file of a manifest exists and has its size. */
function isWhole(folder: string, { files }: SiteManifest): boolean {
  for (const [path, { size }] of files) {
    const stats = lstatSync(`${folder}/${path}`, { throwIfNoEntry: false });
    if (!stats?.isFile() || stats.size !== size) return false;
  }
  return true;
}

function readOwnManifest(folder: string): SiteManifest | null {
  const text = readManifestText(folder);
  const manifest = text === null ? null : readSiteManifest(text.split('\nsignature ', 1)[0]!);
  return manifest && 'files' in manifest ? manifest : null;
}

function readManifestText(folder: string): string | null {
  const file = join(folder, SITE_MANIFEST);
  const stats = statSync(file, { throwIfNoEntry: false });
  return stats?.isFile() && stats.size <= MAX_MANIFEST_BYTES ? readFileSync(file, 'utf8') : null;
}

/** Gives the release that a link names; null where there is none. Throws a Failure for anything but a link. */
function releaseAt(home: string, name: string): string | null {
  const path = join(home, name);
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (!stats) return null;
  if (!stats.isSymbolicLink())
    throw new Failure(
      `${withSlashes(path)} không phải liên kết mà lệnh này đã lập. Dời nó đi, hoặc chọn đích khác.`,
    );
  const release = basename(readlinkSync(path));
  return isRelease(release) && existsSync(join(home, RELEASES, release)) ? release : null;
}

/** Makes a link name another release, in one step. */
function point(home: string, name: string, release: string): void {
  const temporary = join(home, `.${name}.${process.pid}`);
  removePatiently(temporary);
  symlinkSync(`${RELEASES}/${release}`, temporary, 'dir');
  renamePatiently(temporary, join(home, name));
}

/** Locks a portal's folder, so that no second run writes into it. Returns the function that unlocks it. */
function lock(home: string): () => void {
  const file = join(home, '.dang-dua');
  const me = `${process.pid} ${hostname()}`;
  const owner = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const [pid, host] = owner.split(' ');
  if (owner !== '' && (host !== hostname() || isRunning(Number(pid))))
    throw new Failure(
      `Một lần đưa lên khác (tiến trình ${printable(pid!)} trên ${printable(host ?? '?')}) đang ghi vào ${withSlashes(home)}. ` +
        `Chờ lần đó xong rồi chạy lại; nếu chắc chắn không có lần nào đang chạy, xóa ${withSlashes(file)}.`,
    );
  removePatiently(file);
  writeFileSync(file, me, { flag: 'wx' });
  return () => removePatiently(file);
}

function asFailure(error: unknown, place: string, bytes: number): unknown {
  const { code } = error as NodeJS.ErrnoException;
  return error instanceof Failure || code === undefined
    ? error
    : new Failure(describeDiskError(code, place, bytes));
}
