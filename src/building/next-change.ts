import type { PortalContent } from '../reading/content.ts';
import { addDays, dayOfMoment, endOf, hasBegun, minuteOf, type Day, type Minute } from '../schemas/day.ts';
import { firstDayOf } from '../schemas/figures.ts';
import { renewalOf } from '../serving/security-file.ts';
import { timeOfFeedback } from '../schemas/feedback.ts';

/**
 * Gives the next minute at which the pages of a portal change without any edit; null when they never do. Each line of
 * `begins`, `ends` and `changes` is one reason for a change.
 * @param asOf a day stands for its end
 */
export function nextChange({ portal, figures, entries }: PortalContent, asOf: Day | Minute): Minute | null {
  // Pages for a whole day show a notice until the day ends, even when the notice ends at an hour of that day.
  const endShown = (end: string) => (end.startsWith(`${asOf}T`) ? endOf(asOf) : endOf(end));
  const { plans = [], notice, notices = [], reception = [] } = portal?.data ?? {};
  const limit = portal?.data.feedback?.days;
  const times = entries.feedback.map(({ data }) => timeOfFeedback(data, limit, dayOfMoment(asOf)));
  const isCountingDays =
    plans.length > 0 ||
    // The pages list the coming days of reception.
    reception.length > 0 ||
    entries.feedback.some(({ data }) => data.status === 'dang-xu-ly') ||
    times.some(({ standing }) => standing === 'overdue');
  const begins = [
    ...entries.article.filter(({ data }) => !data.draft).map(({ data }) => data.date),
    // The search finds an activity from its day on.
    ...entries.activity.map(({ data }) => dayOfMoment(data.date)),
    ...(notice ? [notice.from] : []),
    ...notices.map(({ from }) => from),
    // A figure shows from the first day of its month or year.
    ...(figures?.data ?? []).map(firstDayOf),
    // From the day of a decision on, pages count the procedures against the codes that it announces.
    ...(entries.document.some(({ data }) => data.codes)
      ? entries.document.map(({ data }) => data.effective ?? data.issued)
      : []),
  ];
  const ends = [
    ...entries.article.map(({ data }) => data.expires),
    ...entries.document.flatMap(({ data }) => [data.expires, data.consultation?.until]),
    ...times.filter(({ standing }) => standing === 'open').map(({ due }) => due),
    notice?.to,
    ...notices.map(({ to }) => to),
  ].filter((day) => day !== undefined);
  const changes = [
    ...(isCountingDays ? [minuteOf(addDays(dayOfMoment(asOf), 1))] : []),
    ...begins.map(minuteOf),
    ...(portal?.data.incident ? [minuteOf(renewalOf(dayOfMoment(asOf)))] : []),
    ...ends.map(endShown),
  ];
  const coming = changes.filter((minute) => !hasBegun(minute, asOf));
  return coming.length === 0 ? null : coming.reduce((one, other) => (one < other ? one : other));
}
