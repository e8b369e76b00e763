import { addDays, daysFrom, dayOf, daysBetween, lastDayOfMonth, weekday, type Day } from '../schemas/day.ts';
import { isWorkingDay, NO_DAYS_OFF, type DaysOff } from '../schemas/holidays.ts';
import type { Plan } from '../schemas/plan.ts';
import type { Period, RequiredReport } from '../schemas/report.ts';
import { periodKinds, valuesOf, type PeriodKind } from '../schemas/vocabulary.ts';
import { compareCodeUnits } from '../text/compare.ts';
import { formatDay } from '../text/format.ts';

/**
 * Lists the periods of one kind in a plan's year, in order, with the plan's deadline for each.
 * `nd09` follows Nghị định 09/2019/NĐ-CP, Điều 12: periods run from the 15th to the 14th; `monthStarts` names another
 * day. Weeks are ISO weeks. A working day is a period of its own.
 */
export function periodsOf(plan: DividedYear, kind: PeriodKind, daysOff: DaysOff = NO_DAYS_OFF): Period[] {
  const { year, periods } = plan;
  const dueOf = (id: string) => periods.deadlines.find(({ period }) => period === id)?.due ?? null;
  if (periods.scheme === 'custom')
    return periods.custom
      .filter((period) => period.kind === kind)
      .map((period) => ({ ...period, due: period.due ?? dueOf(period.id) }))
      .sort((a, b) => (a.from < b.from ? -1 : 1));

  const start = plan.monthStarts ?? (periods.scheme === 'calendar' ? 1 : 15);
  const spans =
    kind === 'working-day'
      ? workingDaysOf(monthSpansOf(year, 'year', start)[0]!, daysOff)
      : kind === 'week'
        ? weeksOf(year)
        : monthSpansOf(year, kind, start);
  return spans.map((span) => ({ kind, ...span, due: dueOf(span.id) }));
}

/** Finds a period of a plan's year by its identifier, of whichever kind. */
export function periodById(plan: DividedYear, id: string): Period | undefined {
  return valuesOf(periodKinds)
    .flatMap((kind) => periodsOf(plan, kind))
    .find((period) => period.id === id);
}

/** Gives the days of a plan's year: those of its period of a year, or else of the calendar. */
export function yearDaysOf(plan: DividedYear): Pick<Period, 'from' | 'to'> {
  return periodsOf(plan, 'year')[0] ?? { from: dayOf(plan.year, 1, 1), to: dayOf(plan.year, 12, 31) };
}

/** Lists the periods for which a plan wants a report, in order of their last day; `daysLeft` until a report is due. */
export function reportsOf(plan: DividedYear, asOf: Day): RequiredReport[] {
  return plan.periods.deadlines
    .flatMap(({ period }) => periodById(plan, period) ?? [])
    .map((period) => ({
      ...period,
      ...(period.due !== null && asOf <= period.due ? { daysLeft: daysBetween(asOf, period.due) } : {}),
    }))
    .sort((a, b) => compareCodeUnits(a.to, b.to));
}

/**
 * Cuts a period to the days that count: from the first day of the plan to the last day of the plan or target. Returns
 * null when no day is left.
 */
export function cutTo(period: Period, first: Day | undefined, last: Day | undefined): Period | null {
  const from = first && first > period.from ? first : period.from;
  const to = last && last < period.to ? last : period.to;
  return from > to ? null : { ...period, from, to };
}

/** What decides the periods of a plan. */
type DividedYear = Pick<Plan, 'year' | 'periods' | 'monthStarts'>;

type Span = Pick<Period, 'id' | 'label' | 'from' | 'to'>;

const ROMAN = ['I', 'II', 'III', 'IV'];

/** @param start the day of the month before on which a month begins; 1 for months of the calendar */
function monthSpansOf(
  year: number,
  kind: Exclude<PeriodKind, 'week' | 'working-day'>,
  start: number,
): Span[] {
  const span = (id: string, label: string, firstMonth: number, lastMonth: number): Span => ({
    id,
    label,
    from: start === 1 ? dayOf(year, firstMonth, 1) : dayOf(year, firstMonth - 1, start),
    to: start === 1 ? lastDayOfMonth(year, lastMonth) : dayOf(year, lastMonth, start - 1),
  });
  const count = (length: number) => Array.from({ length }, (_, index) => index + 1);

  switch (kind) {
    case 'month':
      return count(12).map((n) => span(`${year}-${String(n).padStart(2, '0')}`, `Tháng ${n}/${year}`, n, n));
    case 'quarter':
      return count(4).map((n) => span(`${year}-Q${n}`, `Quý ${ROMAN[n - 1]}/${year}`, n * 3 - 2, n * 3));
    case 'half':
      return [
        span(`${year}-H1`, `6 tháng đầu năm ${year}`, 1, 6),
        span(`${year}-H2`, `6 tháng cuối năm ${year}`, 7, 12),
      ];
    case 'nine-months':
      return [span(`${year}-9M`, `9 tháng năm ${year}`, 1, 9)];
    case 'year':
      return [span(`${year}`, `Năm ${year}`, 1, 12)];
  }
}

function workingDaysOf({ from, to }: Span, daysOff: DaysOff): Span[] {
  const days: Span[] = [];
  for (const day of daysFrom(from, to))
    if (isWorkingDay(day, daysOff))
      days.push({ id: day, label: `Ngày ${formatDay(day)}`, from: day, to: day });
  return days;
}

/** Lists the ISO weeks of a year: those whose Thursday lies in it. */
function weeksOf(year: number): Span[] {
  const fourth = dayOf(year, 1, 4);
  const weeks: Span[] = [];
  for (
    let monday = addDays(fourth, 1 - weekday(fourth));
    addDays(monday, 3) <= dayOf(year, 12, 31);
    monday = addDays(monday, 7)
  ) {
    const number = weeks.length + 1;
    weeks.push({
      id: `${year}-W${String(number).padStart(2, '0')}`,
      label: `Tuần ${number}/${year}`,
      from: monday,
      to: addDays(monday, 6),
    });
  }
  return weeks;
}

/** Says whether periods of one kind are shorter than those of another. */
export function isShorterKind(one: PeriodKind, other: PeriodKind): boolean {
  return LENGTHS.indexOf(one) < LENGTHS.indexOf(other);
}

/** The kinds of periods from the shortest to the longest. */
const LENGTHS = valuesOf(periodKinds);

/** Says whether a plan that asks for something in periods of a kind wants it again and again, and no number in all. */
export function isContinuousKind(kind: PeriodKind): boolean {
  return kind === 'week' || kind === 'working-day';
}
