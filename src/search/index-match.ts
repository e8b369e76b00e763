/** An item that the full text found. */
export interface IndexMatch {
  id: string;
  /** The part of the query that it holds. */
  score: number;
}

/**
 * Finds in the full text the ids of the items that hold words side by side.
 * @param exactMarks whether a word must also have the marks it was typed with
 */
export type AskIndex = (text: string, exactMarks?: boolean) => Promise<ReadonlySet<string>>;

/** Gives the ids that all of some sets have; of no set at all, none. */
export function common(sets: readonly ReadonlySet<string>[]): Set<string> {
  const [first, ...rest] = sets;
  return new Set([...(first ?? [])].filter((id) => rest.every((set) => set.has(id))));
}
