import type { Day } from '../schemas/day.ts';
import { isCount } from '../schemas/figures.ts';
import type { Plan, Target } from '../schemas/plan.ts';
import type { Period, TargetResult } from '../schemas/report.ts';
import { compare, paceOf, worst } from './compare.ts';
import { counterOf, periodsFor, unitsOf, yearOf } from './counter.ts';
import type { Evidence } from './evidence.ts';
import { setsNumber } from './overview.ts';
import { isContinuousKind, isShorterKind, periodById, periodsOf } from './periods.ts';
import { asksForShare, type Count } from './row.ts';
import { headOf, tallyTarget } from './target-rows.ts';

/** Returns the rows of one period: the target's own, or else what it reached by the end of a reporting period. */
export function tallyForPeriod(
  plan: Plan,
  target: Target,
  evidence: Evidence,
  asOf: Day,
  id: string,
): TargetResult[] {
  const isOwn = periodsOf(plan, target.per, evidence.daysOff).some((period) => period.id === id);
  if (isOwn) return tallyTarget(plan, target, evidence, asOf).filter((row) => row.period.id === id);
  const asked = periodById(plan, id);
  const isWanted = plan.periods.deadlines.some(({ period }) => period === id);
  if (!asked || asked.from > asOf || !isWanted) return [];
  const covered = coveredBy(asked, target, periodsFor(plan, target, evidence));
  return covered.length === 0 ? [] : tallyCovered({ plan, target, evidence, asOf }, asked, covered);
}

/** What is counted, and by which day. */
interface Counted {
  plan: Plan;
  target: Target;
  evidence: Evidence;
  asOf: Day;
}

/**
 * Returns the rows of a reporting period that covers periods of a target. The numbers of months, quarters and halves add
 * up, as plans ask for cumulative reports. A duty of every week or working day is met or missed in each of them.
 */
function tallyCovered(counted: Counted, asked: Period, covered: Period[]): TargetResult[] {
  const { target, evidence } = counted;
  const [first, last] = [covered[0]!, covered.at(-1)!];
  const period = { ...asked, from: first.from, to: earlierOf(last.to, asked.to) };
  const units = unitsOf(target, evidence);
  const isSum = addsUp(target) && covered.length > 1;
  const partsOf = partCounterOf(counted, isSum || isDated(target) ? covered : [], period.to, units);
  const spanOf = partCounterOf(
    { ...counted, target: isSum ? timesAsMuch(target, covered.length) : target },
    [{ ...period, to: last.to }],
    period.to,
    units,
  );
  return units.map((unit) => {
    const parts = partsOf(unit);
    return {
      ...headOf(target, unit, evidence),
      ...(isSum && isContinuousKind(target.per) ? addUp(counted, parts, period) : spanOf(unit)[0]!),
      ...(parts.length > 1 ? ownPeriodsOf(parts) : {}),
      ...{ period, cumulative: true, previous: null, lastYear: null },
    };
  });
}

function timesAsMuch(target: Target, times: number): Target {
  const { min, max } = target;
  return { ...target, min: min * times, ...(max === undefined ? {} : { max: max * times }) };
}

/**
 * Lists the periods of a target that a reporting period covers: all shorter ones that end in it; of longer ones those
 * that have begun by its end.
 */
function coveredBy(asked: Period, { per }: Target, periods: Period[]): Period[] {
  const isShorter =
    isShorterKind(per, asked.kind) &&
    // The second half year begins within nine months and ends after them.
    !(per === 'half' && asked.kind === 'nine-months');
  return periods.filter(({ from, to }) => to >= asked.from && (isShorter ? to : from) <= asked.to);
}

/** Says whether the numbers of several periods are one sum; a state, such as complete parts, is not. */
function addsUp({ measure, filter, within }: Target): boolean {
  if (measure === 'figures') return filter.figures?.every(isCount) ?? false;
  if (measure === 'procedures') return within !== undefined;
  return measure !== 'sections' && measure !== 'channels' && measure !== 'accounts';
}

/** Says whether a state is that of each period: ways that were used in it, figures of its days. */
function isDated({ measure }: Target): boolean {
  return measure === 'channels' || measure === 'figures';
}

/** What one period of a target brings to a row. */
type Part = Omit<Count, 'actual' | 'required'> & ReturnType<typeof compare> & { period: Period };

