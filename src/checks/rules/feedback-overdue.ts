import { problem } from '../../problems/problem.ts';
import { timeOfFeedback } from '../../schemas/feedback.ts';
import { isOf, type Rule } from '../rule.ts';

/** The limit in days for a portal that names none. */
const USUAL_LIMIT = 60;

export const feedbackOverdue: Rule = {
  entry: (context, { content: { portal }, today }) => {
    if (!isOf(context, 'feedback')) return [];
    const { file, data, positionOf } = context.entry;
    const own = portal?.data.feedback?.days;
    const limit = own ?? USUAL_LIMIT;
    const { standing, days } = timeOfFeedback(data, limit, today);
    if (standing !== 'overdue') return [];
    return [
      problem('feedback-overdue', file, { days, limit, isOwn: own !== undefined }, positionOf(['received'])),
    ];
  },
};
