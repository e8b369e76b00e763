import { daysBetween, type Day } from '../schemas/day.ts';
import type { Plan, Target } from '../schemas/plan.ts';
import type { Period, TargetResult } from '../schemas/report.ts';

/** How a count stands against its minimum on the day of the report, and, while the period runs, what is still needed. */
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
  // Today still counts.
  const neededPerWeek = Math.ceil(((missing * 7) / (daysLeft + 1)) * 10) / 10;
  // Required parts are put right once, not at a pace.
  return {
    actual,
    missing,
    verdict: 'pending',
    daysLeft,
    ...(measure === 'sections' ? {} : { neededPerWeek }),
  };
}

/** So that 4 of 5 is 80 % whatever binary fractions make of it. */
const ROUNDING = 1e-9;
