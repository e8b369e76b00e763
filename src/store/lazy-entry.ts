import { readBody, type Entry, type ReadResult } from '../reading/read.ts';

/** How to read what a lazy entry does not hold yet. */
interface EntrySource {
  /** Reads the bytes of the entry's file; null when they are no longer those that its data was read from. */
  readBytes(): Uint8Array | null;
  /** Reads the entry from its file from scratch. */
  readEntry(): ReadResult<Entry>;
}

/**
 * Makes an entry of data that has been read before. Reads its body only when somebody asks for it, and parses the file only
 * for a position, because most runs need neither.
 */
export function lazyEntry(
  { kind, file, slug, data }: Pick<Entry, 'kind' | 'file' | 'slug' | 'data'>,
  source: EntrySource,
): Entry {
  const parsed = once(() => {
    const read = source.readEntry();
    if (!('ok' in read)) throw new Error(`Tệp ${file} vừa đổi trong lúc dựng; hãy chạy lại.`);
    return read.ok;
  });
  const text = once(() => {
    const bytes = source.readBytes();
    return bytes ? readBody(bytes) : parsed();
  });
  return {
    ...{ kind, file, slug, data },
    get body() {
      return text().body;
    },
    get bodyLine() {
      return text().bodyLine;
    },
    positionOf: (path) => parsed().positionOf(path),
  };
}

/** Computes a value at the first call, and gives the same value from then on. */
function once<T extends object>(compute: () => T): () => T {
  let value: T | undefined;
  return () => (value ??= compute());
}
