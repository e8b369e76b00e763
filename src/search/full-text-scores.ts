import type { IndexMatch } from './index-match.ts';

/** Items that hold less than this part of a query are no match, unless they hold every word. */
const MIN_COVERED = 0.5;

/** Items that hold less than this part of what the best one holds are no match either. */
const MIN_SHARE = 0.7;

/**
 * Sums for each item what it holds of a query. The full-text index only says which items hold a word; its own scores
 * are not used, because they depend on which of its files are loaded.
 */
export class CoverageSums {
  readonly #covered = new Map<string, number>();
  #total = 0;

  /** Adds a word or a phrase of the query, and the items that hold it. */
  add(ids: ReadonlySet<string>, weight: number): void {
    this.#total += weight;
    for (const id of ids) this.#covered.set(id, (this.#covered.get(id) ?? 0) + weight);
  }

  /** Gives for each item the part of the query's weight that it holds, from 0 to 1. */
  parts(): Map<string, number> {
    const total = this.#total || 1;
    return new Map([...this.#covered].map(([id, weight]) => [id, weight / total]));
  }
}

/**
 * Sorts items, best first, and leaves out those that hold too little of the query.
 * @param parts for each item how much of the query it holds; see `IndexMatch.score`
 * @param complete the items that hold every word
 */
export function bestMatches(parts: ReadonlyMap<string, number>, complete: ReadonlySet<string>): IndexMatch[] {
  const all = [...parts]
    .map(([id, score]) => ({ id, score }))
    // Sorts equals by id, so that the order is the same each time.
    .sort((one, other) => other.score - one.score || (one.id < other.id ? -1 : 1));
  const least = Math.max(MIN_COVERED, (all[0]?.score ?? 0) * MIN_SHARE);
  return all.filter(({ id, score }) => score >= least || complete.has(id));
}
