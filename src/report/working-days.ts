import type { Plan, Target } from '../schemas/plan.ts';
import { yearDaysOf } from './periods.ts';

/** Lists the calendar years whose public holidays decide the numbers of some targets of a plan; none where none does. */
export function workingYearsOf(plan: Plan, targets: readonly Target[]): number[] {
  if (!targets.some(countsWorkingDays)) return [];
  const { from, to } = yearDaysOf(plan);
  return [...new Set([from, to].map((day) => Number(day.slice(0, 4))))];
}

function countsWorkingDays({ per, within, maxGapDays }: Target): boolean {
  return per === 'working-day' || Boolean(within?.working) || Boolean(maxGapDays?.working);
}
