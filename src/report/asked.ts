import type { Day } from '../schemas/day.ts';
import { asksForNumber, type Plan, type Target } from '../schemas/plan.ts';
import type { ComingTarget, Period, PortalReport, TargetResult } from '../schemas/report.ts';
import { lastDayOfTarget, periodsFor } from './counter.ts';
import { isShorterKind, yearDaysOf } from './periods.ts';

/** Gives what a target asks for besides a number, in so far as the words about its rows need it. */
export function askedOf(
  target: Target,
): Pick<TargetResult, 'share' | 'balance' | 'within' | 'workingDays' | 'figures'> {
  const { share, balance, within, maxGapDays, measure, filter } = target;
  return {
    ...(share === undefined ? {} : { share }),
    ...(balance === undefined ? {} : { balance }),
    ...(within === undefined ? {} : { within }),
    ...(maxGapDays?.working && measure !== 'sections' ? { workingDays: true } : {}),
    ...(filter.figures === undefined ? {} : { figures: filter.figures }),
  };
}

/**
 * Lists what targets that set a number ask for after a period, or else after the day of the report: each in its first
 * period that ends later. Leaves out targets that ask for nothing any more.
 */
export function comingOf(
  plan: Plan,
  targets: Target[],
  asOf: Day,
  asked?: Period,
): Pick<PortalReport, 'coming'> {
  const after = asked?.to ?? asOf;
  const coming = targets.filter(asksForNumber).flatMap((target): ComingTarget[] => {
    const next = nextPeriod(plan, target, after, asked);
    return next === undefined ? [] : [describeTarget(target, next)];
  });
  return coming.length > 0 ? { coming } : {};
}

/** Gives the period of a target after a day: null where it asks the same in many, undefined where there is none. */
function nextPeriod(plan: Plan, target: Target, after: Day, asked?: Period): Period | null | undefined {
  const isShorter = asked ? isShorterKind(target.per, asked.kind) : target.per !== 'month';
  const repeats = FREQUENT.has(target.per) && isShorter;
  if (repeats) {
    const end = yearDaysOf(plan).to;
    const last = lastDayOfTarget(plan, target);
    return (last !== undefined && last < end ? last : end) > after ? null : undefined;
  }
  return periodsFor(plan, target, {}).find(({ to }) => to > after);
}

/** The kinds of which a longer period has too many to be named one by one. */
const FREQUENT: ReadonlySet<Target['per']> = new Set<Target['per']>(['working-day', 'week', 'month']);

function describeTarget(target: Target, period: Period | null): ComingTarget {
  const { id, label, measure, by, per, min, max, share, balance, maxGapDays, eachOf, filter } = target;
  return {
    ...{ id, label, measure, by, per, period, min },
    ...(max === undefined ? {} : { max }),
    ...(share === undefined ? {} : { share }),
    ...(balance === undefined ? {} : { balance }),
    ...(maxGapDays === undefined ? {} : { maxGap: maxGapDays }),
    ...(eachOf === undefined || eachOf === 'declared' ? {} : { eachOf }),
    ...(filter.figures === undefined ? {} : { figures: filter.figures }),
  };
}
