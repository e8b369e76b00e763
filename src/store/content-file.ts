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
  type Stats,
} from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';

/** A file that is open for reading. */
export interface OpenFile {
  descriptor: number;
  status: Stats;
}

/**
 * Opens a file of the content folder for reading. Throws an error with a code for a file that has become a link since
 * the folder was listed (ELOOP), and for anything but a file, such as a pipe, instead of waiting for it (ENOTSUP).
 * @param contentDir forbids links among the folders on the way to the file, too
 */
export function openContentFile(path: string, contentDir?: string): OpenFile {
  return openAt(path, path, contentDir);
}

/**
 * @param at another path to the same file
 * @param path the path of the file in the content folder
 */
function openAt(at: string, path: string, contentDir?: string): OpenFile {
  const descriptor = openSync(at, constants.O_RDONLY | NO_FOLLOWING);
  try {
    const status = fstatSync(descriptor);
    if (!status.isFile()) throw withCode('ENOTSUP', path);
    // Checked after the file is open, so that nobody can swap a folder for a link between check and opening.
    if (contentDir !== undefined && !isInside(descriptor, path, contentDir)) throw withCode('ELOOP', path);
    return { descriptor, status };
  } catch (error) {
    closeSync(descriptor);
    throw error;
  }
}

/**
 * Opens the files of one content folder as `openContentFile` does with the folder given, in less time where they come folder
 * by folder: Linux opens a file inside a folder that is open, so that the way to that folder is checked once.
 */
export class FileOpener implements Disposable {
  readonly #contentDir: string;
  /** The path of the folder of the last file, and its descriptor; null where no file can be opened inside it. */
  #folder = '';
  #descriptor: number | null = null;
  #isClosed = false;

  constructor(contentDir: string) {
    this.#contentDir = contentDir;
  }

  /** After the opener is closed, it opens each file by itself. */
  open(path: string): OpenFile {
    if (!this.#isClosed && !this.#isInFolder(path)) this.#enter(path.slice(0, path.lastIndexOf(sep)));
    return this.#descriptor === null
      ? openContentFile(path, this.#contentDir)
      : openAt(`/proc/self/fd/${this.#descriptor}${path.slice(this.#folder.length)}`, path);
  }

  [Symbol.dispose](): void {
    this.#enter('');
    this.#isClosed = true;
  }

  #isInFolder(path: string): boolean {
    const { length } = this.#folder;
    return path.startsWith(this.#folder) && path.startsWith(sep, length) && !path.includes(sep, length + 1);
  }

  #enter(folder: string): void {
    if (this.#descriptor !== null) closeSync(this.#descriptor);
    this.#folder = folder;
    this.#descriptor = folder === '' ? null : openCheckedFolder(folder, this.#contentDir);
  }
}

/** Opens a folder to which no link leads; null where there is a link, and on systems that open no file inside it. */
function openCheckedFolder(folder: string, contentDir: string): number | null {
  if (process.platform !== 'linux' || !folder.startsWith(contentDir + sep)) return null;
  let descriptor: number | undefined;
  try {
    descriptor = openSync(folder, constants.O_RDONLY | constants.O_DIRECTORY | NO_FOLLOWING);
    if (readlinkSync(`/proc/self/fd/${descriptor}`) === pathWithoutLinks(folder, contentDir))
      return descriptor;
  } catch {
    // Opening the file itself tells what is wrong.
  }
  if (descriptor !== undefined) closeSync(descriptor);
  return null;
}

/**
 * Reads a file of the content folder, opened as by `openContentFile`.
 * @param digest the digest (SHA-256) that its bytes must have
 */
export function readContentFile(path: string, digest?: string): Buffer {
  const { descriptor } = openContentFile(path);
  try {
    const bytes = readFileSync(descriptor);
    if (digest !== undefined && hash('sha256', bytes) !== digest) throw changed(path);
    return bytes;
  } finally {
    closeSync(descriptor);
  }
}

/** Reads at most so many bytes from the beginning of a file of the content folder. */
export function readStart(path: string, bytes: number): Buffer {
  const { descriptor } = openContentFile(path);
  try {
    return readAt(descriptor, 0, bytes);
  } finally {
    closeSync(descriptor);
  }
}

/** Reads at most so many bytes of an open file. */
export function readAt(descriptor: number, position: number, bytes: number): Buffer {
  const buffer = Buffer.allocUnsafe(bytes);
  return buffer.subarray(0, readSync(descriptor, buffer, 0, bytes, position));
}

/**
 * Copies a file of the content folder piece by piece, because it may be larger than memory.
 * @param digest the digest (SHA-256) that its bytes must have
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
  const { descriptor } = openContentFile(path);
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

/** Windows knows neither flag. There only the digests show that a file was swapped. */
const NO_FOLLOWING =
  ((constants.O_NOFOLLOW as number | undefined) ?? 0) | ((constants.O_NONBLOCK as number | undefined) ?? 0);

function isInside(descriptor: number, path: string, contentDir: string): boolean {
  const opened = realPathOfOpened(descriptor, path);
  if (opened === pathWithoutLinks(path, contentDir)) return true;
  // The operator may have changed where the link `portals` leads.
  realFolders.clear();
  return opened === pathWithoutLinks(path, contentDir);
}

/**
 * Gives the real path of an opened file. Linux knows it from the descriptor; elsewhere its folder is resolved once
 * more.
 */
function realPathOfOpened(descriptor: number, path: string): string {
  if (process.platform === 'linux')
    try {
      return readlinkSync(`/proc/self/fd/${descriptor}`);
    } catch {
      // This system has no /proc.
    }
  return join(realpathSync.native(dirname(path)), basename(path));
}

/**
 * Gives the real path that a file has if no link leads to it. Resolves only `portals` and `plans`, which the operator
 * may have made links.
 */
function pathWithoutLinks(path: string, contentDir: string): string {
  const inside = path.startsWith(contentDir + sep)
    ? path.slice(contentDir.length + 1)
    : relative(contentDir, path);
  const topLength = inside.indexOf(sep);
  const folder = topLength === -1 ? contentDir : contentDir + sep + inside.slice(0, topLength);
  const real = realFolders.get(folder) ?? join(realpathSync.native(folder), sep);
  realFolders.set(folder, real);
  return real + inside.slice(topLength + 1);
}

/** The real path of each folder, with a slash at its end. */
const realFolders = new Map<string, string>();

function changed(path: string): Error {
  return new Error(`Tệp ${path} vừa đổi trong lúc dựng; hãy chạy lại.`);
}

function withCode(code: string, path: string): Error {
  return Object.assign(new Error(`${code}: ${path}`), { code });
}
