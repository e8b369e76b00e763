import { problem } from '../../problems/problem.ts';
import { addDays, dayOfMoment } from '../../schemas/day.ts';
import { formatDay } from '../../text/format.ts';
import type { Rule } from '../rule.ts';

export const futureDate: Rule = {
  entry: ({ entry }, { today }) => {
    const { file, data, positionOf } = entry;
    return KEYS.flatMap((key) => {
      const moment = (data as Record<string, unknown>)[key];
      const last = entry.kind === 'activity' ? addDays(today, ANNOUNCED_DAYS) : today;
      if (typeof moment !== 'string' || dayOfMoment(moment) <= last || isDraft(data)) return [];
      return problem('future-date', file, { date: formatDay(dayOfMoment(moment)), key }, positionOf([key]));
    });
  },
};

/** Days of things that have happened. The day on which a document takes effect may lie in the future. */
const KEYS = ['date', 'issued', 'received', 'answered'] as const;

/** How far ahead an activity may be announced; one that is further away has most likely a mistyped year. */
const ANNOUNCED_DAYS = 180;

function isDraft(data: object): boolean {
  return 'draft' in data && data.draft === true;
}
