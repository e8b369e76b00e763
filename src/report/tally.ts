import { daysOfWeek } from '../schemas/assignments.ts';
import { addDays, type Day } from '../schemas/day.ts';
import { isCount } from '../schemas/figures.ts';
import { binds, type Plan, type Target } from '../schemas/plan.ts';
import {
  verdicts,
  type Period,
  type PortalReport,
  type TargetResult,
  type Verdict,
} from '../schemas/report.ts';
import { periodKinds, valuesOf, type Measure } from '../schemas/vocabulary.ts';
import { askedOf, comingOf } from './asked.ts';
import { assignedWork } from './assignments.ts';
import { chartsOf } from './charts.ts';
import { compare } from './compare.ts';
import { completionOf } from './completion.ts';
import { countIn } from './count.ts';
import { findOriginals, itemsOf } from './count-items.ts';
import type { Evidence } from './evidence.ts';
import { setsNumber } from './overview.ts';
import { originsOf } from './origins.ts';
import { cutTo, periodById, periodsOf, yearDaysOf } from './periods.ts';
import { shareOf } from './row.ts';
import { givesPoints, pointsOf, pointsSince } from './score.ts';

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
  const days = (period && periodById(plan, period)) || yearDaysOf(plan);
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
    ...chartsOf({ plan, targets: applying, rows: targets, evidence, days, asOf }),
    ...assignmentsOf(applying, evidence, days, asOf),
    ...comingOf(plan, applying, asOf, period === undefined ? undefined : periodById(plan, period)),
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
  /** The day that decides what is over: the next one, where that day has passed. */
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
 * the day before it began. What would bring more is that of the day of the report.
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

/** Gives the work assigned for the weeks that begin in a span of days, without the items for targets of other plans. */
function assignmentsOf(
  targets: Target[],
  evidence: Evidence,
  { from, to }: Pick<Period, 'from' | 'to'>,
  asOf: Day,
): Pick<PortalReport, 'assignments'> {
  const weeks = (evidence.assignments ?? []).flatMap(({ week, items }) => {
    const monday = daysOfWeek(week)?.from;
    const own = items.filter(({ target }) => !target || targets.some(({ id }) => id === target));
    return monday && monday >= from && monday <= to && monday <= asOf && own.length > 0
      ? { week, items: own }
      : [];
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

/** Returns the worst of several verdicts; `reported` when there are none. */
export function worst(found: Verdict[]): Verdict {
  return verdicts.findLast((verdict) => found.includes(verdict)) ?? 'reported';
}

/** @param verdictDay the day that decides whether a period is over, where it is not the last day that counts */
function tallyTarget(
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
        ...compare(plan, { measure: target.measure, actual, required, max }, period, verdictDay),
        previous:
          index > 0
            ? inPeriod(count, thisYear.periods[index - 1], unit)
            : inPeriod(countBefore, yearBefore?.periods.at(-1), unit),
        lastYear: inPeriod(countBefore, yearBefore?.periods[index], unit),
        ...lists,
      };
    }),
  );
}

/** Returns the rows of one period: the target's own, or else what it reached by the end of a reporting period. */
function tallyForPeriod(
  plan: Plan,
  target: Target,
  evidence: Evidence,
  asOf: Day,
  id: string,
): TargetResult[] {
  const isOwn = periodsOf(plan, target.per, evidence.daysOff).some((period) => period.id === id);
  if (isOwn) return tallyTarget(plan, target, evidence, asOf).filter((row) => row.period.id === id);
  const isWanted = plan.periods.deadlines.some(({ period }) => period === id);
  return isWanted ? tallyUpTo(plan, target, evidence, asOf, id) : [];
}

/**
 * Counts a target up to the end of a reporting period that is not its own: from the beginning of a longer period, which
 * stays open; over all shorter periods that end in it, whose numbers add up.
 */
