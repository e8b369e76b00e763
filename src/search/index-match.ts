/** An item that the full text found. */
export interface IndexMatch {
  id: string;
  /**
   * How much of the query it holds: from 0 to 1 for its words, and more for each number of the query
   * (`WEIGHTS.number`).
   */
  score: number;
}

/**
 * Finds in the full text the ids of the items that hold words side by side.
 * @param exactMarks whether a word must also have the marks it was typed with
 */
export type AskIndex = (text: string, exactMarks?: boolean) => Promise<ReadonlySet<string>>;

/** Returns the ids that every set contains; none for an empty list. */
export function intersection(sets: readonly ReadonlySet<string>[]): Set<string> {
  const [first, ...rest] = sets;
  return new Set([...(first ?? [])].filter((id) => rest.every((set) => set.has(id))));
}
