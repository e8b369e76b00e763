import type { Day } from '../schemas/day.ts';
import type { Plan, Target } from '../schemas/plan.ts';
import {
  verdicts,
  type Period,
  type PortalReport,
  type TargetResult,
  type Verdict,
} from '../schemas/report.ts';
import { compare } from './compare.ts';
import { countIn, findOriginals, itemsOf, type Row } from './count.ts';
import type { Evidence } from './evidence.ts';
import { cutTo, periodsOf } from './periods.ts';

/**
 * Counts one portal against one plan. Returns a row for each target, for each unit where the target is per unit, and
 * for each period of the plan's year that has begun by `asOf`.
 * @param period narrows the report to the period with this identifier
 */
export function tally(
  planId: string,
  plan: Plan,
  evidence: Evidence,
  asOf: Day,
  period?: string,
): PortalReport {
  const applying = plan.targets.filter(({ appliesTo }) => !appliesTo || appliesTo.includes(evidence.kind));
  const begun = applying.flatMap((target) => tallyTarget(plan, target, evidence, asOf));
  const targets = begun.filter((row) => !period || row.period.id === period);
  return {
    portal: evidence.portal,
    name: evidence.name,
    plan: planId,
    verdict:
      begun.length > 0
        ? worst(targets.map(({ verdict }) => verdict))
        : verdictWithoutRows(plan, applying, asOf),
    completion: null,
    proposals: [],
    lastArticle: evidence.articles.findLast(({ day, draft }) => !draft && day <= asOf)?.day ?? null,
    missingParts: evidence.parts.filter(({ complete }) => !complete).map(({ title }) => title),
    targets,
  };
}

/**
 * Returns the verdict of a portal without rows: `met` when the plan has no target for it, `pending` when the plan has
 * not begun, `no-data` when all targets are per unit and the portal declares no unit.
 */
function verdictWithoutRows(plan: Plan, applying: Target[], asOf: Day): Verdict {
  if (applying.length === 0) return 'met';
  return applying.every((target) => yearOf(plan, target, asOf).periods.length === 0) ? 'pending' : 'no-data';
}

/** Returns the worst of several verdicts; `met` when there are none. */
export function worst(found: Verdict[]): Verdict {
  return verdicts.findLast((verdict) => found.includes(verdict)) ?? 'met';
}

function tallyTarget(plan: Plan, target: Target, evidence: Evidence, asOf: Day): TargetResult[] {
  const units = unitsOf(target, evidence);
  const thisYear = yearOf(plan, target, asOf);
  const yearBefore = plan.periods.scheme === 'custom' ? null : yearOf(...aYearEarlier(plan, target), asOf);
  const counters = [thisYear, yearBefore].map((year) => year && counterOf(year, evidence, asOf, units));
  const [count, countBefore] = counters as [Counter, Counter | null];
  const items = itemsOf({ target, evidence });
  // A period before the portal's first item has no data, which differs from a count of 0.
  const isComparable = (period: Period) =>
    target.measure === 'visits' || (items[0] !== undefined && items[0].day <= period.to);
  const inPeriod = (counter: Counter | null, period: Period | undefined, unit: string | null) =>
    counter && period && isComparable(period)
      ? { id: period.id, label: period.label, actual: counter(period, unit).actual }
      : null;

  return units.flatMap((unit) =>
    thisYear.periods.map((period, index) => {
      const { actual, ...items } = count(period, unit);
      return {
        id: target.id,
        label: target.label,
        measure: target.measure,
        basis: target.basis ?? null,
        unit,
        ...nameOf(unit, evidence),
        period,
        required: target.min,
        ...compare(plan, target, period, actual, asOf),
        previous:
          index > 0
            ? inPeriod(count, thisYear.periods[index - 1], unit)
            : inPeriod(countBefore, yearBefore?.periods.at(-1), unit),
        lastYear: inPeriod(countBefore, yearBefore?.periods[index], unit),
        ...items,
      };
    }),
  );
}

/**
 * Lists the units of a target's rows; null stands for the whole portal. A filter on units narrows a per-unit target.
 */
function unitsOf({ by, filter }: Target, { units }: Evidence): (string | null)[] {
  if (by === 'portal') return [null];
  return filter.units ? units.filter((unit) => filter.units!.includes(unit)) : units;
}

function nameOf(unit: string | null, { unitNames }: Evidence): { unitName?: string } {
  const unitName = unit === null ? undefined : unitNames?.get(unit);
  return unitName === undefined ? {} : { unitName };
}

interface Year {
  plan: Plan;
  target: Target;
  periods: Period[];
}

type Counter = (period: Period, unit: string | null) => ReturnType<typeof countIn>;

/** Lists the periods of a target that have begun, each cut to the days that count for it. */
function yearOf(plan: Plan, target: Target, asOf: Day): Year {
  const last = [plan.to, target.until].filter((day) => day !== undefined).sort()[0];
  const periods = periodsOf(plan, target.per)
    .flatMap((period) => cutTo(period, plan.from, last) ?? [])
    .filter(({ from }) => from <= asOf);
  return { plan, target, periods };
}

/** Moves a plan and a target one year back, so that both years are counted by the same rules. */
function aYearEarlier(plan: Plan, target: Target): [Plan, Target] {
  const earlier = (day: Day | undefined) => day && `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`;
  return [
    { ...plan, year: plan.year - 1, from: earlier(plan.from), to: earlier(plan.to) },
    { ...target, until: earlier(target.until) },
  ];
}

function counterOf(
  { plan, target, periods }: Year,
  evidence: Evidence,
  asOf: Day,
  units: (string | null)[],
): Counter {
  const row: Omit<Row, 'unit' | 'originals'> = { plan, target, evidence, asOf };
  const originals = findOriginals(row, units, periods);
  return (period, unit) => countIn(period, { ...row, unit, originals });
}
