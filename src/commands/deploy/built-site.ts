import { lstatSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readKept } from '../../building/kept-list.ts';
import { DIGEST_LETTERS, filesOf, MANIFEST_FILE, readManifest } from '../../building/manifest.ts';
import { isNamed } from '../../deploying/site-manifest.ts';
import { digestOfContentFile } from '../../store/content-file.ts';
import { Failure } from '../../terminal/failure.ts';
import { withSlashes } from '../../text/slashes.ts';
import { printable } from '../../text/printable.ts';

/** A built site as its own record describes it. No file is read before it has to travel. */
export interface BuiltFiles {
  /** The digests of the files that a visitor may ask for, and of those that earlier pages still ask for. */
  digests: Map<string, { digest: string }>;
  /** Throws a Failure when a build has replaced the site since. */
  refuseRebuilt(): void;
}

/** Reads the record of a built site. Throws a Failure when it is missing or damaged. */
export function readBuiltFiles(folder: string): BuiltFiles {
  const identity = identityOf(folder);
  const manifest = readManifest(folder);
  if (!manifest || identity === null)
    throw new Failure(`Bản kê của lần dựng ở ${withSlashes(folder)} thiếu hoặc hỏng; dựng lại cổng này.`);
  const built = filesOf(manifest);
  const digests = new Map<string, { digest: string }>();
  for (const [path, digest] of built) if (isNamed(path)) digests.set(path, { digest });
  for (const [path, { hash }] of Object.entries(readKept(folder)))
    if (!built.has(path) && isNamed(path) && hash.length === DIGEST_LETTERS)
      digests.set(path, { digest: hash });
  return {
    digests,
    refuseRebuilt: () => {
      if (identityOf(folder) !== identity)
        throw new Failure('Cổng vừa được dựng lại trong lúc đưa lên; hãy chạy lại.');
    },
  };
}

/**
 * Reads files that are about to travel and returns their sizes. Throws a Failure for a file that is not what the build
 * wrote, or that a link leads to: nothing else may reach visitors.
 */
export function measureFiles(
  folder: string,
  paths: string[],
  digests: ReadonlyMap<string, { digest: string }>,
): Map<string, number> {
  const plain = new Set<string>([folder]);
  const sizes = new Map<string, number>();
  for (const path of paths) {
    const whole = join(folder, path);
    if (!isPlain(dirname(whole), plain) || !isAsDigested(whole, digests.get(path)!.digest))
      throw new Failure(
        `${withSlashes(printable(whole))} không còn là tệp mà lần dựng đã viết (bị sửa, bị xóa, hoặc là liên kết). Dựng lại cổng này rồi đưa lên.`,
      );
    sizes.set(path, lstatSync(whole).size);
  }
  return sizes;
}

/** Says whether no folder on the way to a file is a link. @param known the folders that are not */
function isPlain(folder: string, known: Set<string>): boolean {
  if (known.has(folder)) return true;
  const isFolder = lstatSync(folder, { throwIfNoEntry: false })?.isDirectory() ?? false;
  if (!isFolder || !isPlain(dirname(folder), known)) return false;
  known.add(folder);
  return true;
}

function isAsDigested(path: string, digest: string): boolean {
  try {
    return digestOfContentFile(path) === digest;
  } catch {
    return false;
  }
}

/** Identifies one build of a site by its record, which each build writes anew. */
function identityOf(folder: string): string | null {
  const stats = statSync(join(folder, MANIFEST_FILE), { throwIfNoEntry: false });
  return stats ? `${stats.dev} ${stats.ino} ${stats.mtimeMs} ${stats.size}` : null;
}
