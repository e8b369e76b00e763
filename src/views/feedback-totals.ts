import { timeOfFeedback } from '../schemas/feedback.ts';
import { formatNumber } from '../text/format.ts';
import { describeShare } from './figures.ts';
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

/**
 * Writes which share of the answers came within the limit; undefined for a portal that names none, or has not answered.
 * @example describeTimeliness(portal) // 'Trả lời đúng hạn 38 trong 39 (97,4%), hạn là 30 ngày.'
 */
export function describeTimeliness(portal: WithFeedback): string | undefined {
  const { answered, late } = feedbackTotals(portal);
  const days = portal.data.feedback?.days;
  if (days === undefined || answered === 0) return undefined;
  const inTime = answered - late;
  return `Trả lời đúng hạn ${formatNumber(inTime)} trong ${formatNumber(answered)} (${describeShare({ share: inTime / answered })}), hạn là ${formatNumber(days)} ngày.`;
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
