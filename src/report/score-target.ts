import type { TargetResult } from '../schemas/report.ts';
import type { TargetScore } from '../schemas/score.ts';
import { valueOnSteps } from '../schemas/score-steps.ts';
import { setsNumber } from './overview.ts';

/** The points of one part of a plan, now and at best. */
export interface Standing {
  /** The points by the day of the report. */
  earned: number;
  /** The most that can still be reached: what is not over is done as asked for. */
  best: number;
  possible: number;
}

/** The rows of a target, and what its points depend on besides. */
export interface ScoredRows {
  score: TargetScore;
  /** The points of the target. */
  points: number;
  rows: TargetResult[];
  /** How many of its rows belong to periods that have not begun. */
  toCome: number;
  /** Says whether the period of a row is over. */
  isOver: (row: TargetResult) => boolean;
}

/** What one row brings. */
export interface RowPoints {
  row: TargetResult;
  earned: number;
  best: number;
  possible: number;
}

/**
 * Gives the points of a target. Its rows share them equally, those of periods that have not begun too; a row that ended
 * without a number to reach shares none. Points for extra items come on top, up to the cap.
 */
export function scoreTarget(scored: ScoredRows): Standing {
  const { score, rows } = scored;
  if (score.none !== undefined && isEmpty(scored)) return alike(score.none, scored.points);
  if (score.rule === 'per-item') return scoreItems(scored);
  const measured = scoreRows(scored);
  const possible = isNeverScored(scored) ? 0 : scored.points;
  const most = score.cap ?? (score.perExtra === undefined ? possible : Infinity);
  const extra = rows.reduce((sum, row) => sum + extraOf(row), 0) * (score.perExtra ?? 0);
  const shareToCome = sharesOf(scored) === 0 ? possible : (possible / sharesOf(scored)) * scored.toCome;
  const sum = (of: (each: RowPoints) => number) => measured.reduce((all, each) => all + of(each), extra);
  return {
    earned: Math.min(
      most,
      sum(({ earned }) => earned),
    ),
    best: Math.min(most, sum(({ best }) => best) + shareToCome),
    possible,
  };
}

/** Gives the points of each row that shares those of its target; none where every item brings points by itself. */
export function scoreRows(scored: ScoredRows): RowPoints[] {
  const { score, rows, points, isOver } = scored;
  if (score.rule === 'per-item') return [];
  const possible = points / sharesOf(scored);
  return rows.filter(sharesPoints(isOver)).map((row) => {
    const share = reachedShare(score, row, isOver(row));
    const now = share === null ? 0 : valueOf(score, share);
    const canRise = !isExceeded(row) && (!isOver(row) || row.verdict === 'no-data');
    return { row, earned: possible * now, best: possible * (canRise ? 1 : now), possible };
  });
}

/** Gives what a reached share, 0 to 1, is worth. */
export function valueOf({ rule, under = 0, steps = [] }: WorthRule, share: number): number {
  if (rule === 'steps') return valueOnSteps(steps, share);
  // Makes 4 of 5 reach 80% in spite of binary fractions.
  const ROUNDING = 1e-9;
  if (share < under - ROUNDING) return 0;
  return rule === 'all-or-nothing' && share < 1 - ROUNDING ? 0 : share;
}

/** What decides how much a reached share is worth. */
type WorthRule = Pick<TargetScore, 'rule' | 'under' | 'steps'>;

/** Lists the shares at which what is reached is worth more at once, the lowest first, and the whole. */
export function levelsOf({ rule, under = 0, steps = [] }: WorthRule): number[] {
  if (rule === 'steps') return steps.map(({ from }) => from).sort((a, b) => a - b);
  return rule === 'proportional' && under > 0 && under < 1 ? [under, 1] : [1];
}

function scoreItems({ score, points, rows, toCome, isOver }: ScoredRows): Standing {
  const items = rows.reduce((sum, { actual }) => sum + (actual ?? 0), 0);
  const earned = Math.min(points, items * (score.each ?? 0));
  const isOpen = toCome > 0 || rows.length === 0 || rows.some((row) => !isOver(row));
  return { earned, best: isOpen ? points : earned, possible: points };
}

/** The items beyond the number to reach; none where there is a ceiling. */
function extraOf(row: TargetResult): number {
  return row.max === undefined && setsNumber(row) ? Math.max(0, (row.actual ?? 0) - row.required) : 0;
}

/** Says whether a target is over and nothing at all was counted for it. */
function isEmpty({ rows, toCome, isOver }: ScoredRows): boolean {
  return rows.length > 0 && toCome === 0 && rows.every((row) => isOver(row) && !row.actual);
}

/** Says whether no row of a target ever set a number, as for a share of nothing: the target is then left out. */
function isNeverScored(scored: ScoredRows): boolean {
  return scored.rows.length > 0 && sharesOf(scored) === 0;
}

/** Counts the rows that share the points of a target. */
function sharesOf({ rows, toCome, isOver }: ScoredRows): number {
  return rows.filter(sharesPoints(isOver)).length + toCome;
}

/** Rows that set a number share the points, and those that may still set one, because their content is not there yet. */
function sharesPoints(isOver: (row: TargetResult) => boolean): (row: TargetResult) => boolean {
  return (row) => setsNumber(row) || !isOver(row);
}

/**
 * The share that a row has reached; null where it cannot be told yet. A number not to exceed counts when its period is
 * over; of more, what was allowed.
 */
function reachedShare({ rule }: TargetScore, row: TargetResult, isOver: boolean): number | null {
  const { actual, required, max } = row;
  if (actual === null || !setsNumber(row)) return null;
  const reached = required > 0 ? Math.min(1, actual / required) : 1;
  if (max === undefined) return reached;
  if (actual > max) return rule === 'all-or-nothing' ? 0 : Math.min(reached, max / actual);
  return required === 0 && !isOver ? null : reached;
}

function isExceeded({ actual, max }: TargetResult): boolean {
  return max !== undefined && actual !== null && actual > max;
}

function alike(earned: number, possible: number): Standing {
  return { earned, best: earned, possible };
}
