import { z } from 'zod';
import { compareCodeUnits } from '../text/compare.ts';
import { capitalise, formatDay } from '../text/format.ts';
import { timeOf } from '../text/open-state.ts';
import { addDays, daysFrom, day, daysBetween, weekday, type Day } from './day.ts';
import { field, identifier, list, text } from './fields.ts';
import { isWorkingDay, type DaysOff } from './holidays.ts';
import { clock, holidayOn, nameDays, type OfficeHours } from './opening.ts';
import { receptionKinds, receptionOnHolidays, valuesOf, weekdays } from './vocabulary.ts';

/** The last day that every month has. */
const MAX_DAY_OF_EVERY_MONTH = 28;

const receptionSchema = z
  .strictObject({
    who: field(text(1, 200), 'Ai tiếp, hay phục vụ việc gì', { example: 'Chủ tịch Ủy ban nhân dân xã' }),
    kind: field(z.enum(valuesOf(receptionKinds)).default('tiep-cong-dan'), 'Loại buổi', {
      example: 'luu-dong',
    }),
    leader: field(identifier().optional(), 'Tên tệp của người tiếp trong lanh-dao', {
      example: 'chu-tich-ubnd',
    }),
    days: field(list(z.enum(valuesOf(weekdays)), { min: 1, max: 7 }).optional(), 'Thứ trong tuần', {
      example: '[thu-5]',
    }),
    weeks: field(list(z.int().min(1).max(4), { min: 1, max: 4 }).optional(), 'Tuần thứ mấy trong tháng', {
      hint: 'Không ghi thì là tuần nào cũng vậy.',
      example: '[1, 3]',
    }),
    monthDays: field(
      list(z.int().min(1).max(MAX_DAY_OF_EVERY_MONTH), { min: 1, max: MAX_DAY_OF_EVERY_MONTH }).optional(),
      'Ngày nào hằng tháng',
      { example: '[10, 25]' },
    ),
    dates: field(list(day, { min: 1, max: 100 }).optional(), 'Những ngày cụ thể', {
      example: '[2026-12-08, 2026-12-22]',
    }),
    from: field(clock, 'Từ lúc', { example: '"7:30"' }),
    to: field(clock, 'Đến lúc', { example: '"11:30"' }),
    place: field(text(1, 300).optional(), 'Ở đâu', { hint: 'Không ghi thì là địa chỉ trụ sở.' }),
    note: field(text(1, 300).optional(), 'Dặn thêm', { example: 'Đăng ký trước qua số 0200 000 0010' }),
    ifHoliday: field(z.enum(valuesOf(receptionOnHolidays)).optional(), 'Trùng ngày nghỉ lễ thì sao', {
      example: 'chuyen',
    }),
  })
  .superRefine(({ days, weeks, monthDays, dates, from, to }, context) => {
    const refuse = (path: PropertyKey[], params: Record<string, unknown>) =>
      context.addIssue({ code: 'custom', path, params });
    if (to <= from) refuse(['to'], { problem: 'reception-hours' });
    if (weeks && !days) refuse(['weeks'], { problem: 'reception-days', isWeekAlone: true });
    else if (!days && !monthDays && !dates) refuse([], { problem: 'reception-days', isWeekAlone: false });
  });

/** The key of portal.yaml that says when citizens are received and where mobile services come. */
export const receptionFields = {
  reception: field(list(receptionSchema, { max: 40 }).default([]), 'Lịch tiếp công dân, phục vụ lưu động', {
    hint: 'Trang Lãnh đạo, Phản ánh, Giao dịch và tệp lịch (.ics) đều lấy từ đây; ngày lễ lấy từ content/ngay-nghi.',
  }),
};

export type Reception = z.output<typeof receptionSchema>;

/** One day on which somebody receives citizens, or would have. */
export interface ReceptionDay {
  day: Day;
  reception: Reception;
  /** The holiday for which it lapses. */
  holiday?: string;
  /** The holiday from which it was moved, and its name. */
  moved?: { from: Day; holiday: string };
}

