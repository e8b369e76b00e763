import type { PortalReport, TargetResult } from '../schemas/report.ts';
import { setsNumber } from './overview.ts';

/**
 * Averages the reached shares, 0 to 1, of the rows that set a number: once over the targets, each with the mean of its
 * rows, and once over the rows. A row counts at most 1, however far it is exceeded. Returns null where no row sets a
 * number.
 */
export function completionOf(targets: TargetResult[]): PortalReport['completion'] {
  const rows = targets.filter(setsNumber).map((row) => ({ id: row.id, share: reachedShare(row) }));
  if (rows.length === 0) return null;
  const byTarget = [...Map.groupBy(rows, ({ id }) => id).values()].map(meanShare);
  return { byTarget: mean(byTarget), byRow: meanShare(rows) };
}

/**
 * Gives the reached share of a row: what is not missing of what is required, because in a sum of weeks what one has too
 * much makes up for nothing; for a count above its maximum at most the maximum divided by the count.
 */
function reachedShare({ actual, required, max, missing }: TargetResult): number {
  if (actual === null) return 0;
  const lacking = missing ?? Math.max(0, required - actual);
  const reached = required > 0 ? (required - lacking) / required : 1;
  return max !== undefined && actual > max ? Math.min(reached, max / actual) : reached;
}

function meanShare(rows: { share: number }[]): number {
  return mean(rows.map(({ share }) => share));
}

function mean(numbers: number[]): number {
  const sum = numbers.reduce((total, each) => total + each, 0);
  // Sums of the same shares in another order may differ in their last binary digit.
  return Math.round((sum / numbers.length) * 1e9) / 1e9;
}
