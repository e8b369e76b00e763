/** Texts at least this much alike are one text with small changes. */
export const ALIKE = 0.8;

/**
 * A small stand-in for a text, by which near copies are told: its runs of words are hashed into bins, and each bin
 * keeps the least (one-permutation MinHash with densification; Li, Owen and Zhang 2012; Shrivastava and Li 2014).
 * Null for a text too short to say anything.
 */
export type Sketch = Uint32Array | null;

/** Runs of this many words are compared. */
const RUN = 4;
/** Texts of fewer words are compared by their fingerprint alone. */
const LEAST_WORDS = 30;
const BANDS = 12;
const ROWS = 5;
const BINS = BANDS * ROWS;
const EMPTY = 0xffffffff;

/** Sketches a text given as the numbers of its words (see `wordsOf`). */
export function sketch(words: Int32Array): Sketch {
  if (words.length < LEAST_WORDS) return null;
  const least = new Uint32Array(BINS).fill(EMPTY);
  for (let at = 0; at + RUN <= words.length; at++) {
    let run = 0x811c9dc5 | 0;
    for (let ahead = 0; ahead < RUN; ahead++) run = Math.imul(run ^ words[at + ahead]!, 0x01000193);
    run = Math.imul(run ^ (run >>> 16), 0x85ebca6b);
    run = Math.imul(run ^ (run >>> 13), 0xc2b2ae35);
    run = (run ^ (run >>> 16)) >>> 0;
    const bin = run % BINS;
    if (run < least[bin]!) least[bin] = run;
  }
  return fillEmpty(least);
}

/** An empty bin takes what the next filled one holds, told apart by how far it was fetched. */
function fillEmpty(least: Uint32Array): Uint32Array {
  return least.map((own, bin) => {
    let [value, steps] = [own, 0];
    while (value === EMPTY && steps < BINS) value = least[(bin + ++steps) % BINS]!;
    return steps === 0 ? value : (value + Math.imul(steps, 0x9e3779b9)) >>> 0;
  });
}

/** Estimates how much two texts are alike, 0 to 1: the share of their runs of words they have in common (Jaccard). */
export function likeness(one: NonNullable<Sketch>, other: NonNullable<Sketch>): number {
  let equal = 0;
  for (let each = 0; each < BINS; each++) if (one[each] === other[each]) equal++;
  return equal / BINS;
}

/**
 * Finds near copies without comparing all with all: only texts that agree in one whole band of their sketches are
 * compared, so the cost grows with the number of texts.
 */
export class LikenessIndex<T> {
  readonly #texts: { sketch: NonNullable<Sketch>; value: T }[] = [];
  /** For each band, the last text added under a key, and for each text the one before it under the same key. */
  readonly #last = Array.from({ length: BANDS }, () => new Map<number, number>());
  readonly #before: number[][] = Array.from({ length: BANDS }, () => []);

  /** Gives what was added before and is alike, in the order it was added. */
  findAlike(wanted: NonNullable<Sketch>): T[] {
    const seen = new Set<number>();
    for (let band = 0; band < BANDS; band++) {
      let at = this.#last[band]!.get(keyOf(wanted, band)) ?? NONE;
      // Under a key that many share stands one text over and over; the latest holders stand for the rest.
      for (let steps = 0; at !== NONE && steps < MOST_PER_KEY; steps++, at = this.#before[band]![at]!)
        seen.add(at);
    }
    if (seen.size === 0) return [];
    return [...seen]
      .sort((a, b) => a - b)
      .map((at) => this.#texts[at]!)
      .filter(({ sketch }) => likeness(wanted, sketch) >= ALIKE)
      .map(({ value }) => value);
  }

  /** Adds a text to those that later ones are compared with. */
  add(added: NonNullable<Sketch>, value: T): void {
    const at = this.#texts.push({ sketch: added, value }) - 1;
    for (let band = 0; band < BANDS; band++) {
      const last = this.#last[band]!;
      const key = keyOf(added, band);
      this.#before[band]!.push(last.get(key) ?? NONE);
      last.set(key, at);
    }
  }
}

const NONE = -1;
const MOST_PER_KEY = 64;

/** Different bands of rows may rarely share a key; what they hold is compared before it is believed. */
function keyOf(sketch: NonNullable<Sketch>, band: number): number {
  let key = 0x811c9dc5 | 0;
  for (let row = band * ROWS; row < (band + 1) * ROWS; row++) key = Math.imul(key ^ sketch[row]!, 0x01000193);
  return key;
}
