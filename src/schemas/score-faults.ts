import { faultsOfSteps } from './score-steps.ts';
import { pointsOfTarget, type PlanScore, type TargetScore } from './score.ts';

/** A plan as far as its points must agree with each other. */
interface ScoredPlan {
  score?: PlanScore | undefined;
  periods: { deadlines: { due?: string | undefined }[] };
  targets: ScoredTarget[];
}

interface ScoredTarget {
  score?: TargetScore | undefined;
  /** Whether the target asks for a number, so that it is met or not. */
  setsNumber: boolean;
}

type Refuse = (path: PropertyKey[], params: Record<string, unknown>) => void;

/**
 * Refuses points that mean nothing: for what is never measured, as a share of an unknown whole; and bands that overlap, or
 * that leave points without a band.
 */
export function refuseScores(plan: ScoredPlan, refuse: Refuse): void {
  refuseIdleScores(plan, refuse);
  refuseUnclearWeights(plan, refuse);
  if (plan.score) refuseBands(plan.score, refuse);
}

/** Refuses points that nobody could ever earn or lose. */
function refuseIdleScores({ score, periods, targets }: ScoredPlan, refuse: Refuse): void {
  for (const [index, target] of targets.entries())
    if (target.score && !target.setsNumber && !isScoredWithoutNumber(target.score))
      refuse(['targets', index, 'score'], { problem: 'score-without-number' });
  if (score?.completion && !targets.some((target) => !target.score && target.setsNumber))
    refuse(['score', 'completion'], { problem: 'score-goals-missing' });
  if (score?.reports && !periods.deadlines.some(({ due }) => due))
    refuse(['score', 'reports'], { problem: 'score-deadlines-missing' });
}

/** Says whether a score needs no number to reach: every item brings points, or nothing at all costs some. */
function isScoredWithoutNumber({ rule, none }: TargetScore): boolean {
  return rule === 'per-item' || none !== undefined;
}

/** Refuses a share of points that the plan does not tell, and one that is more than the cap of its target. */
function refuseUnclearWeights({ score, targets }: ScoredPlan, refuse: Refuse): void {
  for (const [index, { score: own }] of targets.entries()) {
    if (own?.weight === undefined) continue;
    const points = pointsOfTarget(own, score);
    if (score?.points === undefined)
      refuse(['targets', index, 'score', 'weight'], { problem: 'score-total-missing' });
    else if (own.cap !== undefined && own.cap < points)
      refuse(['targets', index, 'score', 'cap'], { problem: 'score-beyond-cap', points });
    // Without this, the schema of the target does not know of how many points they are steps.
    if (score?.points !== undefined && own.rule === 'steps')
      for (const { path, ...params } of faultsOfSteps(own.steps ?? [], points))
        if (params.problem === 'score-steps-points')
          refuse(['targets', index, 'score', 'steps', ...path], params);
  }
}

/** Refuses bands that overlap, that leave points out, or that no number of points reaches. */
function refuseBands({ bands, points }: PlanScore, refuse: Refuse): void {
  const indexed = bands.map((band, index) => ({ ...band, index })).sort((a, b) => a.from - b.from);
  const at = (index: number, key: string) => ['score', 'bands', index, key];
  for (const [place, band] of indexed.entries()) {
    const { index, name, from, to } = band;
    const above = indexed[place + 1];
    const twin = bands.findIndex((other) => other.name === name);
    if (twin < index) refuse(at(index, 'name'), { problem: 'duplicate-id', id: name });
    if ((to !== undefined && to <= from) || (points !== undefined && from > points))
      refuse(at(index, 'from'), { problem: 'score-band-empty', name, from, to: to ?? points });
    else if (above && (above.from === from || (to !== undefined && to > above.from)))
      refuse(at(index, above.from === from ? 'from' : 'to'), {
        problem: 'score-bands-overlap',
        ...{ one: name, other: above.name, at: above.from, isTwin: above.from === from },
      });
    else if (above && to !== undefined && to < above.from)
      refuse(at(index, 'to'), { problem: 'score-bands-gap', key: 'to', from: to, to: above.from });
  }
  const lowest = indexed[0];
  if (lowest && lowest.from > 0)
    refuse(at(lowest.index, 'from'), { problem: 'score-bands-gap', key: 'from', from: 0, to: lowest.from });
}
