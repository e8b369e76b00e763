import { daysOfWeek } from '../schemas/assignments.ts';
import { addDays, type Day } from '../schemas/day.ts';
import { binds, type Plan, type Target } from '../schemas/plan.ts';
import type { Period, PortalReport, TargetResult, Verdict } from '../schemas/report.ts';
import { comingOf } from './asked.ts';
import { assignedWork } from './assignments.ts';
import { chartsOf } from './charts.ts';
import { worst } from './compare.ts';
import { completionOf } from './completion.ts';
import { periodsFor, unitsOf } from './counter.ts';
import { asAskedOf } from './count-sections.ts';
import type { Evidence } from './evidence.ts';
import { setsNumber } from './overview.ts';
import { originsOf } from './origins.ts';
import { writtenBy } from './people.ts';
import { tallyForPeriod } from './period-rows.ts';
import { periodById, yearDaysOf } from './periods.ts';
import { givesPoints, pointsOf, pointsSince } from './score.ts';
import { tallyTarget } from './target-rows.ts';

/**
 * Counts one portal against one plan. Returns a row for each target, for each unit where the target is per unit, and
 * for each period of the plan's year that has begun by `asOf`.
 * @param period narrows the report to the period with this identifier. When the plan wants a report for this period,
 * targets of other periods have a row too: what they reached by its end.
 */
export function tally(
  planId: string,
  plan: Plan,
  evidence: Evidence,
  asOf: Day,
  period?: string,
): PortalReport {
  const applying = plan.targets.filter((target) => binds(target, { ...evidence, id: evidence.portal }));
  const targets = applying.flatMap((target) =>
    period === undefined
      ? tallyTarget(plan, target, evidence, asOf)
      : tallyForPeriod(plan, target, evidence, asOf, period),
  );
  const asked = period === undefined ? undefined : periodById(plan, period);
  const days = asked ?? yearDaysOf(plan);
  return {
    portal: evidence.portal,
    name: evidence.name,
    plan: planId,
    verdict:
      targets.length > 0
        ? // A target that sets no number is not measured, whether or not something was recorded for it.
          worst(targets.flatMap((row) => (setsNumber(row) ? row.verdict : [])))
        : verdictWithoutRows(plan, applying, evidence, asOf),
    completion: completionOf(targets),
    origins: originsOf(evidence, days, asOf),
    ...writtenBy(targets, evidence, asOf, asked),
    ...chartsOf({ plan, targets: applying, rows: targets, evidence, days, asOf }),
    ...assignmentsOf(applying, evidence, days, asOf),
    ...comingOf(
      plan,
      applying.map((target) => asAskedOf(evidence, target)),
      asOf,
      asked,
    ),
    proposals: evidence.proposals.filter(({ date }) => isWithin(yearDaysOf(plan), date) && date <= asOf),
    lastArticle: evidence.articles.findLast(({ day, draft }) => !draft && day <= asOf)?.day ?? null,
    missingParts: evidence.parts.filter(({ complete }) => !complete).map(({ title }) => title),
    targets,
    ...(period === undefined
      ? pointsOn({ planId, plan, targets: applying, evidence, asOf, rows: targets })
      : {
          ...pointsInPeriod({ planId, plan, targets: applying, evidence, asOf }, period),
          ...leftOutOf(plan, applying, evidence, asOf, targets),
        }),
  };
}

/** What the points of a portal in a plan are reckoned from. */
interface PointsInput {
  planId: string;
  plan: Plan;
  /** The targets that bind the portal. */
  targets: Target[];
  evidence: Evidence;
  /** The last day whose content counts. */
  asOf: Day;
  /** The rows of all targets on that day. */
  rows?: TargetResult[];
  /** The day that decides which periods are over: the day after `asOf`, where the whole of `asOf` has passed. */
  verdictDay?: Day;
}

