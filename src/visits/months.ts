import { addDays, lastDayOfMonth, type Day } from '../schemas/day.ts';
import type { DayTally } from './ledger.ts';

/** The visits of one month, from the days that a log was there for. */
export interface MonthTally {
  /** @example '2026-10' */
  month: string;
  visits: number;
  robots: number;
  pages: number;
  /** How many days the month has, how many of them have at least one line in a log, and which have none. */
  length: number;
  counted: number;
  missing: Day[];
}

/** Sums days by months, in order. A month without a single line is absent, because nobody knows its visits. */
export function monthsOf(days: ReadonlyMap<Day, DayTally>): MonthTally[] {
  const names = [...new Set([...days].filter(([, { lines }]) => lines > 0).map(([day]) => day.slice(0, 7)))];
  return names.sort().map((month) => {
    const all = daysOfMonth(month);
    const tally = { month, visits: 0, robots: 0, pages: 0, length: all.length };
    const missing = all.filter((day) => !days.get(day)?.lines);
    for (const day of all) {
      const { visits = 0, robots = 0, pages = 0 } = days.get(day) ?? {};
      tally.visits += visits;
      tally.robots += robots;
      tally.pages += pages;
    }
    return { ...tally, counted: all.length - missing.length, missing };
  });
}

/** Gives the first and last day of a month. */
export function spanOfMonth(month: string): { from: Day; to: Day } {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return { from: `${month}-01`, to: lastDayOfMonth(year, number) };
}

/** Writes days one after the other as spans. @example spansOf(['2026-10-01', '2026-10-02']) // [{ from: …, to: … }] */
export function spansOf(days: readonly Day[]): { from: Day; to: Day }[] {
  const spans: { from: Day; to: Day }[] = [];
  for (const day of days) {
    const last = spans.at(-1);
    if (last && addDays(last.to, 1) === day) last.to = day;
    else spans.push({ from: day, to: day });
  }
  return spans;
}

function daysOfMonth(month: string): Day[] {
  const { from, to } = spanOfMonth(month);
  const days = [from];
  while (days.at(-1)! < to) days.push(addDays(days.at(-1)!, 1));
  return days;
}
