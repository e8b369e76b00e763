import { timeOfFeedback } from '../schemas/feedback.ts';
import type { ShownPortal } from './portals.ts';

/** The feedback of a portal in numbers. */
export interface FeedbackTotals {
  received: number;
  answered: number;
  /** Not answered yet, overdue ones included. */
  open: number;
  /** Open after the last day for an answer; 0 for a portal that names no limit. */
  overdue: number;
  /** Answered after that day. */
  late: number;
}

/** Counts the portal's feedback on its day. */
export function feedbackTotals({
  data,
  feedbacks,
  today,
}: Pick<ShownPortal, 'data' | 'feedbacks' | 'today'>): FeedbackTotals {
  const standings = feedbacks.map((each) => timeOfFeedback(each.data, data.feedback?.days, today).standing);
  const count = (...those: typeof standings) => standings.filter((each) => those.includes(each)).length;
  return {
    received: standings.length,
    answered: count('answered', 'late'),
    open: count('open', 'overdue'),
    overdue: count('overdue'),
    late: count('late'),
  };
}
