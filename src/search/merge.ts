import { bestScoreOf } from './index-match.ts';

/** A full-text result whose title has been compared with the query. */
interface ScoredResult {
  address: string;
  /** The sum of its scores in the searches of the full text. */
  score: number;
  /** How well its title matches the query, from 0 to 1. */
  titleScore: number;
}

/**
 * Sorts full-text results and titles of the small list together, best first, each address once. The best score of the
 * full text counts 1; a title that equals the query adds 1.2.
 */
export function mergeResults(
  results: readonly ScoredResult[],
  titles: readonly { address: string; score: number }[],
): string[] {
  const best = bestScoreOf(results);
  const scores = new Map<string, number>();
  for (const { address, score } of titles) scores.set(address, weighTitle(score));
  for (const { address, score, titleScore } of results)
    scores.set(address, score / (best || 1) + Math.max(scores.get(address) ?? 0, weighTitle(titleScore)));
  return [...scores].sort(([, one], [, other]) => other - one).map(([address]) => address);
}

/** The cube, because half a title says little: many pages share words of their titles. */
function weighTitle(score: number): number {
  return 1.2 * score ** 3;
}
