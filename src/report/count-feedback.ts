import { daysBetween, type Day } from '../schemas/day.ts';
import type { Period, Reason } from '../schemas/report.ts';
import type { Feedback } from './evidence.ts';
import { isOfUnit, shareOf, type Count, type Row } from './row.ts';

/**
 * Counts the feedbacks received in a period that are answered by the day of the report; with `within` only those
 * answered so soon. With `share` the number to reach is that share of those received, without open ones that are in time.
 */
export function countFeedback(period: Period, { target, evidence, asOf, unit }: Row): Count {
  const received = evidence.feedback.filter(
    (each) =>
      each.received >= period.from &&
      each.received <= period.to &&
      each.received <= asOf &&
      isOfUnit(each.units, unit, target),
  );
  const judged = received.map((each) => ({
    ...each,
    reason: reasonAgainst(each, target.within?.days, asOf),
  }));
  const counted = judged.filter(({ reason }) => reason === null);
  const due = judged.filter(
    (each) => each.reason !== 'unanswered' || !isInTime(each, target.within?.days, asOf),
  );
  return {
    actual: counted.length,
    ...(target.share === undefined ? {} : { required: shareOf(target.share, due.length) }),
    counted: counted.map(({ path, title, received: date, url }) => ({ path, title, date, url })),
    notCounted: judged.flatMap(({ path, title, received: date, reason }) =>
      reason === null ? [] : { path, title, date, reason },
    ),
    excluded: {},
  };
}

/** Says whether a feedback may still be answered in time. */
function isInTime({ received }: Feedback, days: number | undefined, asOf: Day): boolean {
  return days !== undefined && daysBetween(received, asOf) <= days;
}

function reasonAgainst(
  { received, isAnswered, answered }: Feedback,
  days: number | undefined,
  asOf: Day,
): Reason | null {
  if (!isAnswered || (answered !== undefined && answered > asOf)) return 'unanswered';
  if (days === undefined) return null;
  return answered !== undefined && daysBetween(received, answered) <= days ? null : 'late';
}
