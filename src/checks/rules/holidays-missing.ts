import { problem } from '../../problems/problem.ts';
import { addDays } from '../../schemas/day.ts';
import type { Rule } from '../rule.ts';

/** From 1 December on, the holidays of the next year should be there too. */
const DAYS_AHEAD = 31;

export const holidaysMissing: Rule = {
  portal: ({ content: { portal, entries }, today, daysOff }) => {
    const offices = [portal, ...entries.contact].filter((office) => office?.data.opening);
    if (offices.length === 0) return [];
    const years = new Set([today, addDays(today, DAYS_AHEAD)].map((day) => Number(day.slice(0, 4))));
    return [...years]
      .filter((year) => !daysOff.years.includes(year))
      .map((year) => problem('holidays-missing', `ngay-nghi/${year}.yaml`, { year }));
  },
};
