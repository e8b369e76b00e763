import { stripMarks } from '../text/fold.ts';

/** The syllables of a portal, commonest first, with and without their marks. */
export interface Vocabulary {
  /** Each folded syllable with its rank; the commonest has rank 0. */
  ranks: ReadonlyMap<string, number>;
  /** Each folded syllable with its commonest spelling with marks. */
  marked: ReadonlyMap<string, string>;
  /** Pairs of folded syllables that stand side by side in titles. */
  pairs: ReadonlySet<string>;
}

/**
 * Makes a vocabulary.
 * @param syllables commonest first, with marks
 * @param titles the folded syllables of each title
 */
export function vocabularyOf(
  syllables: readonly string[],
  titles: readonly (readonly string[])[],
): Vocabulary {
  const ranks = new Map<string, number>();
  const marked = new Map<string, string>();
  for (const syllable of syllables) {
    const folded = stripMarks(syllable);
    if (ranks.has(folded)) continue;
    ranks.set(folded, ranks.size);
    marked.set(folded, syllable);
  }
  const pairs = new Set<string>();
  for (const words of titles) {
    // Even the rarest word of a title is correctly spelled.
    for (const word of words) if (!ranks.has(word)) ranks.set(word, ranks.size);
    for (let at = 1; at < words.length; at++) pairs.add(`${words[at - 1]!} ${words[at]!}`);
  }
  return { ranks, marked, pairs };
}

/** Counts the neighbours beside which some title has a word: 0, 1 or 2. All words are folded. */
export function countNeighbours(
  { pairs }: Vocabulary,
  before: string | undefined,
  word: string,
  after: string | undefined,
): number {
  return (
    Number(before !== undefined && pairs.has(`${before} ${word}`)) +
    Number(after !== undefined && pairs.has(`${word} ${after}`))
  );
}
