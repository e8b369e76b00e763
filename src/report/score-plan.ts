import type { Day } from '../schemas/day.ts';
import type { Plan } from '../schemas/plan.ts';
import type { Period, TargetResult } from '../schemas/report.ts';
import type { CompletionScore, ReportsScore } from '../schemas/score.ts';
import { setsNumber } from './overview.ts';
import { periodById } from './periods.ts';
import { valueOf, type Standing } from './score-target.ts';

/** A target without points of its own, as far as it is met. */
export interface Goal {
  rows: TargetResult[];
  toCome: number;
}

/** How many of the goals are met, can still be met, and how many there are. */
export interface Completion extends Standing {
  done: number;
  open: number;
  goals: number;
}

/** Gives the points for the share of the goals that are met: all of their rows, those of the whole year. */
export function scoreCompletion(
  score: CompletionScore,
  all: Goal[],
  isOver: (row: TargetResult) => boolean,
): Completion {
  const goals = all.filter(
    (goal) => goal.toCome > 0 || goal.rows.some((row) => setsNumber(row) || !isOver(row)),
  );
  const isDone = ({ rows, toCome }: Goal) =>
    toCome === 0 && rows.every(({ verdict }) => verdict === 'met' || verdict === 'reported');
  const isLost = ({ rows }: Goal) => rows.some(({ verdict }) => verdict === 'near' || verdict === 'missed');
  const done = goals.filter(isDone).length;
  const open = goals.filter((goal) => !isDone(goal) && !isLost(goal)).length;
  const worth = (met: number) => (goals.length === 0 ? 0 : score.points * valueOf(score, met / goals.length));
  return {
    ...{ earned: worth(done), best: worth(done + open) },
    ...{ possible: goals.length === 0 ? 0 : score.points, done, open, goals: goals.length },
  };
}

/** A report that a portal published, as far as it is one that a plan wants. */
export interface SentReport {
  path: string;
  plan: string;
  period: string;
  sent: Day;
  isIncomplete: boolean;
}

/** What became of one report that a plan wants. */
export interface ReportPoints {
  period: Period;
  due: Day;
  sent: Day | null;
  state: 'in-time' | 'late' | 'incomplete' | 'missing' | 'open';
  /** What it takes away now, 0 or less. */
  points: number;
  /** What it takes away when it is sent today. */
  best: number;
}

/**
 * Gives the points for the reports of a plan. Each settled report earns its share, and faults take points away, down to
 * `least`; `unbounded` is the number of points without that limit.
 */
export function scoreReports(
  score: ReportsScore,
  plan: Plan,
  sent: SentReport[],
  asOf: Day,
): Standing & { reports: ReportPoints[]; unbounded: number; least: number } {
  const reports = plan.periods.deadlines.flatMap(({ period: id, due }) => {
    const period = periodById(plan, id);
    if (!due || !period) return [];
    const found = sent
      .filter((each) => each.period === id && each.sent <= asOf)
      .sort((a, b) => (a.sent < b.sent ? -1 : a.sent > b.sent ? 1 : 0));
    return scoreReport(score, period, due, found, asOf);
  });
  const settled = reports.filter(({ state }) => state !== 'open').length;
  const share = reports.length === 0 ? 0 : (score.points / reports.length) * settled;
  const least = score.least ?? (score.points > 0 ? 0 : -Infinity);
  const unbounded = reports.reduce((all, { points }) => all + points, share);
  const atBest = reports.reduce((all, { best }) => all + best, score.points);
  return {
    earned: Math.max(least, unbounded),
    best: Math.max(least, atBest),
    possible: score.points,
    ...{ reports, unbounded, least },
  };
}

/** The first report that is complete settles the period; one that was sent again is as late as that day. */
function scoreReport(
  score: ReportsScore,
  period: Period,
  due: Day,
  sent: SentReport[],
  asOf: Day,
): ReportPoints {
  const complete = sent.find(({ isIncomplete }) => !isIncomplete);
  const first = complete ?? sent[0];
  const says = (state: ReportPoints['state'], points: number, best = points) => ({
    ...{ period, due, sent: first?.sent ?? null, state, points, best },
  });
  if (!first) {
    if (asOf <= due) return says('open', 0);
    return says('missing', missingPoints(score, period), score.late);
  }
  if (first.sent > due) return says('late', score.late + (complete ? 0 : score.incomplete), score.late);
  return complete
    ? says('in-time', 0)
    : says('incomplete', score.incomplete, asOf <= due ? 0 : score.incomplete);
}

function missingPoints({ missing, late }: ReportsScore, { kind }: Period): number {
  if (missing === undefined) return late;
  return typeof missing === 'number' ? missing : (missing[kind] ?? late);
}
