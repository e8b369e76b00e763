import type { Day } from '../schemas/day.ts';
import { asksForNumber, type Plan, type Target } from '../schemas/plan.ts';
import type { PortalReport, TargetResult } from '../schemas/report.ts';
import { pointsOfTarget, type PlanScore } from '../schemas/score.ts';
import { adviseOnGoals, adviseOnReports, adviseOnTarget, byEffort, type Advice } from './score-advice.ts';
import { scoreCompletion, scoreReports, type SentReport } from './score-plan.ts';
import { scoreRows, scoreTarget, type ScoredRows, type Standing } from './score-target.ts';

/** What the points of a portal in a plan are made of. */
export interface Scored {
  plan: Plan;
  /** The targets that bind the portal. */
  targets: Target[];
  /** The rows of all periods that have begun. */
  rows: TargetResult[];
  /** Counts the rows of a target in periods that have not begun. */
  toCome: (target: Target) => number;
  /** The reports that the portal sent as this plan wants. */
  sent: SentReport[];
  /** The day that decides which periods are over and which reports are due. */
  asOf: Day;
}

type Points = NonNullable<PortalReport['points']>;

/**
 * Gives the points of a portal in a plan, part by part: its targets, the share of its goals that are met, its reports;
 * with their sum, the band of the sum, and what would bring more. Empty where the plan gives no points.
 */
export function pointsOf(scored: Scored): Pick<PortalReport, 'points'> {
  const parts = [...scoreTargets(scored), ...scoreGoals(scored), ...scoreSent(scored)];
  if (parts.length === 0) return {};
  const { score } = scored.plan;
  const total = sumOf(parts.map(({ standing }) => standing));
  const band = score ? bandOf(score, total.earned) : null;
  return {
    points: {
      ...total,
      ...(band === null ? {} : { band }),
      ...(score?.basis === undefined ? {} : { basis: score.basis }),
      bands: score?.bands ?? [],
      parts: parts.map(({ standing, part }) => ({ ...part, ...amountsOf(standing) })),
      next: parts
        .flatMap(({ next }) => next)
        .map((each) => ({ ...each, gain: round(each.gain) }))
        .filter(({ gain }) => gain > 0)
        .sort(byEffort),
    },
  };
}

/** Says whether a plan gives points for some of these targets, or for anything else. */
export function givesPoints({ score }: Plan, targets: readonly Target[]): boolean {
  return Boolean(score?.completion ?? score?.reports ?? targets.some((target) => target.score));
}

/** Adds to points what they are more than earlier ones, in all and part by part. */
export function pointsSince(earlier: Points, points: Points): Points {
  const before = new Map(earlier.parts.map(({ kind, id, earned }) => [`${kind} ${id}`, earned]));
  return {
    ...points,
    brought: round(points.earned - earlier.earned),
    parts: points.parts.map((part) => ({
      ...part,
      brought: round(part.earned - (before.get(`${part.kind} ${part.id}`) ?? 0)),
    })),
  };
}

/** Names the band of a number of points: the highest that it reaches, or else the lowest; null without bands. */
export function bandOf({ bands }: Pick<PlanScore, 'bands'>, earned: number): string | null {
  const inOrder = [...bands].sort((a, b) => a.from - b.from);
  return (inOrder.findLast(({ from }) => earned >= from) ?? inOrder[0])?.name ?? null;
}

/** One part of the points: what the report says of it, the numbers before rounding, and what would bring more. */
interface ScoredPart {
  part: Omit<Points['parts'][number], 'earned' | 'lost' | 'open' | 'possible'>;
  standing: Standing;
  next: Advice[];
}

function scoreTargets({ plan, targets, rows, toCome, asOf }: Scored): ScoredPart[] {
  return targets.flatMap((target) => {
    if (!target.score) return [];
    const { points: _points, weight: _weight, basis = target.basis, ...rule } = target.score;
    const own: ScoredRows = {
      score: target.score,
      points: pointsOfTarget(target.score, plan.score),
      rows: rows.filter(({ id }) => id === target.id),
      toCome: toCome(target),
      isOver: overOn(asOf),
    };
    const standing = scoreTarget(own);
    return {
      part: {
        ...{ kind: 'target' as const, id: target.id, label: target.label, basis: basis ?? null, rule },
        rows: scoreRows(own).map(({ row, earned, possible }) => ({
          ...{ unit: row.unit, period: row.period.id },
          ...{ earned: round(earned), possible: round(possible) },
        })),
      },
      standing,
      next: adviseOnTarget(target, own, standing),
    };
  });
}

function scoreGoals({ plan, targets, rows, toCome, asOf }: Scored): ScoredPart[] {
  const score = plan.score?.completion;
  if (!score) return [];
  const goals = targets
    .filter((target) => !target.score && asksForNumber(target))
    .map((target) => ({ rows: rows.filter(({ id }) => id === target.id), toCome: toCome(target) }));
  const { done, open, goals: count, ...standing } = scoreCompletion(score, goals, overOn(asOf));
  const { points: _points, basis = null, ...rule } = score;
  return [
    {
      part: {
        ...{ kind: 'completion', id: 'completion', label: COMPLETION, basis, rule },
        done,
        goals: count,
      },
      standing,
      next: adviseOnGoals(score, { done, open, goals: count }, standing),
    },
  ];
}

function scoreSent({ plan, sent, asOf }: Scored): ScoredPart[] {
  const score = plan.score?.reports;
  if (!score) return [];
  const { reports, unbounded, least, ...standing } = scoreReports(score, plan, sent, asOf);
  const { points: _points, basis = null, ...rule } = score;
  return [
    {
      part: {
        ...{ kind: 'reports', id: 'reports', label: REPORTS, basis, rule },
        reports: reports.map(({ period, due, sent: day, state, points }) => ({
          ...{ period: period.id, label: period.label, due, sent: day, state, points },
        })),
      },
      standing,
      next: adviseOnReports(reports, { unbounded, least, possible: standing.possible }),
    },
  ];
}

const COMPLETION = 'Mức độ thực hiện kế hoạch';
const REPORTS = 'Chế độ báo cáo';

function overOn(asOf: Day): (row: TargetResult) => boolean {
  return ({ period }) => asOf > period.to;
}

type Amounts = Pick<Points, 'earned' | 'possible' | 'lost' | 'open'>;

/** Rounds to thousandths of a point. What is possible but not earned is either lost or still open. */
function amountsOf(standing: Standing): Amounts {
  return sumOf([standing]);
}

/** Adds before rounding. What one part has beyond its points does not make up for what another has lost. */
function sumOf(standings: Standing[]): Amounts {
  const sum = (of: (standing: Standing) => number) =>
    round(standings.reduce((all, standing) => all + of(standing), 0));
  return {
    earned: sum(({ earned }) => earned),
    possible: sum(({ possible }) => possible),
    lost: sum(({ possible, best }) => Math.max(0, possible - best)),
    open: sum(({ best, earned }) => best - earned),
  };
}

function round(points: number): number {
  return Math.round(points * 1000) / 1000;
}
