import { rangeOf, type NameIndex, type Rarity } from './names.ts';
import { backdropWeight, tellingPairWeight, tellingWeight, UNKNOWN_WORD } from './small-words.ts';

/** How a likeness is measured. */
export interface LikenessMeasure {
  /** The weight of the whole query; undefined to add up the weights of its words. */
  weight: number | undefined;
  /** The exponent of the part of the query that a name has. */
  power: number;
  /** The share of a likeness that depends on how much of the name the query has, from 0 to 1. */
  namePart: number;
  /** Whether words that only tell the circumstances weigh less (`backdropWeight`). */
  isStory: boolean;
}

const OF_QUERY: LikenessMeasure = { weight: undefined, power: 2, namePart: 0.5, isStory: false };

/**
 * The measure for a stretch of a story. Each stretch counts as weight 60, whatever its words weigh, so that words
 * around the request do not lower the score of a name. A name scores low when the stretch has only a word or two of it.
 */
export const OF_STORY: LikenessMeasure = { weight: 60, power: 0.5, namePart: 0.9, isStory: true };

/** Factor for a word that the name has with other marks than were typed. */
const OTHER_MARKS = 0.8;

/** Factor for a longer word than the half typed one. */
const LONGER_WORD = 0.95;

/** A word of a query. */
export interface QueryWord {
  folded: string;
  /**
   * With its marks, as `normaliseSpelling` writes them; undefined when it was typed without any, so that all marks fit.
   */
  marked?: string | undefined;
}

/** A query in one of the ways it may be meant. */
export interface QueryReading {
  words: readonly QueryWord[];
  /** Whether the last word may be half typed, so that longer words fit it. */
  isHalfTyped: boolean;
  /** The factor of its likeness; when undefined, its place among the readings decides. */
  factor?: number;
}

/**
 * Compares a query with names: 1 for the name itself, and 0 for a name without a word of it. Unless a measure says
 * otherwise, a likeness is the part of the query's weight that a name has, squared, times 1 for a name of which the
 * query has every word, down to one half for a single word of many. Rare words weigh more.
 * @returns for each name its likeness
 */
export function likenesses(
  reading: QueryReading,
  index: NameIndex,
  { weight: given, power, namePart, isStory }: LikenessMeasure = OF_QUERY,
): Float64Array {
  const { terms, total: own } = weigh(reading, index.rarity, isStory);
  const total = given ?? own;
  const covered = new Float64Array(index.size);
  if (total > 0) for (const term of terms) cover(term, term.weight / total, index, covered);
  const isAsked = askedWords(reading, index);
  const { starts, words, weights } = index.weights;
  // Plain loops: a story is compared dozens of times with thousands of names.
  for (let name = 0; name < index.size; name++) {
    const part = covered[name]!;
    if (part === 0) continue;
    let asked = 0;
    for (let at = starts[name]!; at < starts[name + 1]!; at++)
      if (isAsked[words[at]!] === 1) asked += weights[at]!;
    covered[name] = Math.min(part, 1) ** power * (1 - namePart + namePart * asked);
  }
  return covered;
}

/** A word of a query, or two neighbouring ones. */
interface QueryTerm extends QueryWord {
  weight: number;
  /** The word before, of a pair. */
  before?: string | undefined;
  isHalfTyped: boolean;
}

/** Weighs the words of a query and the pairs of them, each once. */
function weigh(
  { words, isHalfTyped }: QueryReading,
  rarity: Rarity,
  isStory: boolean,
): { terms: QueryTerm[]; total: number } {
  const terms = new Map<string, QueryTerm>();
  const toldWeight = isStory ? backdropWeight : () => 1;
  for (const [at, { folded, marked }] of words.entries()) {
    const term = { folded, isHalfTyped: isHalfTyped && at === words.length - 1 };
    terms.set(folded, { ...term, marked, weight: weighWord(term, rarity) * toldWeight(folded) });
    const before = words[at - 1]?.folded;
    if (before === undefined) continue;
    terms.set(`${before} ${folded}`, {
      ...term,
      before,
      weight: weighPair(before, term, rarity) * Math.max(toldWeight(before), toldWeight(folded)),
    });
  }
  const all = [...terms.values()];
  return { terms: all, total: all.reduce((sum, { weight }) => sum + weight, 0) };
}

function weighWord({ folded, isHalfTyped }: Omit<QueryTerm, 'weight'>, rarity: Rarity): number {
  if (isHalfTyped) return rarity.ofBeginning(folded) ?? rarity.ofWord(folded) * UNKNOWN_WORD;
  const telling = tellingWeight(folded);
  if (rarity.has(folded)) return rarity.ofWord(folded) * telling;
  // A small word that no name has says nothing about names.
  return telling < 1 ? 0 : rarity.ofWord(folded) * UNKNOWN_WORD;
}

function weighPair(
  before: string,
  { folded, isHalfTyped }: Omit<QueryTerm, 'weight'>,
  rarity: Rarity,
): number {
  if (isHalfTyped) return rarity.ofBeginning(folded, before) ?? 0;
  if (!rarity.hasPair(before, folded)) return 0;
  return rarity.ofPair(before, folded) * tellingPairWeight(before, folded);
}

/** Adds the weight of a word or a pair to every name that has it, once. */
function cover(term: QueryTerm, weight: number, index: NameIndex, covered: Float64Array): void {
  const { folded, before, isHalfTyped } = term;
  const [from, to] = isHalfTyped ? rangeOf(index.words, folded) : only(index.numbers.get(folded));
  const first = before === undefined ? undefined : index.numbers.get(before);
  const done = new Set<number>();
  const { starts, ends, marked, spellings, names: all } = index.occurrences;
  for (let word = from; word < to; word++) {
    const factor = index.words[word] === folded ? 1 : LONGER_WORD;
    const isPair = before !== undefined;
    const names = !isPair ? all : (first !== undefined && index.namesWithPair(first, word)) || [];
    const [start, end] = isPair ? [0, names.length] : [starts[word]!, ends[word]!];
    for (let at = start; at < end; at++) {
      const name = names[at]!;
      if (to - from > 1) {
        if (done.has(name)) continue;
        done.add(name);
      }
      // A pair, and a word that the name has with several marks, fit any typed marks.
      const spelling = isPair ? 0 : marked[at]!;
      const isOther =
        term.marked !== undefined && spelling > 0 && !spellings[spelling]!.startsWith(term.marked);
      covered[name]! += weight * factor * (isOther ? OTHER_MARKS : 1);
    }
  }
}

function only(word: number | undefined): [from: number, to: number] {
  return word === undefined ? [0, 0] : [word, word + 1];
}

/** Gives 1 for each word of names that a query has, and 0 for the others. */
function askedWords({ words, isHalfTyped }: QueryReading, index: NameIndex): Uint8Array {
  const asked = new Uint8Array(index.words.length);
  for (const { folded } of words) {
    const word = index.numbers.get(folded);
    if (word !== undefined) asked[word] = 1;
  }
  const [from, to] = isHalfTyped ? rangeOf(index.words, words[words.length - 1]?.folded ?? '\uffff') : [0, 0];
  return asked.fill(1, from, to);
}
