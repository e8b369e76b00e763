/** An item that the full-text index found. */
export interface IndexMatch {
  /** The index's own id of the item. */
  id: string;
  score: number;
}

/**
 * Searches the full-text index for the items that hold all words of a text. When the text is in quotes, an item
 * must hold the words side by side, and no word may be the beginning of another.
 * @param exactMarks whether a word must also have the marks it was typed with
 */
export type AskIndex = (text: string, exactMarks?: boolean) => Promise<readonly IndexMatch[]>;

/** Gives the ids of matches. */
export function idsOf(matches: readonly IndexMatch[]): Set<string> {
  return new Set(matches.map(({ id }) => id));
}

/** Gives the ids that all of some sets have; of no set at all, none. */
export function common(sets: readonly ReadonlySet<string>[]): Set<string> {
  const [first, ...rest] = sets;
  return new Set([...(first ?? [])].filter((id) => rest.every((set) => set.has(id))));
}
