import { daysBetween, type Day } from '../schemas/day.ts';
import type { Plan, Target } from '../schemas/plan.ts';
import type { Period, TargetResult } from '../schemas/report.ts';

/**
 * Judges a count against its minimum on the day of the report; while the period runs, adds how much a week is still
 * needed.
 */
export function compare(
  { bands }: Plan,
  { min, measure }: Target,
  period: Period,
  actual: number | null,
  asOf: Day,
): Pick<TargetResult, 'actual' | 'missing' | 'verdict' | 'daysLeft' | 'neededPerWeek'> {
  if (actual === null) return { actual, missing: null, verdict: 'no-data' };
  const missing = Math.max(0, min - actual);
  if (missing === 0) return { actual, missing, verdict: 'met' };
  if (asOf > period.to)
    return { actual, missing, verdict: actual / min >= bands.near - ROUNDING ? 'near' : 'missed' };

  const daysLeft = daysBetween(asOf, period.to);
  // Adds one, because today still counts.
  const neededPerWeek = Math.ceil(((missing * 7) / (daysLeft + 1)) * 10) / 10;
  // Leaves out the pace for required parts, because they are completed once, not weekly.
  return {
    actual,
    missing,
    verdict: 'pending',
    daysLeft,
    ...(measure === 'sections' ? {} : { neededPerWeek }),
  };
}

/** Makes 4 of 5 reach 80 % in spite of binary fractions. */
const ROUNDING = 1e-9;
