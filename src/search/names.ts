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
  /** Gives the names that have a word and another right behind it; undefined when none has. */
  namesWithPair(one: number, other: number): readonly number[] | undefined;
  /** The words of each name, each once, and what these weigh; the weights of a name add up to 1. */
  weights: NameWeights;
  rarity: Rarity;
}

/** The words of all names in one list, which takes an old phone less time and memory than a list for each name. */
interface NameWeights {
  /** Where the words of each name begin, and one more number: where those of the last end. */
  starts: Uint32Array;
  words: Uint32Array;
  weights: Float64Array;
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
  const { texts, words, numbers } = numberWords(names);
  const holders: Holders[] = words.map(() => ({ names: [], marked: [] }));
  for (let name = 0; name < texts.length; name++) {
    const [text, { marked }] = [texts[name]!, names[name]!];
    for (let at = 0; at < text.length; at++) addHolder(holders[text[at]!]!, name, marked[at]);
  }
  const namesWithPair = pairsIn(texts, holders);
  const found = rarity ?? countRarity(things, { words, numbers, holders, namesWithPair });
  // Of each word once, because the names have it a dozen times.
  const weighed = words.map((word) => ({ rarity: found.ofWord(word), isTelling: tellingWeight(word) === 1 }));
  return {
    ...{ size: names.length, words, numbers, holders, namesWithPair },
    weights: weighNames(texts, weighed),
    rarity: found,
  };
}

/** Gives the range of the words that begin with a text: the first, and the one after the last. */
export function rangeOf(words: readonly string[], beginning: string): [from: number, to: number] {
  return [placeOf(words, beginning), placeOf(words, `${beginning}\uffff`)];
}

/** Turns the words of names into numbers in alphabetical order; looks each up once, because there are ten thousands. */
function numberWords(
  names: readonly SpelledName[],
): Pick<NameIndex, 'words' | 'numbers'> & { texts: number[][] } {
  const met = new Map<string, number>();
  const texts = names.map(({ folded }) =>
    folded.map((word) => {
      const known = met.get(word) ?? met.size;
      if (known === met.size) met.set(word, known);
      return known;
    }),
  );
  const words = [...met.keys()].sort();
  const numbers = new Map(words.map((word, at) => [word, at]));
  const places = [...met.keys()].map((word) => numbers.get(word)!);
  for (const text of texts) for (let at = 0; at < text.length; at++) text[at] = places[text[at]!]!;
  return { texts, words, numbers };
}

function addHolder({ names, marked }: Holders, name: number, spelling: string | undefined): void {
  if (names[names.length - 1] !== name) {
    names.push(name);
    marked.push(spelling);
  } else if (marked[marked.length - 1] !== spelling) marked[marked.length - 1] = undefined;
}

/** Finds pairs of words: those behind a word when a pair with it is first asked for, because few words ever are. */
function pairsIn(
  texts: readonly (readonly number[])[],
  holders: readonly Holders[],
): NameIndex['namesWithPair'] {
  const known = new Map<number, Map<number, number[]>>();
  const followersOf = (one: number) => {
    const followers = new Map<number, number[]>();
    for (const name of holders[one]!.names) {
      const text = texts[name]!;
      for (let at = 1; at < text.length; at++) if (text[at - 1] === one) addTo(followers, text[at]!, name);
    }
    known.set(one, followers);
    return followers;
  };
  return (one, other) => (known.get(one) ?? followersOf(one)).get(other);
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
  { words, numbers, holders, namesWithPair }: Omit<NameIndex, 'size' | 'weights' | 'rarity'>,
): Rarity {
  const thingOf = things.flatMap((names, thing) => names.map(() => thing));
  const total = things.length;
  // The names of a thing follow each other.
  const count = (names: readonly number[] = []) =>
    names.reduce((sum, name, at) => sum + Number(at === 0 || thingOf[name] !== thingOf[names[at - 1]!]), 0);
  const counts = holders.map(({ names }) => count(names));
  const holdersOfPair = (one: string, other: string) => {
    const [first, second] = [numbers.get(one), numbers.get(other)];
    return first === undefined || second === undefined ? undefined : namesWithPair(first, second);
  };
  const pairCount = (one: number, other: number) => count(namesWithPair(one, other));
  return {
    ofWord: (word) => rarityFor(counts[numbers.get(word) ?? -1] ?? 0, total),
    ofPair: (one, other) => rarityFor(count(holdersOfPair(one, other)), total),
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
    hasPair: (one, other) => holdersOfPair(one, other) !== undefined,
  };
}

/** The rarity of a word as BM25 has it: the logarithm of the things without it per thing with it. */
export function rarityFor(count: number, things: number): number {
  return Math.log(1 + (things - count + 0.5) / (count + 0.5));
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
