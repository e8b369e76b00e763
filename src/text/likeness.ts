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
const BANDS = 16;
const ROWS = 4;
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
  readonly #bands = Array.from(
    { length: BANDS },
    () => new Map<string, { sketch: NonNullable<Sketch>; value: T }[]>(),
  );

  /** Gives what was added before and is alike, in the order it was added. */
  findAlike(wanted: NonNullable<Sketch>): T[] {
    const found = new Set<T>();
    for (const [band, buckets] of this.#bands.entries())
      for (const { sketch, value } of buckets.get(keyOf(wanted, band)) ?? [])
        if (!found.has(value) && likeness(wanted, sketch) >= ALIKE) found.add(value);
    return [...found];
  }

  /** Adds a text to those that later ones are compared with. */
  add(added: NonNullable<Sketch>, value: T): void {
    for (const [band, buckets] of this.#bands.entries()) {
      const key = keyOf(added, band);
      const bucket = buckets.get(key);
      // A bucket that fills up holds one text over and over; its first holders stand for the rest.
      if (!bucket) buckets.set(key, [{ sketch: added, value }]);
      else if (bucket.length < MOST_PER_BUCKET) bucket.push({ sketch: added, value });
    }
  }
}

const MOST_PER_BUCKET = 64;

function keyOf(sketch: NonNullable<Sketch>, band: number): string {
  const at = band * ROWS;
  return `${sketch[at]},${sketch[at + 1]},${sketch[at + 2]},${sketch[at + 3]}`;
}
