import { problem } from '../../problems/problem.ts';
import { addDays } from '../../schemas/day.ts';
import { receptionDays } from '../../schemas/reception.ts';
import { formatDay } from '../../text/format.ts';
import type { Rule } from '../rule.ts';

/** Two months ahead, so that residents are told before they set out. */
const DAYS_AHEAD = 60;

export const receptionHoliday: Rule = {
  portal: ({ content: { portal }, today, daysOff }) =>
    (portal?.data.reception ?? []).flatMap((reception, index) => {
      if (reception.ifHoliday) return [];
      const days = receptionDays([reception], portal!.data, daysOff, {
        from: today,
        to: addDays(today, DAYS_AHEAD),
      }).flatMap(({ day, holiday }) => (holiday === undefined ? [] : [{ day: formatDay(day), holiday }]));
      if (days.length === 0) return [];
      const facts = { who: reception.who, days };
      return [
        problem('reception-holiday', portal!.file, facts, portal!.positionOf(['reception', index, 'who'])),
      ];
    }),
};
