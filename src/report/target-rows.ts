import type { Day } from '../schemas/day.ts';
import type { Plan, Target } from '../schemas/plan.ts';
import type { Period, TargetResult } from '../schemas/report.ts';
import { askedOf } from './asked.ts';
import { compare } from './compare.ts';
import { counterOf, unitsOf, yearOf, type Counter, type Year } from './counter.ts';
import { itemsOf } from './count-items.ts';
import type { Evidence } from './evidence.ts';
import { periodsOf } from './periods.ts';
import { asksForShare } from './row.ts';

/**
 * Returns the rows of a target: one for each unit, bloc or person, and each period that has begun.
 * @param verdictDay the day that decides whether a period is over, where it is not the last day that counts
 */
export function tallyTarget(
  plan: Plan,
  target: Target,
  evidence: Evidence,
  asOf: Day,
  verdictDay: Day = asOf,
): TargetResult[] {
  const units = unitsOf(target, evidence);
  const thisYear = yearOf(plan, target, evidence, asOf);
  // Custom periods and working days of two years do not correspond.
  const isRepeated = plan.periods.scheme !== 'custom' && target.per !== 'working-day';
  const yearBefore = isRepeated ? yearOf(...aYearEarlier(plan, target), evidence, asOf) : null;
  const counters = [thisYear, yearBefore].map((year) => year && counterOf(year, evidence, asOf, units));
  const [count, countBefore] = counters as [Counter, Counter | null];
  const items = itemsOf({ target, evidence });
  // A period before the portal's first item has no data, which differs from a count of 0.
  const isComparable = (period: Period) =>
    isRecorded(target) || (items[0] !== undefined && items[0].day <= period.to);
  const inPeriod = (counter: Counter | null, period: Period | undefined, unit: string | null) =>
    counter && period && isComparable(period)
      ? { id: period.id, label: period.label, actual: counter(period, unit).actual }
      : null;

  return units.flatMap((unit) =>
    thisYear.periods.map((period, index) => {
      const { actual, required = target.min, max = target.max, ...lists } = count(period, unit);
      return {
        ...headOf(target, unit, evidence),
        period,
        ...compare(
          plan,
          { measure: target.measure, actual, required, max, isShare: asksForShare(target) },
          period,
          verdictDay,
        ),
        previous:
          index > 0
            ? inPeriod(count, thisYear.periods[index - 1], unit)
            : inPeriod(countBefore, yearBefore ? lastOf(yearBefore, evidence) : undefined, unit),
        lastYear: inPeriod(countBefore, yearBefore?.periods.find(isAYearBefore(period)), unit),
        ...lists,
      };
    }),
  );
}

/** Returns the last period of a year; undefined where the plan ends before it. */
function lastOf({ plan, target, periods }: Year, { daysOff }: Evidence): Period | undefined {
  const { id } = periodsOf(plan, target.per, daysOff).at(-1) ?? {};
  return periods.find((period) => period.id === id);
}

/** Says whether a period has the same place in the year before. @example '2025-Q2' for '2026-Q2' */
function isAYearBefore({ id }: Period): (earlier: Period) => boolean {
  return (earlier) => earlier.id.slice(4) === id.slice(4);
}

/** Says whether a target counts what somebody recorded, so that nothing recorded differs from a count of 0. */
function isRecorded({ measure }: Target): boolean {
  return measure === 'visits' || measure === 'figures';
}

/** Returns the keys of a row that say what it is about. */
export function headOf(target: Target, unit: string | null, evidence: Evidence) {
  const { id, label, measure, basis = null, by } = target;
  const whose = by === 'person' || by === 'bloc' ? { by } : {};
  return { id, label, measure, basis, unit, ...nameOf(unit, by, evidence), ...whose, ...askedOf(target) };
}

function nameOf(
  unit: string | null,
  by: Target['by'],
  { unitNames, people = [] }: Evidence,
): { unitName?: string } {
  if (unit === null) return {};
  const unitName = by === 'person' ? people.find(({ id }) => id === unit)?.name : unitNames?.get(unit);
  return unitName === undefined ? {} : { unitName };
}

/** Moves a plan and a target one year back, so that both years are counted by the same rules. */
function aYearEarlier(plan: Plan, target: Target): [Plan, Target] {
  const earlier = (day: Day | undefined) => day && `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`;
  return [
    { ...plan, year: plan.year - 1, from: earlier(plan.from), to: earlier(plan.to) },
    { ...target, until: earlier(target.until) },
  ];
}
