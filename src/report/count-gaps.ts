import { addDays, type Day } from '../schemas/day.ts';
import type { Period } from '../schemas/report.ts';
import { describeItems, selectItems } from './count-items.ts';
import { daysPassed, lastDayOf, type Count, type Row } from './row.ts';

/**
 * Finds the longest time from one item of a period to the next: at the beginning from the day before the period, at the
 * end to its last day or the day of the report. The row reaches this number of days and must not exceed `maxGapDays`.
 */
export function countGaps(
  period: Period,
  row: Row,
  allowed: NonNullable<Row['target']['maxGapDays']>,
): Count {
  const { countable, notCounted, excluded } = selectItems(period, row);
  const last = lastDayOf(period, row.asOf);
  const days: Day[] = [addDays(period.from, -1), ...countable.map(({ day }) => day)];
  const gaps = days.map((from, index) => {
    const to = days[index + 1] ?? last;
    return { from, to, days: daysPassed(from, to, allowed, row) };
  });
  return {
    actual: gaps.reduce((longest, gap) => Math.max(longest, gap.days), 0),
    max: allowed.days,
    gaps: gaps.filter((gap) => gap.days > allowed.days),
    counted: describeItems(countable, period, row.plan, () => 1),
    notCounted,
    excluded,
  };
}