/**
 * Lists the days of a reception from one day to another, both included, in order. A day that is a holiday moves to the
 * next working day where the portal says so; else it lapses, and is listed with the name of the holiday.
 */
export function receptionDays(
  receptions: readonly Reception[],
  { closed }: Pick<OfficeHours, 'closed'>,
  daysOff: DaysOff,
  { from, to }: { from: Day; to: Day },
): ReceptionDay[] {
  const found: ReceptionDay[] = [];
  for (const each of daysFrom(addDays(from, -MAX_DAYS_MOVED), to))
    for (const reception of receptions) {
      if (!fallsOn(reception, each)) continue;
      const holiday = holidayOn(each, closed, daysOff);
      if (holiday === undefined) found.push({ day: each, reception });
      else {
        const next = reception.ifHoliday === 'chuyen' ? nextWorkingDay(each, closed, daysOff) : undefined;
        if (next === undefined || fallsOn(reception, next)) found.push({ day: each, reception, holiday });
        else found.push({ day: next, reception, moved: { from: each, holiday } });
      }
    }
  return found
    .filter(({ day: each }) => from <= each && each <= to)
    .sort((one, other) => compareCodeUnits(one.day, other.day) || one.reception.from - other.reception.from);
}

/** The most days by which a day of reception is moved; no office is closed for longer at a stretch. */
const MAX_DAYS_MOVED = 31;

/** Says whether a reception is due on a day by its rule, whether or not that is a holiday. */
function fallsOn({ days, weeks, monthDays, dates }: Reception, each: Day): boolean {
  const dayOfMonth = Number(each.slice(8));
  return (
    (days?.includes(valuesOf(weekdays)[weekday(each) - 1]!) === true &&
      (weeks?.includes(Math.ceil(dayOfMonth / 7)) ?? true)) ||
    monthDays?.includes(dayOfMonth) === true ||
    dates?.includes(each) === true
  );
}

function nextWorkingDay(after: Day, closed: OfficeHours['closed'], daysOff: DaysOff): Day | undefined {
  for (let each = addDays(after, 1); daysBetween(after, each) <= MAX_DAYS_MOVED; each = addDays(each, 1))
    if (isWorkingDay(each, daysOff) && holidayOn(each, closed, daysOff) === undefined) return each;
  return undefined;
}

/**
 * Writes on which days a reception is.
 * @example daysInWords(weekly) // 'Thứ Năm hằng tuần'
 */
export function daysInWords({ days, weeks, monthDays, dates }: Reception): string {
  const order = valuesOf(weekdays);
  const ofWeek = days && nameDays(days.map((each) => order.indexOf(each)).sort((a, b) => a - b));
  return [
    ...(ofWeek ? [weeks ? `${ofWeek} ${weeksInWords(weeks)} hằng tháng` : `${ofWeek} hằng tuần`] : []),
    ...(monthDays ? [`ngày ${joinWithAnd(monthDays.toSorted((a, b) => a - b).map(String))} hằng tháng`] : []),
    ...(dates ? [`ngày ${joinWithAnd(dates.toSorted(compareCodeUnits).map(formatDay))}`] : []),
  ]
    .map((words, index) => (index === 0 ? capitalise(words) : words))
    .join('; ');
}

/** Writes from when to when a reception is. @example hoursOfReception(weekly) // '7 giờ 30 – 11 giờ 30' */
export function hoursOfReception({ from, to }: Pick<Reception, 'from' | 'to'>): string {
  return `${timeOf(from)} – ${timeOf(to)}`;
}

function weeksInWords(weeks: number[]): string {
  return joinWithAnd(weeks.toSorted((a, b) => a - b).map((week) => `tuần thứ ${ORDINALS[week]}`));
}

const ORDINALS: Record<number, string> = { 1: 'nhất', 2: 'hai', 3: 'ba', 4: 'tư' };

function joinWithAnd(words: string[]): string {
  return words.length > 1 ? `${words.slice(0, -1).join(', ')} và ${words.at(-1)!}` : words.join('');
}