/** Gives the function that counts a target in some periods, up to a day. A period that ends after it stays open. */
function partCounterOf(
  { plan, target, evidence, asOf }: Counted,
  periods: Period[],
  to: Day,
  units: (string | null)[],
): (unit: string | null) => Part[] {
  const cut = periods.map((period) => ({ ...period, to: earlierOf(period.to, to) }));
  // A text counts once in the year, so what came before these periods decides which copy is the first.
  const { periods: begun } = yearOf(plan, target, evidence, asOf);
  const count = counterOf({ plan, target, periods: [...begun, ...cut] }, evidence, asOf, units);
  return (unit) =>
    cut.map((period, index) => {
      const { actual, required = target.min, max = target.max, ...lists } = count(period, unit);
      const isOpen = periods[index]!.to > period.to;
      const reached = {
        measure: target.measure,
        actual,
        required,
        max,
        isOpen,
        isShare: asksForShare(target),
      };
      return { period, ...compare(plan, reached, period, asOf), ...lists };
    });
}

/**
 * Adds up the parts of a row. What one part has too much does not make up for what another lacks: the verdict is that
 * of the worst part, or at the end `near` where the parts together lack little.
 */
function addUp(
  { plan, target: { measure, maxGapDays }, asOf }: Counted,
  parts: Part[],
  period: Period,
): Omit<Part, 'period'> {
  const sum = (of: (part: Part) => number | null | undefined) =>
    parts.reduce((total, part) => total + (of(part) ?? 0), 0);
  const isRecorded = parts.some(({ actual }) => actual !== null);
  const longest = parts.reduce((most, { actual }) => Math.max(most, actual ?? 0), 0);
  const numbers = {
    required: sum(({ required }) => required),
    ...(parts.some(({ max }) => max !== undefined) ? { max: sum(({ max }) => max) } : {}),
    actual: isRecorded ? sum(standsFor) : null,
    ...(maxGapDays ? { max: maxGapDays.days, actual: longest } : {}),
  };
  const missing = isRecorded ? sum((part) => part.missing ?? part.required) : null;
  const worstOfParts = worst(parts.flatMap((part) => (setsNumber(part) ? part.verdict : [])));
  // Of each part only what it had to reach, because what is beyond that makes up for nothing.
  const reached = { measure, required: numbers.required, actual: numbers.required - (missing ?? 0) };
  const isNear = compare(plan, reached, period, asOf).verdict === 'near';
  const isExceeded = parts.some(({ actual, max }) => max !== undefined && (actual ?? 0) > max);
  const verdict = worstOfParts === 'missed' && isNear && !isExceeded ? 'near' : worstOfParts;
  return {
    ...{ ...numbers, missing, verdict },
    ...(verdict === 'pending' ? paceOf({ measure, missing: missing ?? 0 }, period, asOf) : {}),
    ...listsOf(parts),
  };
}

/** Gives what a part stands for in a sum: no more than it had to reach, unless it may have none or not too many. */
function standsFor({ actual, required, max }: Part): number | null {
  return actual === null || required === 0 || max !== undefined ? actual : Math.min(actual, required);
}

/** Says how many parts are met, and which are not; nothing where no part sets a number. */
function ownPeriodsOf(parts: Part[]): Pick<TargetResult, 'ownPeriods'> {
  const measured = parts.filter(setsNumber);
  if (measured.length === 0) return {};
  const unmet = measured.filter(({ verdict }) => verdict !== 'met');
  return {
    ownPeriods: {
      ...{ met: measured.length - unmet.length, count: measured.length },
      unmet: unmet.map(({ period, required, actual, missing, verdict }) => ({
        ...{ period, required, actual, missing, verdict },
      })),
    },
  };
}

/** Joins what the parts counted and did not count. */
function listsOf(
  parts: Part[],
): Pick<Part, 'counted' | 'notCounted' | 'excluded' | 'whole' | 'each' | 'gaps'> {
  const excluded: Part['excluded'] = {};
  for (const part of parts)
    for (const [reason, count] of Object.entries(part.excluded) as [keyof Part['excluded'], number][])
      excluded[reason] = (excluded[reason] ?? 0) + count;
  const wholes = parts.flatMap(({ whole }) => whole ?? []);
  const gaps = parts.flatMap((part) => part.gaps ?? []);
  const each = [
    ...Map.groupBy(
      parts.flatMap((part) => part.each ?? []),
      ({ id }) => id,
    ).values(),
  ];
  return {
    ...(wholes.length > 0 ? { whole: wholes.reduce((total, whole) => total + whole, 0) } : {}),
    ...(parts[0]!.gaps ? { gaps } : {}),
    ...(each.length > 0
      ? {
          each: each.map((ofGroup) => ({
            ...ofGroup[0]!,
            required: ofGroup.reduce((total, { required }) => total + required, 0),
            actual: ofGroup.reduce((total, { actual }) => total + actual, 0),
          })),
        }
      : {}),
    counted: parts.flatMap(({ counted }) => counted),
    notCounted: parts.flatMap(({ notCounted }) => notCounted),
    excluded,
  };
}

function earlierOf(one: Day, other: Day): Day {
  return one < other ? one : other;
}
