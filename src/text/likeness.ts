/** From this likeness on, two texts count as one text with small changes. */
export const MIN_LIKENESS_OF_COPIES = 0.8;

/**
 * A small stand-in for a text that finds near copies: hashes runs of words into bins, and keeps the lowest hash of each
 * bin (one-permutation MinHash with densification; Li, Owen and Zhang 2012; Shrivastava and Li 2014). Null for a text
 * that is too short to compare.
 */
export type Sketch = Uint32Array | null;

/** The number of words in a run. */
const RUN_WORDS = 4;
/** Shorter texts are compared by fingerprint alone. */
const MIN_WORDS = 30;
const BANDS = 12;
const ROWS = 5;
const BINS = BANDS * ROWS;
/** The numbers in a sketch. */
export const SKETCH_LENGTH = BINS;
const EMPTY = 0xffffffff;

/** Sketches a text given as the numbers of its words (see `wordsOf`). */
export function sketch(words: Int32Array): Sketch {
  if (words.length < MIN_WORDS) return null;
  const lowest = new Uint32Array(BINS).fill(EMPTY);
  // The words of a run one by one, because a loop over four words takes longer than what it does.
  let [first, second, third] = [words[0]!, words[1]!, words[2]!];
  for (let at = RUN_WORDS - 1; at < words.length; at++) {
    const fourth = words[at]!;
    let run = Math.imul(0x811c9dc5 ^ first, 0x01000193);
    run = Math.imul(run ^ second, 0x01000193);
    run = Math.imul(run ^ third, 0x01000193);
    run = Math.imul(run ^ fourth, 0x01000193);
    first = second;
    second = third;
    third = fourth;
    run = Math.imul(run ^ (run >>> 16), 0x85ebca6b);
    run = Math.imul(run ^ (run >>> 13), 0xc2b2ae35);
    const hash = (run ^ (run >>> 16)) >>> 0;
    const bin = hash % BINS;
    if (hash < lowest[bin]!) lowest[bin] = hash;
  }
  return fillEmpty(lowest);
}

/** Fills each empty bin with the value of the next filled one, mixed with the distance to it. */
function fillEmpty(lowest: Uint32Array): Uint32Array {
  if (!lowest.includes(EMPTY)) return lowest;
  return lowest.map((own, bin) => {
    let [value, steps] = [own, 0];
    while (value === EMPTY && steps < BINS) value = lowest[(bin + ++steps) % BINS]!;
    return steps === 0 ? value : (value + Math.imul(steps, 0x9e3779b9)) >>> 0;
  });
}

/** Estimates the likeness of two texts, 0 to 1: the share of common runs of words among all of them (Jaccard). */
export function likeness(one: NonNullable<Sketch>, other: NonNullable<Sketch>): number {
  let equal = 0;
  for (let each = 0; each < BINS; each++) if (one[each] === other[each]) equal++;
  return equal / BINS;
}

/**
 * Finds near copies without comparing every pair: compares only texts that agree in one whole band of their sketches,
 * so that the cost grows linearly with the number of texts.
 */
export class LikenessIndex<T> {
  readonly #texts: { sketch: NonNullable<Sketch>; value: T }[] = [];
  /** For each band the last text with a key, and for each text the previous one with the same key. */
  readonly #last = Array.from({ length: BANDS }, () => new NumberTable());
  #before = new Int32Array(64 * BANDS);

  /** Returns the values of the near copies that were added before, in that order. */
  findAlike(wanted: NonNullable<Sketch>): T[] {
    let seen: Set<number> | undefined;
    for (let band = 0; band < BANDS; band++) {
      let at = this.#last[band]!.get(keyOf(wanted, band));
      // Compares only the latest texts with a key, because a key that many texts share comes from one repeated text.
      for (
        let steps = 0;
        at !== NONE && steps < MAX_TEXTS_PER_KEY;
        steps++, at = this.#before[at * BANDS + band]!
      )
        (seen ??= new Set()).add(at);
    }
    if (!seen) return [];
    return [...seen]
      .sort((a, b) => a - b)
      .map((at) => this.#texts[at]!)
      .filter(({ sketch }) => likeness(wanted, sketch) >= MIN_LIKENESS_OF_COPIES)
      .map(({ value }) => value);
  }

  /** Adds a text for later comparisons. */
  add(added: NonNullable<Sketch>, value: T): void {
    const at = this.#texts.push({ sketch: added, value }) - 1;
    if (at * BANDS === this.#before.length) this.#before = grown(this.#before);
    for (let band = 0; band < BANDS; band++)
      this.#before[at * BANDS + band] = this.#last[band]!.replace(keyOf(added, band), at);
  }
}

function grown(numbers: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(2 * numbers.length);
  larger.set(numbers);
  return larger;
}

/**
 * A table from 32-bit keys to numbers from 0 on. Takes a fraction of the time of a Map, of which a province needs a
 * dozen with tens of thousands of keys each.
 */
class NumberTable {
  /** Each key with its number after it, because each of a large table's places comes from memory by itself. */
  #places = new Int32Array(32).fill(NONE);
  #size = 0;

  /** Gives the number of a key; NONE where the table has no such key. */
  get(key: number): number {
    return this.#places[this.#placeOf(key) + 1]!;
  }

  /** Sets the number of a key, and gives the one that it had before. */
  replace(key: number, value: number): number {
    const place = this.#placeOf(key);
    const before = this.#places[place + 1]!;
    this.#places[place] = key;
    this.#places[place + 1] = value;
    if (before === NONE && ++this.#size * 4 > this.#places.length) this.#grow();
    return before;
  }

  /** Finds the place of a key, or the free place where it belongs. */
  #placeOf(key: number): number {
    const places = this.#places;
    const mask = places.length - 2;
    let place = (Math.imul(key, 0x9e3779b1) >>> 7) & mask;
    while (places[place + 1] !== NONE && places[place] !== key) place = (place + 2) & mask;
    return place;
  }

  #grow(): void {
    const before = this.#places;
    this.#places = new Int32Array(before.length * 2).fill(NONE);
    for (let old = 0; old < before.length; old += 2) {
      if (before[old + 1] === NONE) continue;
      const place = this.#placeOf(before[old]!);
      this.#places[place] = before[old]!;
      this.#places[place + 1] = before[old + 1]!;
    }
  }
}

const NONE = -1;
const MAX_TEXTS_PER_KEY = 64;

/** Hashes a band of a sketch. Different bands may rarely have the same key, so callers compare the whole sketches. */
function keyOf(sketch: NonNullable<Sketch>, band: number): number {
  let key = 0x811c9dc5 | 0;
  for (let row = band * ROWS; row < (band + 1) * ROWS; row++) key = Math.imul(key ^ sketch[row]!, 0x01000193);
  return key;
}
