import { daysBetween } from '../schemas/day.ts';
import {
  verdicts,
  type PortalReport,
  type Report,
  type TargetResult,
  type Verdict,
} from '../schemas/report.ts';
import { compareText } from '../text/format.ts';

/** How one portal stands in one plan, compared with the others. */
export interface Ranking {
  /** From 1; portals with the same share have the same rank. */
  rank: number;
  portal: string;
  name: string;
  verdict: Verdict;
  /** The number of rows of the report that are met, and of all that set a number. */
  met: number;
  rows: number;
  /** The number of rows that set no number, and so are only reported. */
  reported: number;
  /** The mean reached share, 0 to 1, of the targets and of their rows; null where none sets a number. */
  completion: PortalReport['completion'];
  /** Where the plan gives points. */
  points?: PortalReport['points'];
  lastArticle: string | null;
  /** Days since the newest article; null when there never was one. */
  silentDays: number | null;
  missingParts: string[];
  origins: PortalReport['origins'];
}

/** A portal is silent when it has published nothing for longer than this. */
export const SILENT_AFTER_DAYS = 30;

/** Says whether the target of a row sets a number, so that the row is met or not. */
export function setsNumber({ required, max }: Pick<TargetResult, 'required' | 'max'>): boolean {
  return required > 0 || max !== undefined;
}

/**
 * Ranks the portals of each plan, one list per plan: where the plan gives points, by those earned of those possible,
 * else by how far they have reached their targets. Portals without points, or without a number to reach, come last.
 */
export function rankings(report: Report): Map<string, Ranking[]> {
  const byPlan = Map.groupBy(report.portals, ({ plan }) => plan);
  return new Map(
    [...byPlan].map(([plan, portals]) => {
      const unranked = portals.map(
        ({ portal, name, verdict, completion, points, targets, lastArticle, missingParts, origins }) => ({
          rank: 0,
          portal,
          name,
          verdict,
          met: targets.filter((row) => row.verdict === 'met').length,
          rows: targets.filter(setsNumber).length,
          reported: targets.filter((row) => !setsNumber(row)).length,
          completion,
          points,
          lastArticle,
          silentDays: lastArticle === null ? null : daysBetween(lastArticle, report.asOf),
          missingParts,
          origins,
        }),
      );
      const shareOf = unranked.some(({ points }) => points) ? pointsShareOf : completionOf;
      unranked.sort(
        (a, b) =>
          shareOf(b) - shareOf(a) ||
          verdicts.indexOf(a.verdict) - verdicts.indexOf(b.verdict) ||
          compareText(a.name, b.name) ||
          compareText(a.portal, b.portal),
      );
      for (const [index, each] of unranked.entries()) {
        const before = unranked[index - 1];
        each.rank = before && shareOf(before) === shareOf(each) ? before.rank : index + 1;
      }
      return [plan, unranked] as const;
    }),
  );
}

/** Says whether a portal has published nothing for too long. */
export function isSilent({ silentDays }: Ranking): boolean {
  return silentDays === null || silentDays > SILENT_AFTER_DAYS;
}

/** Returns the share of the targets that is reached; less than any share where no target sets a number. */
function completionOf({ completion }: Ranking): number {
  return completion?.byTarget ?? -1;
}

/**
 * Returns the share of the possible points that is earned, because portals of other classes may have other targets;
 * less than any share where a portal has none. Points are thousandths, so that equal shares are equal numbers.
 */
function pointsShareOf({ points }: Ranking): number {
  if (!points) return -Infinity;
  const { earned, possible } = points;
  return possible > 0 ? Math.round((earned / possible) * 1e9) / 1e9 : earned;
}
