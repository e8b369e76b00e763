import { daysBetween, type Day } from '../schemas/day.ts';
import type { Plan } from '../schemas/plan.ts';
import type { Period, TargetResult } from '../schemas/report.ts';
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
}

/**
 * Compares a count with the number to reach on the day of the report; while the period runs, adds how much a week is
 * still needed. A number not to exceed is missed on the day when it is exceeded, and met when the period is over. A target
 * that sets no number is only reported.
 */
export function compare(
  { bands }: Plan,
  { measure, actual, required, max, isOpen = false }: Reached,
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
  if (missing === 0 && (max === undefined || isOver)) return { ...measured, verdict: 'met' };
  if (asOf > period.to) {
    if (isOpen) return { ...measured, verdict: 'pending' };
    return { ...measured, verdict: actual / required >= bands.near - ROUNDING ? 'near' : 'missed' };
  }

  const daysLeft = daysBetween(asOf, period.to);
  // Adds one, because today still counts.
  const neededPerWeek = Math.ceil(((missing * 7) / (daysLeft + 1)) * 10) / 10;
  return {
    ...measured,
    verdict: 'pending',
    daysLeft,
    ...(HAS_PACE[measure] && !isOpen && missing > 0 ? { neededPerWeek } : {}),
  };
}

/** Says which measures have a pace; those that are completed once, or measured by somebody else, have none. */
const HAS_PACE: Record<Measure, boolean> = {
  ...{ articles: true, publications: true, activities: true, people: true, visits: true, documents: true },
  ...{ sections: false, channels: false, procedures: false, tasks: false, feedback: false, figures: false },
  accounts: false,
};

/** Makes 4 of 5 reach 80% in spite of binary fractions. */
const ROUNDING = 1e-9;