function tallyUpTo(plan: Plan, target: Target, evidence: Evidence, asOf: Day, id: string): TargetResult[] {
  const asked = periodById(plan, id);
  if (!asked || asked.from > asOf) return [];
  const isShorter =
    LENGTHS.indexOf(target.per) < LENGTHS.indexOf(asked.kind) &&
    // The second half year begins within nine months and ends after them.
    !(target.per === 'half' && asked.kind === 'nine-months');
  const covered = periodsFor(plan, target, evidence).filter(
    ({ from, to }) => to >= asked.from && (isShorter ? to : from) <= asked.to,
  );
  const [first, last] = [covered[0], covered.at(-1)];
  if (!first || !last) return [];

  const isOpen = last.to > asked.to;
  const period = { ...asked, from: first.from, to: isOpen ? asked.to : last.to };
  const units = unitsOf(target, evidence);
  const times = addsUp(target) ? covered.length : 1;
  const whole = {
    ...target,
    min: target.min * times,
    ...(target.max === undefined ? {} : { max: target.max * times }),
  };
  const count = counterOf({ plan, target: whole, periods: [period] }, evidence, asOf, units);
  return units.map((unit) => {
    const { actual, required = whole.min, max = whole.max, ...lists } = count(period, unit);
    return {
      ...headOf(target, unit, evidence),
      period,
      cumulative: true,
      ...compare(plan, { measure: target.measure, actual, required, max, isOpen }, period, asOf),
      ...{ previous: null, lastYear: null },
      ...lists,
    };
  });
}

/** The kinds of periods from the shortest to the longest. */
const LENGTHS = valuesOf(periodKinds);

/** Says whether the numbers of several periods are one sum; a state, such as complete parts, is not. */
function addsUp({ measure, filter, within }: Target): boolean {
  if (measure === 'figures') return filter.figures?.every(isCount) ?? false;
  if (measure === 'procedures') return within !== undefined;
  return measure !== 'sections' && measure !== 'channels' && measure !== 'accounts';
}

/** Says whether a target counts what somebody recorded, so that nothing recorded differs from a count of 0. */
function isRecorded({ measure }: Target): boolean {
  return measure === 'visits' || measure === 'figures';
}

function headOf(target: Target, unit: string | null, evidence: Evidence) {
  const { id, label, measure, basis = null, by } = target;
  const whose = by === 'person' || by === 'bloc' ? { by } : {};
  return { id, label, measure, basis, unit, ...nameOf(unit, by, evidence), ...whose, ...askedOf(target) };
}

/**
 * Lists the units, the blocs or the people of a target's rows; null stands for the whole portal. A filter on units
 * narrows them to these units, the blocs and people of these units.
 */
function unitsOf({ by, filter }: Target, { units, blocs = [], people = [] }: Evidence): (string | null)[] {
  if (by === 'portal') return [null];
  if (by === 'bloc')
    return blocs.flatMap(({ name, units }) =>
      !filter.units || units.some((unit) => filter.units!.includes(unit)) ? name : [],
    );
  if (by === 'person')
    return people.flatMap(({ id, unit }) => (filter.units && !filter.units.includes(unit ?? '') ? [] : id));
  return filter.units ? units.filter((unit) => filter.units!.includes(unit)) : units;
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

interface Year {
  plan: Plan;
  target: Target;
  periods: Period[];
}

type Counter = (period: Period, unit: string | null) => ReturnType<typeof countIn>;

/** Lists the periods of a target that have begun. */
function yearOf(plan: Plan, target: Target, evidence: Evidence, asOf: Day): Year {
  return { plan, target, periods: periodsFor(plan, target, evidence).filter(({ from }) => from <= asOf) };
}

/** Lists the periods of a target, each cut to the days that count for it. */
function periodsFor(plan: Plan, target: Target, { daysOff }: Evidence): Period[] {
  const last = [plan.to, target.until].filter((day) => day !== undefined).sort()[0];
  return periodsOf(plan, target.per, daysOff).flatMap((period) => cutTo(period, plan.from, last) ?? []);
}

/** Moves a plan and a target one year back, so that both years are counted by the same rules. */
function aYearEarlier(plan: Plan, target: Target): [Plan, Target] {
  const earlier = (day: Day | undefined) => day && `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`;
  return [
    { ...plan, year: plan.year - 1, from: earlier(plan.from), to: earlier(plan.to) },
    { ...target, until: earlier(target.until) },
  ];
}

/**
 * Gives the function that counts a target. For a share of other items, or of the largest row, it counts these too,
 * because they decide the number to reach.
 */
function counterOf(year: Year, evidence: Evidence, asOf: Day, units: (string | null)[]): Counter {
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
 * Returns what a share of items is a share of: the items of `of`, or the same ones whenever they came. A unit or a person
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
