import { closeSync, readSync, type Stats } from 'node:fs';
import { join, sep } from 'node:path';
import { problem } from '../problems/problem.ts';
import { MAX_TEXT_BYTES } from '../reading/decode.ts';
import type { Entry, ReadResult } from '../reading/read.ts';
import type { EntryKind } from '../schemas/kinds.ts';
import { printable } from '../text/printable.ts';
import { openContentFile, type FileOpener, type OpenFile } from './content-file.ts';

// Reading is synchronous: a portal is thousands of small files, and each asynchronous read costs more than the file.

/** How a reader looks at a content folder, where not simply at all that the disk holds. */
export interface View {
  /** The files to read, relative to the content folder; others are only listed. portal.yaml is read in any case. */
  only?: ReadonlySet<string>;
  /** Bytes to read in place of those on the disk, by the path relative to the content folder. */
  overlay?: ReadonlyMap<string, Uint8Array>;
  /** Called before each text is read, with its path relative to the content folder. */
  onFile?(file: string): void;
  /** Called with the bytes of each file that was read, and its status before. */
  onRead?(bytes: Uint8Array, file: string, status: Stats): void;
  /** Opens the files; by default each is opened by itself. */
  opener?: FileOpener;
  /** Gives an entry that an earlier run read; calls `read` when none did. */
  lookUp?<K extends EntryKind>(file: string, read: () => ReadResult<Entry<K>>): ReadResult<Entry<K>>;
}

/**
 * The bytes of the file that is being read. All files share one piece of memory, because a piece for each costs as much as
 * reading it.
 */
const ROOM = Buffer.allocUnsafeSlow(MAX_TEXT_BYTES);

/**
 * Reads a text of the content folder. A file that is too large or cannot be opened is a problem of the file, not of the
 * run.
 * @param read must not keep the bytes, nor must `onRead`: the next file takes their place
 */
export function readTextFile<T>(
  contentDir: string,
  file: string,
  { overlay, onRead, opener }: View,
  read: (bytes: Uint8Array) => ReadResult<T>,
): ReadResult<T> {
  const override = overlay?.get(file);
  if (override) return read(override);
  let bytes: Uint8Array;
  let opened: OpenFile | undefined;
  try {
    // `join` takes the path apart, and the names in it came from the folder itself.
    const path = sep === '/' && contentDir ? `${contentDir}/${file}` : join(contentDir, file);
    opened = opener ? opener.open(path) : openContentFile(path, contentDir);
    const { descriptor, status } = opened;
    const { size } = status;
    if (size > MAX_TEXT_BYTES)
      return { problems: [problem('file-too-large', file, { bytes: size, limit: MAX_TEXT_BYTES })] };
    bytes = ROOM.subarray(0, readSync(descriptor, ROOM, 0, size, 0));
  } catch (error) {
    const reason = reasonOf(error);
    // The file has become a link since the folder was listed.
    if (reason === 'ELOOP') return { problems: [problem('symbolic-link', file, {})] };
    return { problems: [problem('unreadable', file, { reason })] };
  } finally {
    if (opened) closeSync(opened.descriptor);
  }
  onRead?.(bytes, file, opened.status);
  return read(bytes);
}

/** Gives the code of a file system's error; its text where it has no code. */
export function reasonOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? printable(String(error));
}
