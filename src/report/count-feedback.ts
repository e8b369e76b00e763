import type { Period, Reason } from '../schemas/report.ts';
import type { Feedback } from './evidence.ts';
import { daysPassed, isOfUnit, shareOf, type Count, type Row } from './row.ts';

/**
 * Counts the feedbacks received in a period that are answered by the day of the report; with `within`, only those
 * answered in that time. With `share`, the number to reach is that share of the feedbacks received, without the open
 * ones that are still in time.
 */
export function countFeedback(period: Period, row: Row): Count {
  const { target, evidence, asOf } = row;
  const received = evidence.feedback.filter(
    (each) =>
      each.received >= period.from &&
      each.received <= period.to &&
      each.received <= asOf &&
      isOfUnit(each.units, row),
  );
  const measured = received.map((each) => ({
    ...each,
    reason: reasonAgainst(each, row),
  }));
  const counted = measured.filter(({ reason }) => reason === null);
  const due = measured.filter((each) => each.reason !== 'unanswered' || !isInTime(each, row));
  return {
    actual: counted.length,
    ...(target.share === undefined ? {} : { required: shareOf(target.share, due.length), whole: due.length }),
    counted: counted.map(({ path, title, received: date, url }) => ({ path, title, date, url })),
    notCounted: measured.flatMap(({ path, title, received: date, reason }) =>
      reason === null ? [] : { path, title, date, reason },
    ),
    excluded: {},
  };
}

/** Says whether a feedback may still be answered in time. */
function isInTime({ received }: Feedback, row: Row): boolean {
  const { within } = row.target;
  return within !== undefined && daysPassed(received, row.asOf, within, row) <= within.days;
}

function reasonAgainst({ received, isAnswered, answered }: Feedback, row: Row): Reason | null {
  const { within } = row.target;
  if (!isAnswered || (answered !== undefined && answered > row.asOf)) return 'unanswered';
  if (!within) return null;
  return answered !== undefined && daysPassed(received, answered, within, row) <= within.days ? null : 'late';
}
