/** A result of the full text whose title is known by now. */
export interface Loaded {
  address: string;
  /** What the searches of the full text together are worth. */
  score: number;
  /** How much the title is what was asked for, 0 to 1. */
  titleScore: number;
}

/**
 * Puts full-text results and titles of the small list into one order; an address stands once. The best of the full
 * text counts 1, a title that is the query in so many words adds as much again.
 */
export function mergeResults(
  loaded: readonly Loaded[],
  titles: readonly { address: string; score: number }[],
): string[] {
  const best = loaded.reduce((most, { score }) => Math.max(most, score), 0);
  const worth = new Map<string, number>();
  for (const { address, score } of titles) worth.set(address, worthOfTitle(score));
  for (const { address, score, titleScore } of loaded)
    worth.set(address, score / (best || 1) + Math.max(worth.get(address) ?? 0, worthOfTitle(titleScore)));
  return [...worth].sort(([, one], [, other]) => other - one).map(([address]) => address);
}

/** Half a title says little: pages share many words. */
function worthOfTitle(score: number): number {
  return 1.2 * score ** 3;
}
