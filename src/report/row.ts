import { daysBetween, type Day } from '../schemas/day.ts';
import { NO_DAYS_OFF, workingDaysBetween } from '../schemas/holidays.ts';
import type { Plan, Target } from '../schemas/plan.ts';
import type { Period, TargetResult } from '../schemas/report.ts';
import type { Evidence } from './evidence.ts';
import type { Item } from './item.ts';

/** Everything that decides whether an item counts in a row of the report. */
export interface Row {
  plan: Plan;
  target: Target;
  evidence: Evidence;
  asOf: Day;
  /** The items that the target looks at, in order. */
  items: Item[];
  /** The unit, or the person, of the row; null for the whole portal. */
  unit: string | null;
  /** For each fingerprint the item that this target counts, in any period and for any unit. */
  originals: Map<string, Item>;
}

/** What counts in a period, and what does not, with the reason. */
export interface Count extends Pick<
  TargetResult,
  'counted' | 'notCounted' | 'excluded' | 'max' | 'whole' | 'each' | 'gaps'
> {
  /** Null when nothing was recorded. */
  actual: number | null;
  /** The number to reach, where the content decides it: a share of something, or every code of a list. */
  required?: number;
}

/** The last day whose content a period shows: its own last day, or the day of the report before that. */
export function lastDayOf(period: Period, asOf: Day): Day {
  return asOf < period.to ? asOf : period.to;
}

/** Counts the days after a day up to another one, or of them those on which state offices work. */
export function daysPassed(
  from: Day,
  to: Day,
  { working }: { working: boolean },
  { evidence: { daysOff = NO_DAYS_OFF } }: Pick<Row, 'evidence'>,
): number {
  return working ? workingDaysBetween(from, to, daysOff) : daysBetween(from, to);
}

/** Returns the least whole number that is a share of a whole. @example shareOf(0.95, 41) // 39 */
export function shareOf(share: number, whole: number): number {
  // Takes off what binary fractions add: 0.55 × 100 is a little more than 55.
  return Math.max(0, Math.ceil(share * whole - 1e-9));
}

/** Says whether a share is asked for, whose number to reach grows with the content. */
export function asksForShare({ share, balance }: Pick<TargetResult, 'share' | 'balance'>): boolean {
  return share !== undefined || balance !== undefined;
}

/**
 * Says whether an item with these units counts for a row: for a unit's row its own, for a bloc's row those of the bloc,
 * else those of the filter.
 */
export function isOfUnit(
  units: readonly string[],
  { unit, target: { by, filter }, evidence: { blocs = [] } }: Pick<Row, 'unit' | 'target' | 'evidence'>,
): boolean {
  if (unit !== null && by !== 'bloc') return units.includes(unit);
  if (filter.units && !filter.units.some((each) => units.includes(each))) return false;
  const bloc = unit === null ? undefined : blocs.find(({ name }) => name === unit);
  return !bloc || bloc.units.some((each) => units.includes(each) && (filter.units?.includes(each) ?? true));
}
