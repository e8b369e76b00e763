import { tellingWeight } from './small-words.ts';

/** How the weight of a name falls from word to word: a name begins with what it is about and ends in conditions. */
const NAME_DECAY = 0.9;

/** A name as it is written: its syllables folded, and with their marks. */
export interface SpelledName {
  folded: readonly string[];
  marked: readonly string[];
}

/** Names with the places of their words, so that a query is compared only with names that share a word. */
export interface NameIndex {
  /** How many names there are. */
  size: number;
  /** Every folded word, in alphabetical order; a word's place in this list is its number. */
  words: readonly string[];
  numbers: ReadonlyMap<string, number>;
  /** For each word the names that have it. */
  holders: readonly Holders[];
  /** The names that have two words side by side, by `pairKey`. */
  pairs: ReadonlyMap<number, readonly number[]>;
  /** For each name its words, each once, and what these weigh; the weights of a name add up to 1. */
  weights: readonly (readonly [word: number, weight: number][])[];
  rarity: Rarity;
}

/** The names that have a word, and with which marks; `undefined` stands for several. */
interface Holders {
  names: number[];
  marked: (string | undefined)[];
}

/** How rare words are among the names of things; a thing may have several names. */
export interface Rarity {
  ofWord(word: string): number;
  ofPair(one: string, other: string): number;
  /** Gives the rarity of all words, or all pairs with a first word, that begin with a text; undefined when none do. */
  ofBeginning(text: string, before?: string): number | undefined;
  has(word: string): boolean;
  hasPair(one: string, other: string): boolean;
}

/**
 * Indexes the names of things.
 * @param things for each thing its names
 * @param rarity how rare words are, when these names do not decide it
 */
export function indexNames(things: readonly (readonly SpelledName[])[], rarity?: Rarity): NameIndex {
  const names = things.flat();
  const words = [...new Set(names.flatMap(({ folded }) => folded))].sort();
  const numbers = new Map(words.map((word, at) => [word, at]));
  const holders: Holders[] = words.map(() => ({ names: [], marked: [] }));
  const pairs = new Map<number, number[]>();
  const texts = names.map(({ folded }) => folded.map((word) => numbers.get(word)!));
  for (const [name, text] of texts.entries())
    for (const [at, word] of text.entries()) {
      addHolder(holders[word]!, name, names[name]!.marked[at]);
      if (at > 0) addTo(pairs, pairKey(text[at - 1]!, word), name);
    }
  const found = rarity ?? countRarity(things, { words, numbers, holders, pairs });
  // Of each word once, because the names have it a dozen times.
  const weighed = words.map((word) => ({ rarity: found.ofWord(word), isTelling: tellingWeight(word) === 1 }));
  const weights = texts.map((text) => weighName(text, weighed));
  return { size: names.length, words, numbers, holders, pairs, weights, rarity: found };
}

/** Gives the key of two neighbouring words in `NameIndex.pairs`. */
export function pairKey(one: number, other: number): number {
  return one * MAX_WORDS + other;
}

/** Gives the range of the words that begin with a text: the first, and the one after the last. */
export function rangeOf(words: readonly string[], beginning: string): [from: number, to: number] {
  return [placeOf(words, beginning), placeOf(words, `${beginning}\uffff`)];
}

/** More different words than any table of titles has. */
const MAX_WORDS = 2 ** 20;

function addHolder({ names, marked }: Holders, name: number, spelling: string | undefined): void {
  if (names[names.length - 1] !== name) {
    names.push(name);
    marked.push(spelling);
  } else if (marked[marked.length - 1] !== spelling) marked[marked.length - 1] = undefined;
}

function addTo(lists: Map<number, number[]>, key: number, value: number): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else if (list[list.length - 1] !== value) list.push(value);
}

/** Finds by halves where a text stands, or would stand, among sorted words. */
function placeOf(words: readonly string[], text: string): number {
  let [from, to] = [0, words.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (words[middle]! < text) from = middle + 1;
    else to = middle;
  }
  return from;
}

function countRarity(
  things: readonly (readonly SpelledName[])[],
  { words, numbers, holders, pairs }: Pick<NameIndex, 'words' | 'numbers' | 'holders' | 'pairs'>,
): Rarity {
  const thingOf = things.flatMap((names, thing) => names.map(() => thing));
  const total = things.length;
  const count = (names: readonly number[] = []) => new Set(names.map((name) => thingOf[name])).size;
  const counts = holders.map(({ names }) => count(names));
  const holdersOfPair = (one: string, other: string) => {
    const [first, second] = [numbers.get(one), numbers.get(other)];
    return first === undefined || second === undefined ? undefined : pairs.get(pairKey(first, second));
  };
  const pairCount = (one: number, other: number) => count(pairs.get(pairKey(one, other)));
  return {
    ofWord: (word) => rarityFor(counts[numbers.get(word) ?? -1] ?? 0, total),
    ofPair: (one, other) => rarityFor(count(holdersOfPair(one, other)), total),
    ofBeginning(text, before) {
      const first = before === undefined ? undefined : (numbers.get(before) ?? -1);
      let sum = 0;
      const [from, to] = rangeOf(words, text);
      for (let word = from; word < to; word++)
        sum += first === undefined ? counts[word]! : pairCount(first, word);
      return sum === 0 ? undefined : rarityFor(Math.min(sum, total), total);
    },
    has: (word) => numbers.has(word),
    hasPair: (one, other) => holdersOfPair(one, other) !== undefined,
  };
}

/** The rarity of a word as BM25 has it: the logarithm of the things without it per thing with it. */
export function rarityFor(count: number, things: number): number {
  return Math.log(1 + (things - count + 0.5) / (count + 0.5));
}

function weighName(
  text: readonly number[],
  words: readonly { rarity: number; isTelling: boolean }[],
): [word: number, weight: number][] {
  const weights = new Map<number, number>();
  let factor = 1;
  for (const word of text) {
    if (weights.has(word)) continue;
    const { rarity, isTelling } = words[word]!;
    weights.set(word, rarity * factor);
    if (isTelling) factor *= NAME_DECAY;
  }
  const total = [...weights.values()].reduce((sum, weight) => sum + weight, 0) || 1;
  return [...weights].map(([word, weight]) => [word, weight / total]);
}
