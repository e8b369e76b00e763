import { lastDayOfMonth, type Day } from '../schemas/day.ts';
import type { Visits } from '../schemas/visits.ts';
import { formatDay } from '../text/format.ts';

/** The visits of one calendar year: its entries, and their sum. */
export interface YearOfVisits {
  year: string;
  total: number;
  entries: Visits;
}

/** Groups visits by the year of their first day, in the order given, each with its sum. */
export function visitsByYear(visits: Visits): YearOfVisits[] {
  return [...Map.groupBy(visits, ({ from }) => from.slice(0, 4))].map(([year, entries]) => ({
    year,
    total: entries.reduce((sum, each) => sum + each.visits, 0),
    entries,
  }));
}

/** Names the time of an entry: a whole month by its number, other days from the first to the last. @example 'Tháng 3/2026' */
export function describeSpan({ from, to }: { from: Day; to: Day }): string {
  const [year, month] = from.split('-').map(Number) as [number, number];
  if (from.endsWith('-01') && to === lastDayOfMonth(year, month)) return `Tháng ${month}/${year}`;
  return `${formatDay(from)} – ${formatDay(to)}`;
}
