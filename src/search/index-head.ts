/** The head of a full-text index: what the search page knows of it before it loads any of its files. */
export interface IndexHead {
  /** Its folder, relative to the portal's address. */
  folder: string;
  /** The files of words, in the order of their words: the first word in each, and the file's name. */
  chunks: [firstWord: string, name: string][];
  /** The name of the file that lists the names of its items' files. */
  items: string;
  /** The names of the files of its filters. */
  filters: Record<string, string>;
}

/** Gives the file that has a word if the index has it; undefined for a word before all others. */
export function chunkOf(word: string, { chunks }: Pick<IndexHead, 'chunks'>): string | undefined {
  let [from, to] = [0, chunks.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (chunks[middle]![0] <= word) from = middle + 1;
    else to = middle;
  }
  return chunks[from - 1]?.[1];
}
