import { addDays, type Day } from '../schemas/day.ts';
import type { Period } from '../schemas/report.ts';
import { describeItems, selectItems } from './count-items.ts';
import { daysPassed, lastDayOf, type Count, type Row } from './row.ts';

/**
 * Finds the longest time without a new item in a period, up to the day of the report: from the day before the period to
 * the first item, between items, and from the last item on. The row reaches this number of days and must not exceed
 * `maxGapDays`.
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
    const next = days[index + 1];
    return {
      ...{ from: addDays(from, 1), to: next === undefined ? last : addDays(next, -1) },
      days: daysPassed(from, next ?? last, allowed, row),
    };
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
