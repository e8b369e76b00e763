import { problem } from '../../problems/problem.ts';
import { isOf, type Rule } from '../rule.ts';

/** Finds documents that claim to be the report of a plan or a period for which the portal owes none. */
export const reportOfUnknown: Rule = {
  entry: (context, { content: { portal }, plans: { plans } }) => {
    if (!portal || !isOf(context, 'document')) return [];
    const { file, data, positionOf } = context.entry;
    if (!data.report) return [];
    const { plan: id, period } = data.report;
    const say = (key: 'plan' | 'period', label: string, allowed: string[]) =>
      problem(
        'report-of-unknown',
        file,
        { key, label, value: data.report![key], allowed },
        positionOf(['report', key]),
      );
    if (!portal.data.plans.includes(id)) return [say('plan', 'Kế hoạch', portal.data.plans)];
    const deadlines = plans.get(id)?.data.periods.deadlines;
    if (!deadlines || deadlines.some((deadline) => deadline.period === period)) return [];
    return [
      say(
        'period',
        'Kỳ báo cáo',
        deadlines.map((deadline) => deadline.period),
      ),
    ];
  },
};
