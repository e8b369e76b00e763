import { daysBetween } from '../schemas/day.ts';
import { verdicts, type Report, type TargetResult, type Verdict } from '../schemas/report.ts';
import { compareText } from '../text/format.ts';

/** How one portal stands in one plan, beside the others. */
export interface Ranking {
  /** From 1; portals with the same share have the same rank. */
  rank: number;
  portal: string;
  name: string;
  verdict: Verdict;
  /** The number of rows of the report that are met, and of all rows. */
  met: number;
  rows: number;
  /** The mean over its rows of the reached share of the target, 0 to 1. */
  share: number;
  lastArticle: string | null;
  /** Days since the newest article; null when there never was one. */
  silentDays: number | null;
  missingParts: string[];
}

/** A portal is silent when it has published nothing for longer than this. */
export const SILENT_AFTER_DAYS = 30;

/** Ranks the portals of each plan by their share of the targets, highest first; one list per plan. */
export function rankings(report: Report): Map<string, Ranking[]> {
  const byPlan = Map.groupBy(report.portals, ({ plan }) => plan);
  return new Map(
    [...byPlan].map(([plan, portals]) => {
      const unranked = portals.map(({ portal, name, verdict, targets, lastArticle, missingParts }) => ({
        rank: 0,
        portal,
        name,
        verdict,
        met: targets.filter((row) => row.verdict === 'met').length,
        rows: targets.length,
        share: meanShare(targets),
        lastArticle,
        silentDays: lastArticle === null ? null : daysBetween(lastArticle, report.asOf),
        missingParts,
      }));
      unranked.sort(
        (a, b) =>
          b.share - a.share ||
          verdicts.indexOf(a.verdict) - verdicts.indexOf(b.verdict) ||
          compareText(a.name, b.name) ||
          compareText(a.portal, b.portal),
      );
      for (const [index, each] of unranked.entries()) {
        const before = unranked[index - 1];
        each.rank = before?.share === each.share ? before.rank : index + 1;
      }
      return [plan, unranked] as const;
    }),
  );
}

/** Says whether a portal has published nothing for too long. */
export function isSilent({ silentDays }: Ranking): boolean {
  return silentDays === null || silentDays > SILENT_AFTER_DAYS;
}

/**
 * Averages the reached shares of the targets. A target counts at most 1, however far it is exceeded. Skips targets that
 * require nothing. Returns 0 for a portal without rows.
 */
function meanShare(targets: TargetResult[]): number {
  const asking = targets.filter(({ required }) => required > 0);
  if (asking.length === 0) return targets.length > 0 ? 1 : 0;
  const sum = asking.reduce(
    (total, { actual, required }) => total + Math.min(1, (actual ?? 0) / required),
    0,
  );
  // Sums of the same shares in another order may differ in their last binary digit.
  return Math.round((sum / asking.length) * 1e9) / 1e9;
}
