import { bestScoreOf, type IndexMatch } from './index-match.ts';

/** Lowest scores that are kept, as shares of the best score. */
const MIN_SHARE_COMPLETE = 0.15;
const MIN_SHARE_NEAR = 0.25;

/** Sums the scores of items over several searches of the index. */
export class Scores {
  readonly #sums = new Map<string, number>();

  /** Adds the matches of one search, whose scores are relative to its best match. */
  add(matches: readonly IndexMatch[], weight: number): void {
    const best = bestScoreOf(matches);
    if (best === 0) return;
    // Every match gets 0.4 of the weight, and the rest by its score, so that the best match gets all of it.
    for (const { id, score } of matches)
      this.#sums.set(id, (this.#sums.get(id) ?? 0) + weight * (0.4 + (0.6 * score) / best));
  }

  /**
   * Gives the items sorted by score, best first. Drops items far below the best; items that do not hold every word
   * have a higher threshold.
   * @param complete the items that hold every word
   */
  ranked(complete: ReadonlySet<string>, factorOf: (id: string) => number): IndexMatch[] {
    const all = [...this.#sums]
      .map(([id, score]) => ({ id, score: score * factorOf(id) }))
      .sort((one, other) => other.score - one.score);
    const best = all[0]?.score ?? 0;
    return all.filter(
      ({ id, score }) => score >= best * (complete.has(id) ? MIN_SHARE_COMPLETE : MIN_SHARE_NEAR),
    );
  }
}
