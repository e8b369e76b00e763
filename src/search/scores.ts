import type { IndexMatch } from './answers.ts';

/** Adds up what an item is worth over several searches, each counted from its own best. */
export class Scores {
  readonly #sums = new Map<string, number>();

  add(found: readonly IndexMatch[], weight: number): void {
    const best = found.reduce((most, { score }) => Math.max(most, score), 0);
    if (best === 0) return;
    for (const { id, score } of found)
      this.#sums.set(id, (this.#sums.get(id) ?? 0) + weight * (0.4 + (0.6 * score) / best));
  }

  /** Best first; what is worth next to nothing beside the best is left out, and rather so what does not hold every word. */
  ranked(whole: ReadonlySet<string>, factorOf: (id: string) => number): IndexMatch[] {
    const all = [...this.#sums]
      .map(([id, score]) => ({ id, score: score * factorOf(id) }))
      .sort((one, other) => other.score - one.score);
    const best = all[0]?.score ?? 0;
    return all.filter(({ id, score }) => score >= best * (whole.has(id) ? LEAST : LEAST_NEAR));
  }
}

const LEAST = 0.15;
const LEAST_NEAR = 0.25;
