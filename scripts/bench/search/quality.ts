import type { Search } from './engine.ts';
import type { Query } from './queries.ts';

/**
 * How well a search answers queries: the share it answers among its ten best, the mean reciprocal rank, the mean
 * time.
 */
export interface Quality {
  recall: number;
  reciprocalRank: number;
  milliseconds: number;
}

/** Asks a search every query and scores its answers. */
export async function measureQuality(search: Search, queries: readonly Query[]): Promise<Quality> {
  let [found, reciprocals] = [0, 0];
  const start = performance.now();
  for (const { text, answers } of queries) {
    const index = (await search(text)).findIndex((address) => answers.includes(address));
    if (index < 0) continue;
    found++;
    reciprocals += 1 / (index + 1);
  }
  return {
    recall: found / queries.length,
    reciprocalRank: reciprocals / queries.length,
    milliseconds: (performance.now() - start) / queries.length,
  };
}
