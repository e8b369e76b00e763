import { problem } from '../../problems/problem.ts';
import { lastDayOfMonth, type Day } from '../../schemas/day.ts';
import { formatDay } from '../../text/format.ts';
import type { Rule } from '../rule.ts';

export const visitsFuture: Rule = {
  portal: ({ content: { visits }, today }) =>
    (visits?.data ?? []).flatMap(({ from, to }, index) =>
      from > today || (to > today && !isWholeMonth(from, to))
        ? problem('visits-future', visits!.file, { to: formatDay(to) }, visits!.positionOf([index]))
        : [],
    ),
};

/** Says whether two days are the first and last of a month: an entry for the current month ends after today. */
function isWholeMonth(from: Day, to: Day): boolean {
  const [year, month] = from.split('-').map(Number) as [number, number];
  return from.endsWith('-01') && to === lastDayOfMonth(year, month);
}
