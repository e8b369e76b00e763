import { type Day } from '../schemas/day.ts';
import type { Plan, Target } from '../schemas/plan.ts';
import type { Period } from '../schemas/report.ts';
import type { Measure } from '../schemas/vocabulary.ts';
import { countIn } from './count.ts';
import { findOriginals, itemsOf } from './count-items.ts';
import type { Evidence } from './evidence.ts';
import { cutTo, periodsOf } from './periods.ts';
import { shareOf } from './row.ts';

/** A target of a plan, and the periods in which it is counted. */
export interface Year {
  plan: Plan;
  target: Target;
  periods: Period[];
}

/** Counts a target in a period, for a unit or for the whole portal (null). */
export type Counter = (period: Period, unit: string | null) => ReturnType<typeof countIn>;

/** Lists the periods of a target that have begun. */
export function yearOf(plan: Plan, target: Target, evidence: Evidence, asOf: Day): Year {
  return { plan, target, periods: periodsFor(plan, target, evidence).filter(({ from }) => from <= asOf) };
}

/** Lists the periods of a target, each cut to the days that count for it. */
export function periodsFor(plan: Plan, target: Target, { daysOff }: Pick<Evidence, 'daysOff'>): Period[] {
  const last = lastDayOfTarget(plan, target);
  return periodsOf(plan, target.per, daysOff).flatMap((period) => cutTo(period, plan.from, last) ?? []);
}

/** Gives the last day that counts for a target; undefined where its periods alone decide. */
export function lastDayOfTarget({ to }: Plan, { until }: Target): Day | undefined {
  return [to, until].filter((day) => day !== undefined).sort()[0];
}

/**
 * Gives the function that counts a target. For a share of other items, or of the largest row, it counts these too,
 * because they decide the number to reach.
 */
export function counterOf(year: Year, evidence: Evidence, asOf: Day, units: (string | null)[]): Counter {
  const count = plainCounterOf(year, evidence, asOf, units);
  const { share, balance } = year.target;
  if (balance !== undefined) return balancedCounterOf(count, balance, units);
  const base = baseOf(year.target);
  if (!base || share === undefined) return count;
  const countBase = plainCounterOf({ ...year, target: base }, evidence, asOf, units);
  return (period, unit) => {
    const whole = countBase(period, unit).actual ?? 0;
    return { ...count(period, unit), required: shareOf(share, whole), whole };
  };
}

/** Asks of every row of a period at least a share of what the largest of them has. */
function balancedCounterOf(count: Counter, balance: number, units: (string | null)[]): Counter {
  const largest = new Map<string, number>();
  return (period, unit) => {
    const known = largest.get(period.id);
    const whole = known ?? units.reduce((most, each) => Math.max(most, count(period, each).actual ?? 0), 0);
    largest.set(period.id, whole);
    return { ...count(period, unit), required: shareOf(balance, whole), whole };
  };
}

/**
 * Returns what a share of items is a share of: the items of `of`, or without it, the same items in time or late. A unit or a person
 * is compared with its own.
 */
function baseOf({ of, ...target }: Target): Target | null {
  if (!SHARED.has(target.measure)) return null;
  const filter = of?.filter ?? target.filter;
  const isWhole = target.by === 'portal';
  return {
    ...target,
    within: undefined,
    filter: isWhole ? filter : { ...filter, units: target.filter.units },
  };
}

/** The measures whose whole is a count of the same kind; all others find their own. */
const SHARED: ReadonlySet<Measure> = new Set<Measure>([
  ...(['articles', 'publications', 'activities', 'people', 'documents'] as const),
]);

function plainCounterOf(
  { plan, target, periods }: Year,
  evidence: Evidence,
  asOf: Day,
  units: (string | null)[],
): Counter {
  const row = { plan, target, evidence, asOf, items: itemsOf({ target, evidence }) };
  const originals = findOriginals(row, units, periods);
  return (period, unit) => countIn(period, { ...row, unit, originals });
}

/**
 * Lists the units, the blocs or the people of a target's rows; null stands for the whole portal. A filter on units
 * narrows them to these units, the blocs and people of these units.
 */
export function unitsOf(
  { by, filter }: Target,
  { units, blocs = [], people = [] }: Evidence,
): (string | null)[] {
  if (by === 'portal') return [null];
  if (by === 'bloc')
    return blocs.flatMap(({ name, units }) =>
      !filter.units || units.some((unit) => filter.units!.includes(unit)) ? name : [],
    );
  if (by === 'person')
    return people.flatMap(({ id, unit }) => (filter.units && !filter.units.includes(unit ?? '') ? [] : id));
  return filter.units ? units.filter((unit) => filter.units!.includes(unit)) : units;
}
