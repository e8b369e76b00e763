import { problem, type Problem } from '../problems/problem.ts';
import type { Plans } from '../reading/content.ts';
import { binds, type Plan, type Target } from '../schemas/plan.ts';
import type { Portal } from '../schemas/portal.ts';
import { pointsOfTarget, type TargetScore } from '../schemas/score.ts';

/**
 * Reports the plans whose parts bring a portal more points than the plan has, or whose weights do not sum to 1, because
 * its points could not be compared with those of another portal; and those whose parts bring too few points for a band.
 * @param portals the portals that were read, by folder; null where portal.yaml has errors
 */
export function checkPlanScores({ plans }: Plans, portals: ReadonlyMap<string, Portal | null>): Problem[] {
  const readable = [...portals].flatMap(([id, portal]) => (portal ? { ...portal, id } : []));
  return [...plans].flatMap(([id, { file, data, positionOf }]) => {
    const bound = readable.filter((portal) => portal.plans.includes(id));
    const faults = [
      ...bound.flatMap((portal) => wrongSumFor(portal, data) ?? []),
      ...bound.flatMap((portal) => unreachedBandsFor(portal, data) ?? []),
    ];
    return faults.slice(0, 1).map(({ code, facts, path }) => problem(code, file, facts, positionOf(path)));
  });
}

type Fault = { path: PropertyKey[] } & (
  | { code: 'score-weights-sum'; facts: { sum: number; portal: string } }
  | { code: 'score-total-exceeded'; facts: { sum: number; points: number; portal: string } }
  | { code: 'score-bands-unreached'; facts: UnreachedBands }
);

interface UnreachedBands {
  /** The most points that all parts bring together. */
  sum: number;
  /** The points of the plan; absent where it does not tell. */
  points?: number | undefined;
  bands: { name: string; from: number }[];
  portal: string;
}

interface BoundPortal {
  id: string;
  name: string;
  kind: Portal['kind'];
  class?: string | undefined;
}

function wrongSumFor(portal: BoundPortal, { score, targets }: Plan): Fault | null {
  if (score?.points === undefined) return null;
  const scored = scoresFor(portal, targets);
  const sum = round(
    scored.reduce(
      (all, own) => all + pointsOfTarget(own, score),
      (score.completion?.points ?? 0) + (score.reports?.points ?? 0),
    ),
  );
  const weighted = scored.find(({ weight }) => weight !== undefined);
  if (weighted && sum !== round(score.points))
    return {
      code: 'score-weights-sum',
      path: ['targets', weighted.index, 'score', 'weight'],
      facts: { sum: round(sum / score.points), portal: portal.name },
    };
  return sum > score.points
    ? {
        code: 'score-total-exceeded',
        path: ['score', 'points'],
        facts: { sum, points: score.points, portal: portal.name },
      }
    : null;
}

/** Finds the bands for which a portal would need more points than all its parts bring, with those for extra items. */
function unreachedBandsFor(portal: BoundPortal, { score, targets }: Plan): Fault | null {
  const scored = scoresFor(portal, targets);
  if (!score || (scored.length === 0 && !score.completion && !score.reports)) return null;
  const sum = round(
    scored.reduce(
      (all, own) => all + (own.cap ?? (own.perExtra === undefined ? pointsOfTarget(own, score) : Infinity)),
      (score.completion?.points ?? 0) + (score.reports?.points ?? 0),
    ),
  );
  const bands = score.bands.filter(({ from }) => from > sum).map(({ name, from }) => ({ name, from }));
  if (bands.length === 0) return null;
  return {
    code: 'score-bands-unreached',
    path: ['score', score.points === undefined ? 'bands' : 'points'],
    facts: { sum, points: score.points, bands, portal: portal.name },
  };
}

/** Lists the scores of the targets that bind a portal. */
function scoresFor(portal: BoundPortal, targets: Target[]): (TargetScore & { index: number })[] {
  return targets.flatMap(({ score: own, ...target }, index) =>
    own && binds(target, portal) ? [{ ...own, index }] : [],
  );
}

/** Takes off what binary fractions add: 0.1 + 0.2 is a little more than 0.3. */
function round(sum: number): number {
  return Math.round(sum * 1e9) / 1e9;
}
