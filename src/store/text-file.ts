import { closeSync, type Stats } from 'node:fs';
import { join } from 'node:path';
import { problem } from '../problems/problem.ts';
import { MAX_TEXT_BYTES } from '../reading/decode.ts';
import type { Entry, ReadResult } from '../reading/read.ts';
import type { EntryKind } from '../schemas/kinds.ts';
import { printable } from '../text/printable.ts';
import { openContentFile, readAt, type OpenFile } from './content-file.ts';

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
  /** Gives an entry that an earlier run read; calls `read` when none did. */
  lookUp?<K extends EntryKind>(file: string, read: () => ReadResult<Entry<K>>): ReadResult<Entry<K>>;
}

/**
 * Reads a text of the content folder. A file that is too large or cannot be opened is a problem of the file, not of the
 * run.
 */
export function readTextFile<T>(
  contentDir: string,
  file: string,
  { overlay, onRead }: View,
  read: (bytes: Uint8Array) => ReadResult<T>,
): ReadResult<T> {
  const override = overlay?.get(file);
  if (override) return read(override);
  let bytes: Uint8Array;
  let opened: OpenFile | undefined;
  try {
    opened = openContentFile(join(contentDir, file), contentDir);
    const { descriptor, status } = opened;
    const { size } = status;
    if (size > MAX_TEXT_BYTES)
      return { problems: [problem('file-too-large', file, { bytes: size, limit: MAX_TEXT_BYTES })] };
    bytes = readAt(descriptor, 0, size);
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
