import type { Plan, Target } from '../schemas/plan.ts';
import type { PortalReport, TargetResult } from '../schemas/report.ts';
import type { PlanScore, TargetScore } from '../schemas/score.ts';

/** Gives the points of the targets that bring any, their sum, and the band of the sum. */
export function pointsOf(
  { score }: Pick<Plan, 'score'>,
  targets: Target[],
  rows: TargetResult[],
): Pick<PortalReport, 'points'> {
  const scored = targets.flatMap(({ id, label, score: own }) =>
    own
      ? [
          {
            id,
            label,
            ...scoreTarget(
              own,
              rows.filter((row) => row.id === id),
            ),
          },
        ]
      : [],
  );
  const sum = addPoints(scored);
  if (!sum) return {};
  const band = score ? bandOf(score, sum.earned) : null;
  return { points: { ...sum, ...(band === null ? {} : { band }), targets: scored } };
}

/** The points of one target: earned, and at most. */
export interface TargetPoints {
  earned: number;
  possible: number;
}

/**
 * Gives the points of a target from its rows, which share them equally; a row without a number to reach shares none.
 * Rounds to a thousandth of a point. Points for extra items come on top, up to the cap.
 */
export function scoreTarget(score: TargetScore, rows: TargetResult[]): TargetPoints {
  const judged = rows.filter(({ required }) => required > 0);
  const possible = score.points;
  if (judged.length === 0) return { earned: 0, possible };
  const each = score.points / judged.length;
  const base = judged.reduce((sum, row) => sum + each * reachedShare(score, row), 0);
  const extra = judged.reduce((sum, { actual, required }) => sum + Math.max(0, (actual ?? 0) - required), 0);
  const most = score.cap ?? (score.perExtra === undefined ? score.points : Infinity);
  return { earned: round(Math.min(most, base + extra * (score.perExtra ?? 0))), possible };
}

/** Adds the points of several targets; null where none has any. */
export function addPoints(targets: TargetPoints[]): TargetPoints | null {
  if (targets.length === 0) return null;
  return {
    earned: round(targets.reduce((sum, { earned }) => sum + earned, 0)),
    possible: round(targets.reduce((sum, { possible }) => sum + possible, 0)),
  };
}

/** Names the highest band that a number of points reaches; null where it reaches none. */
export function bandOf({ bands }: PlanScore, earned: number): string | null {
  const reached = bands.filter(({ from }) => earned >= from - ROUNDING);
  return (
    reached.reduce<PlanScore['bands'][number] | null>(
      (best, band) => (best === null || band.from > best.from ? band : best),
      null,
    )?.name ?? null
  );
}

/** The share of a row's points that it earns, 0 to 1. */
function reachedShare({ rule, under = 0 }: TargetScore, { actual, required }: TargetResult): number {
  const share = Math.min(1, (actual ?? 0) / required);
  if (share < under - ROUNDING) return 0;
  return rule === 'proportional' ? share : share < 1 ? 0 : 1;
}

function round(points: number): number {
  return Math.round(points * 1000) / 1000;
}

/** Makes 4 of 5 reach 80% in spite of binary fractions. */
const ROUNDING = 1e-9;
