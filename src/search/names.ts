import { tellingWeight } from './small-words.ts';
import type { SpelledNames } from './spelled-names.ts';

/**
 * The factor by which a word of a name weighs less for every telling word before it, because names begin with what they
 * are about and end in conditions. A telling word is one that is not small (`tellingWeight`).
 */
const NAME_DECAY = 0.9;

/** Names with the places of their words, so that a query is compared only with names that share a word. */
export interface NameIndex {
  /** How many names there are. */
  size: number;
  /** Every folded word, in alphabetical order; a word's place in this list is its number. */
  words: readonly string[];
  numbers: ReadonlyMap<string, number>;
  /** For each name the numbers of its words. */
  texts: readonly (readonly number[])[];
  occurrences: Occurrences;
  /** Gives the names that have a word and another right after it; undefined when none has. */
  namesWithPair(one: number, other: number): readonly number[] | undefined;
  /** The words of each name, each once, and what these weigh; the weights of a name add up to 1. */
  weights: NameWeights;
  rarity: Rarity;
  /** Each folded word with the number of times it stands in the names. */
  counts: ReadonlyMap<string, number>;
  /** Counts how often a folded word stands right after another. */
  pairCount(one: string, other: string): number;
}

/**
 * The words of all names. They share one list, because a list for each name takes an old phone more time and memory.
 */
interface NameWeights {
  /** Where the words of each name begin, followed by where the words of the last name end. */
  starts: Uint32Array;
  words: Uint32Array;
  weights: Float64Array;
}

/** The names that have each word. They share one list, because a list for each word takes an old phone longer. */
interface Occurrences {
  /** Where the names that have a word begin and end. */
  starts: Uint32Array;
  ends: Uint32Array;
  names: Uint32Array;
  /** The spelling that each of these names has of the word, as a place in `spellings`; 0 when a name has several. */
  marked: Uint32Array;
  spellings: readonly string[];
}

/** Tells how rare words are: how few items have them in one of their names. */
export interface Rarity {
  ofWord(word: string): number;
  ofPair(one: string, other: string): number;
  /**
   * Gives the rarity of all words together that begin with a text, or with `before`, of all pairs of it and such a word.
   * Undefined when there are none.
   */
  ofBeginning(text: string, before?: string): number | undefined;
  has(word: string): boolean;
  hasPair(one: string, other: string): boolean;
}

/**
 * Indexes names.
 * @param rarity tells how rare words are; without it, the names themselves tell
 */
export function indexNames(spelled: SpelledNames, rarity?: Rarity): NameIndex {
  const { words, numbers, texts } = numberWords(spelled);
  const occurrences = occurrencesOf(spelled, texts, words.length);
  const followers = followersIn(texts, occurrences);
  const namesWithPair = (one: number, other: number) => followers(one).get(other)?.names;
  const found = rarity ?? countRarity(spelled, { words, numbers, occurrences, namesWithPair });
  // Computes both once for each word, because a word stands in a dozen names.
  const weighed = words.map((word) => ({ rarity: found.ofWord(word), isTelling: tellingWeight(word) === 1 }));
  return {
    ...{ size: texts.length, words, numbers, texts, occurrences, namesWithPair },
    weights: weighNames(texts, weighed),
    rarity: found,
    counts: countWords(spelled),
    pairCount(one, other) {
      const [first, second] = [numbers.get(one), numbers.get(other)];
      return first === undefined || second === undefined ? 0 : (followers(first).get(second)?.times ?? 0);
    },
  };
}

/** Lists the names that have folded words side by side. @param words at least two */
export function namesWithPhrase(
  { numbers, namesWithPair, texts }: NameIndex,
  words: readonly string[],
): readonly number[] {
  const phrase = words.map((word) => numbers.get(word) ?? NO_WORD);
  const [first, second] = phrase;
  if (first === undefined || second === undefined || phrase.includes(NO_WORD)) return [];
  const isAt = (text: readonly number[], at: number) =>
    phrase.every((word, place) => text[at + place] === word);
  return (namesWithPair(first, second) ?? []).filter((name) =>
    texts[name]!.some((word, at) => word === first && isAt(texts[name]!, at)),
  );
}

const NO_WORD = -1;

/** Gives the range of the words that begin with a text: the first, and the one after the last. */
export function rangeOf(words: readonly string[], beginning: string): [from: number, to: number] {
  return [placeOf(words, beginning), placeOf(words, `${beginning}\uffff`)];
}

/** Turns the words of names into numbers in alphabetical order of the folded words. */
function numberWords({ spellings, names }: SpelledNames): Pick<NameIndex, 'words' | 'numbers' | 'texts'> {
  const words = [...new Set(spellings.map(({ folded }) => folded))].sort();
  const numbers = new Map(words.map((word, at) => [word, at]));
  const numberOf = Uint32Array.from(spellings, ({ folded }) => numbers.get(folded)!);
  return { words, numbers, texts: names.map((name) => name.map((spelling) => numberOf[spelling]!)) };
}

function occurrencesOf(
  { spellings, names }: SpelledNames,
  texts: readonly (readonly number[])[],
  words: number,
): Occurrences {
  const marked = numberTexts(spellings.map((spelling) => spelling.marked));
  const starts = new Uint32Array(words + 1);
  for (const text of texts) for (const word of text) starts[word + 1]!++;
  for (let word = 0; word < words; word++) starts[word + 1]! += starts[word]!;
  const occurrences = {
    ...{ starts, ends: starts.slice(0, words), spellings: marked.texts },
    names: new Uint32Array(starts[words]!),
    marked: new Uint32Array(starts[words]!),
  };
  for (let name = 0; name < texts.length; name++) {
    const [text, spelled] = [texts[name]!, names[name]!];
    for (let at = 0; at < text.length; at++)
      addOccurrence(occurrences, text[at]!, name, marked.numbers[spelled[at]!]!);
  }
  return occurrences;
}

