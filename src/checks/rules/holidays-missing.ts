import { problem } from '../../problems/problem.ts';
import { workingYearsOf } from '../../report/working-days.ts';
import { addDays } from '../../schemas/day.ts';
import { binds } from '../../schemas/plan.ts';
import type { Rule, RuleContext } from '../rule.ts';

/** From 1 December on, the holidays of the next year should be there too. */
const DAYS_AHEAD = 31;

export const holidaysMissing: Rule = {
  portal: (context) => {
    const { daysOff } = context;
    const wanted = [...plansByYear(context), ...openYears(context).map((year) => ({ year, plan: '' }))];
    const missing = new Map(wanted.map(({ year, plan }) => [year, plan]));
    return [...missing]
      .filter(([year]) => !daysOff.years.includes(year))
      .map(([year, plan]) => problem('holidays-missing', `ngay-nghi/${year}.yaml`, { year, plan }));
  },
};

/** Lists the years of today and of the coming weeks where an office states its hours. */
function openYears({ content: { portal, entries }, today }: RuleContext): number[] {
  const hasHours = [portal, ...entries.contact].some((office) => office?.data.opening);
  return hasHours ? [today, addDays(today, DAYS_AHEAD)].map((day) => Number(day.slice(0, 4))) : [];
}

/** Lists the years in which a plan counts working days of the portal, each with the plan. */
function plansByYear({
  content: { id, portal },
  plans: { plans },
}: RuleContext): { year: number; plan: string }[] {
  if (!portal) return [];
  return portal.data.plans.flatMap((plan) => {
    const data = plans.get(plan)?.data;
    const targets = data?.targets.filter((target) => binds(target, { ...portal.data, id })) ?? [];
    return data ? workingYearsOf(data, targets).map((year) => ({ year, plan })) : [];
  });
}
