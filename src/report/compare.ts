import { daysBetween, type Day } from '../schemas/day.ts';
import type { Plan } from '../schemas/plan.ts';
import { verdicts, type Period, type TargetResult, type Verdict } from '../schemas/report.ts';
import type { Measure } from '../schemas/vocabulary.ts';

/** What a row reached, and what it is to reach. */
interface Reached {
  measure: Measure;
  actual: number | null;
  required: number;
  /** The number not to exceed. */
  max?: number | undefined;
  /** Whether the target goes on after the last day of the row. */
  isOpen?: boolean;
  /** Whether `required` grows with the content, as a share of it does. */
  isShare?: boolean;
}

/**
 * Compares a count with the number to reach on the day of the report; while the period runs, adds how much a week is
 * still needed. A number not to exceed is missed on the day when it is exceeded, and met when the period is over. A share
 * is met when the period is over too, because new content may bring it down again. A target that sets no number is only
 * reported.
 */
export function compare(
  { bands }: Plan,
  { measure, actual, required, max, isOpen = false, isShare = false }: Reached,
  period: Period,
  asOf: Day,
): Pick<TargetResult, 'required' | 'max' | 'actual' | 'missing' | 'verdict' | 'daysLeft' | 'neededPerWeek'> {
  const ceiling = max === undefined ? {} : { max };
  if (actual === null) return { required, ...ceiling, actual, missing: null, verdict: 'no-data' };
  const missing = Math.max(0, required - actual);
  const measured = { required, ...ceiling, actual, missing };
  if (max !== undefined && actual > max) return { ...measured, verdict: 'missed' };
  if (required === 0 && max === undefined) return { ...measured, verdict: 'reported' };
  const isOver = asOf > period.to && !isOpen;
  if (missing === 0 && (isOver || (max === undefined && !isShare))) return { ...measured, verdict: 'met' };
  if (asOf > period.to) {
    if (isOpen) return { ...measured, verdict: 'pending' };
    return { ...measured, verdict: actual / required >= bands.near - ROUNDING ? 'near' : 'missed' };
  }

  return { ...measured, verdict: 'pending', ...paceOf({ measure, missing, isOpen }, period, asOf) };
}

/** Says how many days a running period still has, and how much of what is missing a week needs. */
export function paceOf(
  { measure, missing, isOpen = false }: { measure: Measure; missing: number; isOpen?: boolean },
  period: Period,
  asOf: Day,
): Pick<TargetResult, 'daysLeft' | 'neededPerWeek'> {
  const daysLeft = daysBetween(asOf, period.to);
  if (!HAS_PACE[measure] || isOpen || missing === 0) return { daysLeft };
  // Adds one, because today still counts.
  return { daysLeft, neededPerWeek: Math.ceil(((missing * 7) / (daysLeft + 1)) * 10) / 10 };
}

/** Returns the worst of several verdicts; `reported` when there are none. */
export function worst(found: Verdict[]): Verdict {
  return verdicts.findLast((verdict) => found.includes(verdict)) ?? 'reported';
}

/** Says which measures have a pace; those that are completed once, or measured by somebody else, have none. */
const HAS_PACE: Record<Measure, boolean> = {
  ...{ articles: true, publications: true, activities: true, people: true, visits: true, documents: true },
  ...{ sections: false, channels: false, procedures: false, tasks: false, feedback: false, figures: false },
  accounts: false,
};

/** Makes 4 of 5 reach 80% in spite of binary fractions. */
const ROUNDING = 1e-9;