function pointsOn({
  planId,
  plan,
  targets,
  evidence,
  asOf,
  verdictDay = asOf,
  rows = targets.flatMap((target) => tallyTarget(plan, target, evidence, asOf, verdictDay)),
}: PointsInput): Pick<PortalReport, 'points'> {
  return pointsOf({
    ...{ plan, targets, rows, asOf: verdictDay },
    toCome: (target) => countRowsToCome(plan, target, evidence, asOf),
    sent: (evidence.reports ?? []).filter((report) => report.plan === planId && report.sent <= asOf),
  });
}

/**
 * Gives the points of a plan at the end of a period, and what the period brought: the difference to those at the end of
 * the day before it began. The advice what to do next (`next`) is always that of the day of the report.
 */
function pointsInPeriod(input: PointsInput, id: string): Pick<PortalReport, 'points'> {
  const { plan, targets, asOf } = input;
  const asked = periodById(plan, id);
  if (!asked || asked.from > asOf || !givesPoints(plan, targets)) return {};
  const atEndOf = (day: Day) => pointsOn({ ...input, asOf: day, verdictDay: addDays(day, 1) }).points!;
  const today = pointsOn(input).points!;
  const isOver = asOf > asked.to;
  const reached = isOver ? atEndOf(asked.to) : today;
  const before = atEndOf(addDays(asked.from, -1));
  return {
    points: { ...pointsSince(before, reached), until: isOver ? asked.to : asOf, next: today.next },
  };
}

/** Counts the rows of a target in the periods that have not begun. */
function countRowsToCome(plan: Plan, target: Target, evidence: Evidence, asOf: Day): number {
  const later = periodsFor(plan, target, evidence).filter(({ from }) => from > asOf);
  return later.length * unitsOf(target, evidence).length;
}

/** Gives the work assigned for the weeks of a span of days, without the items for targets of other plans. */
function assignmentsOf(
  targets: Target[],
  evidence: Evidence,
  { from, to }: Pick<Period, 'from' | 'to'>,
  asOf: Day,
): Pick<PortalReport, 'assignments'> {
  const weeks = (evidence.assignments ?? []).flatMap(({ week, items }) => {
    const monday = daysOfWeek(week)?.from;
    const own = items.filter(({ target }) => !target || targets.some(({ id }) => id === target));
    if (!monday || monday > asOf || own.length === 0) return [];
    // A week belongs to the year of its Thursday.
    return isWithin({ from, to }, addDays(monday, 3)) ? { week, items: own } : [];
  });
  if (weeks.length === 0) return {};
  return { assignments: assignedWork(weeks, evidence, targets, { from, to, asOf }) };
}

/** Lists the targets that have no row in the period asked for, so that it hides nothing that was missed. */
function leftOutOf(
  plan: Plan,
  applying: Target[],
  evidence: Evidence,
  asOf: Day,
  rows: TargetResult[],
): Pick<PortalReport, 'leftOut'> {
  const leftOut = applying
    .filter(({ id }) => rows.every((row) => row.id !== id))
    .map((target) => ({
      ...{ id: target.id, label: target.label, per: target.per },
      verdict: worst(tallyTarget(plan, target, evidence, asOf).map(({ verdict }) => verdict)),
    }));
  return leftOut.length > 0 ? { leftOut } : {};
}

/**
 * Returns the verdict of a portal without rows: `reported` when the plan has no target for it, `pending` when the plan
 * has not begun, `no-data` when all targets are per unit and the portal declares no unit.
 */
function verdictWithoutRows(plan: Plan, applying: Target[], evidence: Evidence, asOf: Day): Verdict {
  if (applying.length === 0) return 'reported';
  return applying.every((target) => periodsFor(plan, target, evidence).every(({ from }) => from > asOf))
    ? 'pending'
    : 'no-data';
}

function isWithin({ from, to }: Pick<Period, 'from' | 'to'>, day: Day): boolean {
  return day >= from && day <= to;
}