function addOccurrence(
  { starts, ends, names, marked }: Occurrences,
  word: number,
  name: number,
  spelling: number,
): void {
  const last = ends[word]! - 1;
  if (last < starts[word]! || names[last] !== name) {
    names[last + 1] = name;
    marked[last + 1] = spelling;
    ends[word]!++;
  } else if (marked[last] !== spelling) marked[last] = SEVERAL;
}

const SEVERAL = 0;

/** Numbers texts from 1 on, equal ones alike. */
function numberTexts(all: readonly string[]): { texts: readonly string[]; numbers: Uint32Array } {
  const known = new Map<string, number>();
  const numbers = Uint32Array.from(all, (text) => {
    const number = known.get(text) ?? known.size + 1;
    known.set(text, number);
    return number;
  });
  return { texts: ['', ...known.keys()], numbers };
}

/** A word right after another: the names that have the two side by side, and how often. */
interface Follower {
  names: number[];
  times: number;
}

/** Finds the words that follow a word when a search first asks for them: no search asks for more than a few. */
function followersIn(
  texts: readonly (readonly number[])[],
  { starts, ends, names }: Occurrences,
): (one: number) => ReadonlyMap<number, Follower> {
  const known = new Map<number, Map<number, Follower>>();
  const findFollowers = (one: number) => {
    const followers = new Map<number, Follower>();
    for (let occurrence = starts[one]!; occurrence < ends[one]!; occurrence++) {
      const text = texts[names[occurrence]!]!;
      for (let at = 1; at < text.length; at++)
        if (text[at - 1] === one) addFollower(followers, text[at]!, names[occurrence]!);
    }
    known.set(one, followers);
    return followers;
  };
  return (one) => known.get(one) ?? findFollowers(one);
}

function addFollower(followers: Map<number, Follower>, word: number, name: number): void {
  const follower = followers.get(word);
  if (follower === undefined) followers.set(word, { names: [name], times: 1 });
  else {
    follower.times++;
    if (follower.names[follower.names.length - 1] !== name) follower.names.push(name);
  }
}

/** Counts how often each folded word stands in the names; lists the words in the order of their first places. */
function countWords({ spellings, times }: SpelledNames): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [at, { folded }] of spellings.entries())
    counts.set(folded, (counts.get(folded) ?? 0) + times[at]!);
  return counts;
}

/** Finds the place of a text among sorted words, or the place where it would belong. */
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
  { itemOfName, items: total }: SpelledNames,
  {
    words,
    numbers,
    occurrences,
    namesWithPair,
  }: Pick<NameIndex, 'words' | 'numbers' | 'occurrences' | 'namesWithPair'>,
): Rarity {
  /** Counts the items that names belong to; the names of one item are neighbours in the list. */
  const count = (names: ArrayLike<number>, from = 0, to = names.length) => {
    let items = 0;
    for (let at = from; at < to; at++)
      if (at === from || itemOfName[names[at]!] !== itemOfName[names[at - 1]!]) items++;
    return items;
  };
  const counts = words.map((_word, at) =>
    count(occurrences.names, occurrences.starts[at], occurrences.ends[at]),
  );
  const namesOfPair = (one: string, other: string) => {
    const [first, second] = [numbers.get(one), numbers.get(other)];
    return first === undefined || second === undefined ? undefined : namesWithPair(first, second);
  };
  const pairCount = (one: number, other: number) => count(namesWithPair(one, other) ?? []);
  return {
    ofWord: (word) => rarityFor(counts[numbers.get(word) ?? -1] ?? 0, total),
    ofPair: (one, other) => rarityFor(count(namesOfPair(one, other) ?? []), total),
    ofBeginning(text, before) {
      const first = before === undefined ? undefined : numbers.get(before);
      if (before !== undefined && first === undefined) return undefined;
      let sum = 0;
      const [from, to] = rangeOf(words, text);
      for (let word = from; word < to; word++)
        sum += first === undefined ? counts[word]! : pairCount(first, word);
      return sum === 0 ? undefined : rarityFor(Math.min(sum, total), total);
    },
    has: (word) => numbers.has(word),
    hasPair: (one, other) => namesOfPair(one, other) !== undefined,
  };
}

/**
 * The rarity of a word as BM25 has it: the logarithm of how many items lack the word for each that has it.
 */
export function rarityFor(count: number, items: number): number {
  return Math.log(1 + (items - count + 0.5) / (count + 0.5));
}

function weighNames(
  texts: readonly (readonly number[])[],
  known: readonly { rarity: number; isTelling: boolean }[],
): NameWeights {
  const most = texts.reduce((sum, { length }) => sum + length, 0);
  const [starts, words] = [new Uint32Array(texts.length + 1), new Uint32Array(most)];
  const weights = new Float64Array(most);
  /** The last name that has a word, counted from 1. */
  const seen = new Uint32Array(known.length);
  let end = 0;
  texts.forEach((text, name) => {
    const start = end;
    let [factor, total] = [1, 0];
    for (const word of text) {
      if (seen[word] === name + 1) continue;
      seen[word] = name + 1;
      const { rarity, isTelling } = known[word]!;
      words[end] = word;
      weights[end++] = rarity * factor;
      total += rarity * factor;
      if (isTelling) factor *= NAME_DECAY;
    }
    for (let at = start; at < end; at++) weights[at]! /= total || 1;
    starts[name + 1] = end;
  });
  return { starts, words, weights };
}
