import { timeOfFeedback } from '../schemas/feedback.ts';
import { formatNumber } from '../text/format.ts';
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

type WithFeedback = Pick<ShownPortal, 'data' | 'feedbacks' | 'today'>;

/** Counts the portal's feedback on its day. */
export function feedbackTotals({ data, feedbacks, today }: WithFeedback): FeedbackTotals {
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

/**
 * Writes the totals of a portal's feedback. Only a portal that names a limit has overdue ones.
 * @example describeTotals(portal) // 'Nhận 41, trả lời 39, quá hạn 2'
 */
export function describeTotals(portal: WithFeedback): string {
  const { received, answered, overdue, late } = feedbackTotals(portal);
  return [
    `Nhận ${formatNumber(received)}`,
    `trả lời ${formatNumber(answered)}${late > 0 ? ` (${formatNumber(late)} sau hạn)` : ''}`,
    ...(portal.data.feedback?.days ? [`quá hạn ${formatNumber(overdue)}`] : []),
  ].join(', ');
}
