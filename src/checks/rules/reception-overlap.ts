import { problem } from '../../problems/problem.ts';
import { addDays } from '../../schemas/day.ts';
import { hoursOfReception, receptionDays, type Reception } from '../../schemas/reception.ts';
import { slugify } from '../../text/fold.ts';
import { formatDay } from '../../text/format.ts';
import type { Rule } from '../rule.ts';

/** Long enough for every week of a month to come. */
const DAYS_AHEAD = 60;

export const receptionOverlap: Rule = {
  portal: ({ content: { portal }, today, daysOff }) => {
    const receptions = portal?.data.reception ?? [];
    const days = receptionDays(receptions, portal?.data ?? { closed: [] }, daysOff, {
      from: today,
      to: addDays(today, DAYS_AHEAD),
    }).filter(({ holiday }) => holiday === undefined);
    return receptions.flatMap((reception, index) => {
      const earlier = receptions.slice(0, index).filter((other) => clash(other, reception));
      const found = days.find(
        (one) =>
          one.reception === reception &&
          days.some((other) => other.day === one.day && earlier.includes(other.reception)),
      );
      if (!found) return [];
      const other = days.find(
        (each) => each.day === found.day && earlier.includes(each.reception),
      )!.reception;
      return [
        problem(
          'reception-overlap',
          portal!.file,
          { who: reception.who, day: formatDay(found.day), other: hoursOfReception(other) },
          portal!.positionOf(['reception', index, 'from']),
        ),
      ];
    });
  },
};

/** Says whether two receptions ask the same person to be in two places, if they are on one day. */
function clash(one: Reception, other: Reception): boolean {
  const isSamePerson =
    one.leader !== undefined && other.leader !== undefined
      ? one.leader === other.leader
      : slugify(one.who) === slugify(other.who);
  return isSamePerson && one.from < other.to && other.from < one.to;
}
