import type { PortalContent } from '../reading/content.ts';
import { addDays, dayOfMoment, type Day } from '../schemas/day.ts';

/**
 * Gives the next day on which the pages of a portal differ from today's although nobody edits anything: an article of
 * that day appears, a notice ends, the days of a plan or of an open feedback are counted. Null when there is no such
 * day.
 */
export function nextChange({ portal, entries }: PortalContent, today: Day): Day | null {
  const tomorrow = addDays(today, 1);
  const { plans = [], notice } = portal?.data ?? {};
  if (plans.length > 0 || entries.feedback.some(({ data }) => data.status === 'dang-xu-ly')) return tomorrow;

  const from = [
    ...entries.article.filter(({ data }) => !data.draft).map(({ data }) => data.date),
    // The search finds an activity from its day on.
    ...entries.activity.map(({ data }) => data.date),
    ...(notice ? [notice.from] : []),
  ];
  const until = [
    ...entries.article.map(({ data }) => data.expires),
    ...entries.document.map(({ data }) => data.expires),
    notice?.to,
  ].filter((day) => day !== undefined);
  const days = [...from.map(dayOfMoment), ...until.map((day) => addDays(dayOfMoment(day), 1))].filter(
    (day) => day > today,
  );
  return days.length === 0 ? null : days.reduce((one, other) => (one < other ? one : other));
}
