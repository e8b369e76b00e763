import { isOf, type Rule } from '../rule.ts';
import { dueOutsidePlans, placedTask } from '../task-faults.ts';

/** Finds tasks that are due on no day of the plans that count the tasks of their portal. */
export const taskOutsidePlan: Rule = {
  entry: (context, { content: { portal }, plans }) => {
    if (!portal || !isOf(context, 'task')) return [];
    return dueOutsidePlans(placedTask(context.entry), plans, portal.data.plans);
  },
};
