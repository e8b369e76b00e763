import { stripMarks } from '../text/fold.ts';

/** The syllables of a portal, commonest first, with and without their marks. */
export interface Vocabulary {
  /** Each folded syllable with its rank; the commonest has rank 0. */
  ranks: ReadonlyMap<string, number>;
  /** Each folded syllable with its commonest spelling with marks. */
  marked: ReadonlyMap<string, string>;
  /** Pairs of folded syllables that stand side by side in titles, each with the number of times. */
  pairs: ReadonlyMap<string, number>;
  /** Each folded syllable of the titles with the number of times it stands in them. */
  counts: ReadonlyMap<string, number>;
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
  const counts = new Map<string, number>();
  for (const words of titles) for (const word of words) addTo(counts, word);
  let pairs: ReadonlyMap<string, number> | undefined;
  return rankedBy(syllables, {
    counts,
    // Counted the first time they are asked for: only a word that no title has needs them.
    get pairs() {
      return (pairs ??= countPairs(titles));
    },
  });
}

/** Makes a vocabulary of the titles of another one, with other syllables. @param syllables commonest first, with marks */
export function rankedBy(
  syllables: readonly string[],
  titles: Pick<Vocabulary, 'pairs' | 'counts'>,
): Vocabulary {
  const { counts } = titles;
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
  return {
    ...{ ranks, marked, counts },
    get pairs() {
      return titles.pairs;
    },
  };
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

/**
 * Says whether a word forms a compound with one of its neighbours: the titles often have the two side by side, and
 * seldom the rarer of them alone. All words are folded.
 */
export function isInCompound(
  { pairs, counts }: Vocabulary,
  before: string | undefined,
  word: string,
  after: string | undefined,
): boolean {
  const formCompound = (one: string | undefined, other: string | undefined) => {
    const count = pairs.get(`${one ?? ''} ${other ?? ''}`) ?? 0;
    return (
      count >= MIN_COMPOUND_COUNT &&
      count >= MIN_COMPOUND_PART * Math.min(counts.get(one!) ?? 0, counts.get(other!) ?? 0)
    );
  };
  return formCompound(before, word) || formCompound(word, after);
}

/** The fewest times that the titles have a compound. */
const MIN_COMPOUND_COUNT = 2;
/** The least share of the places of its rarer word in which a compound stands. */
const MIN_COMPOUND_PART = 0.3;

function countPairs(titles: readonly (readonly string[])[]): Map<string, number> {
  const pairs = new Map<string, number>();
  for (const words of titles)
    for (let at = 1; at < words.length; at++) addTo(pairs, `${words[at - 1]!} ${words[at]!}`);
  return pairs;
}

function addTo(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
