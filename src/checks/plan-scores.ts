import { problem, type Problem } from '../problems/problem.ts';
import type { Plans } from '../reading/content.ts';
import { binds, type Plan } from '../schemas/plan.ts';
import type { Portal } from '../schemas/portal.ts';
import { pointsOfTarget } from '../schemas/score.ts';

/**
 * Reports the plans whose parts bring a portal more points than the plan has, or whose weights do not sum to 1, because
 * its points could not be compared with those of another portal.
 * @param portals the portals that were read, by folder; null where portal.yaml has errors
 */
export function checkPlanScores({ plans }: Plans, portals: ReadonlyMap<string, Portal | null>): Problem[] {
  const readable = [...portals].flatMap(([id, portal]) => (portal ? { ...portal, id } : []));
  return [...plans].flatMap(([id, { file, data, positionOf }]) => {
    const bound = readable.filter((portal) => portal.plans.includes(id));
    const faults = bound.flatMap((portal) => wrongSumFor(portal, data) ?? []);
    return faults.slice(0, 1).map(({ code, facts, path }) => problem(code, file, facts, positionOf(path)));
  });
}

type Fault = { path: PropertyKey[] } & (
  | { code: 'score-weights-sum'; facts: { sum: number; portal: string } }
  | { code: 'score-total-exceeded'; facts: { sum: number; points: number; portal: string } }
);

function wrongSumFor(
  portal: { id: string; name: string; kind: Portal['kind']; class?: string | undefined },
  { score, targets }: Plan,
): Fault | null {
  if (score?.points === undefined) return null;
  const scored = targets.flatMap(({ score: own, ...target }, index) =>
    own && binds(target, portal) ? [{ ...own, index }] : [],
  );
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

/** Takes off what binary fractions add: 0.1 + 0.2 is a little more than 0.3. */
function round(sum: number): number {
  return Math.round(sum * 1e9) / 1e9;
}
