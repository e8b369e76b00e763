import { stripMarks } from '../text/fold.ts';

/** The syllables of a portal, commonest first, with and without their marks. */
export interface Vocabulary {
  /** Each folded syllable with its rank; the commonest has rank 0. */
  ranks: ReadonlyMap<string, number>;
  /** Each folded syllable with its commonest spelling with marks. */
  marked: ReadonlyMap<string, string>;
  /** Counts how often a folded syllable stands right after another in titles. */
  pairCount(one: string, other: string): number;
  /** Each folded syllable of the titles with the number of times it stands in them. */
  counts: ReadonlyMap<string, number>;
}

/**
 * Makes a vocabulary from syllables and the words and pairs of titles.
 * @param syllables commonest first, with marks
 */
export function makeVocabulary(
  syllables: readonly string[],
  { counts, pairCount }: Pick<Vocabulary, 'pairCount' | 'counts'>,
): Vocabulary {
  const ranks = new Map<string, number>();
  const marked = new Map<string, string>();
  for (const syllable of syllables) {
    const folded = stripMarks(syllable);
    if (ranks.has(folded)) continue;
    ranks.set(folded, ranks.size);
    marked.set(folded, syllable);
  }
  // Even the rarest word of a title is correctly spelled.
  for (const word of counts.keys()) if (!ranks.has(word)) ranks.set(word, ranks.size);
  return { ranks, marked, counts, pairCount };
}

/** Counts the neighbours next to which some title has a word: 0, 1 or 2. All words are folded. */
export function countNeighbours(
  { pairCount }: Vocabulary,
  before: string | undefined,
  word: string,
  after: string | undefined,
): number {
  return (
    Number(before !== undefined && pairCount(before, word) > 0) +
    Number(after !== undefined && pairCount(word, after) > 0)
  );
}

/**
 * Says whether a word forms a compound with one of its neighbours: the titles have the two side by side more than once,
 * and in no small part of the places of the rarer one. All words are folded.
 */
export function isInCompound(
  { pairCount, counts }: Vocabulary,
  before: string | undefined,
  word: string,
  after: string | undefined,
): boolean {
  const formCompound = (one: string | undefined, other: string | undefined) => {
    const count = pairCount(one ?? '', other ?? '');
    return (
      count >= MIN_COMPOUND_COUNT &&
      count >= MIN_COMPOUND_PART * Math.min(counts.get(one!) ?? 0, counts.get(other!) ?? 0)
    );
  };
  return formCompound(before, word) || formCompound(word, after);
}

/** The fewest times that the titles have a compound. */
const MIN_COMPOUND_COUNT = 2;
/** The least share of the occurrences of its rarer word that a compound must account for. */
const MIN_COMPOUND_PART = 0.3;
