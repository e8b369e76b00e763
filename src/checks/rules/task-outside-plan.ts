import { problem } from '../../problems/problem.ts';
import { periodsOf } from '../../report/periods.ts';
import { isOf, type Rule } from '../rule.ts';

/** Finds tasks that are due on no day of the plans that count the tasks of their portal. */
export const taskOutsidePlan: Rule = {
  entry: (context, { content: { portal }, plans: { plans } }) => {
    if (!portal || !isOf(context, 'task')) return [];
    const { file, data, positionOf } = context.entry;
    const years = portal.data.plans.flatMap((id) => {
      const plan = plans.get(id)?.data;
      if (!plan?.targets.some(({ measure }) => measure === 'tasks')) return [];
      return plan.targets
        .filter(({ measure }) => measure === 'tasks')
        .flatMap(({ per }) => periodsOf(plan, per))
        .map(({ from, to }) => ({ from: plan.from ?? from, to: plan.to ?? to, year: plan.year }));
    });
    if (years.length === 0 || years.some(({ from, to }) => data.due >= from && data.due <= to)) return [];
    const planYears = [...new Set(years.map(({ year }) => year))];
    return [problem('task-outside-plan', file, { due: data.due, years: planYears }, positionOf(['due']))];
  },
};
