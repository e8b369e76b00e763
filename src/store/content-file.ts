import { createHash, hash } from 'node:crypto';
import {
  closeSync,
  constants,
  fstatSync,
  openSync,
  readFileSync,
  readlinkSync,
  readSync,
  realpathSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';

/**
 * Opens a file of the content folder for reading. What has become a link since the folder was listed is not followed,
 * and what is no file, such as a pipe, is not waited for; both throw an error with a code (ELOOP, ENOTSUP).
 * @param contentDir where it is known: then no folder on the way to the file may be a link either
 */
export function openContentFile(path: string, contentDir?: string): number {
  const descriptor = openSync(path, constants.O_RDONLY | NO_FOLLOWING);
  try {
    if (!fstatSync(descriptor).isFile()) throw withCode('ENOTSUP', path);
    // Asked after the file is open: whoever puts a link in its place now comes too late.
    if (contentDir !== undefined && !isReallyIn(descriptor, path, contentDir)) throw withCode('ELOOP', path);
    return descriptor;
  } catch (error) {
    closeSync(descriptor);
    throw error;
  }
}

/** Reads a file of the content folder, opened as by `openContentFile`. @param digest (SHA-256) its bytes must have */
export function readContentFile(path: string, digest?: string): Buffer {
  const descriptor = openContentFile(path);
  try {
    const bytes = readFileSync(descriptor);
    if (digest !== undefined && hash('sha256', bytes) !== digest) throw changed(path);
    return bytes;
  } finally {
    closeSync(descriptor);
  }
}

/**
 * Copies a file of the content folder piece by piece, since it may be larger than memory.
 * @param digest (SHA-256) its bytes must have
 */
export function copyContentFile(path: string, to: string, digest: string): void {
  const target = openSync(to, 'w');
  try {
    const found = readPieces(path, (piece) => writeSync(target, piece));
    if (found !== digest) throw changed(path);
  } finally {
    closeSync(target);
  }
}

/** Gives the digest (SHA-256) of a file of the content folder, which may be larger than memory. */
export function digestOfContentFile(path: string): string {
  return readPieces(path, () => undefined);
}

function readPieces(path: string, onPiece: (piece: Uint8Array) => void): string {
  const descriptor = openContentFile(path);
  try {
    const digest = createHash('sha256');
    for (;;) {
      const length = readSync(descriptor, PIECE);
      if (length === 0) return digest.digest('hex');
      const piece = PIECE.subarray(0, length);
      digest.update(piece);
      onPiece(piece);
    }
  } finally {
    closeSync(descriptor);
  }
}

const PIECE = Buffer.alloc(256 * 1024);

/** Windows knows neither; there the digests alone tell that a file was swapped. */
const NO_FOLLOWING =
  ((constants.O_NOFOLLOW as number | undefined) ?? 0) | ((constants.O_NONBLOCK as number | undefined) ?? 0);

function isReallyIn(descriptor: number, path: string, contentDir: string): boolean {
  const place = placeOfOpened(descriptor, path);
  if (place === placeWithoutLinks(path, contentDir)) return true;
  // The operator may have `portals` lead elsewhere meanwhile.
  realFolders.clear();
  return place === placeWithoutLinks(path, contentDir);
}

/** Gives where an opened file really is. Linux tells it of the file itself; elsewhere its folder is looked up once more. */
function placeOfOpened(descriptor: number, path: string): string {
  if (process.platform === 'linux')
    try {
      return readlinkSync(`/proc/self/fd/${descriptor}`);
    } catch {
      // A system without /proc.
    }
  return join(realpathSync.native(dirname(path)), basename(path));
}

/** Gives where a file is unless a link leads to it; `portals` and `plans` themselves may be links of the operator. */
function placeWithoutLinks(path: string, contentDir: string): string {
  const [top = '', ...below] = relative(contentDir, path).split(sep);
  const folder = below.length === 0 ? contentDir : join(contentDir, top);
  const real = realFolders.get(folder) ?? realpathSync.native(folder);
  realFolders.set(folder, real);
  return join(real, ...(below.length === 0 ? [top] : below));
}

const realFolders = new Map<string, string>();

function changed(path: string): Error {
  return new Error(`Tệp ${path} vừa đổi trong lúc dựng; hãy chạy lại.`);
}

function withCode(code: string, path: string): Error {
  return Object.assign(new Error(`${code}: ${path}`), { code });
}
