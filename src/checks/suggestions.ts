/**
 * Makes a suggestion for the first mistakes of a file and none for the others, because a search through all names of a
 * portal for each of thousands of mistakes takes minutes, and nobody reads that far.
 */
export function firstFew(): (suggest: () => string) => string {
  let count = 0;
  return (suggest) => (count++ < MAX_SUGGESTIONS ? suggest() : '');
}

/** Suggestions of one rule for one file. */
const MAX_SUGGESTIONS = 50;
