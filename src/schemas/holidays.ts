import { z } from 'zod';
import { addDays, day, daysFrom, isDay, weekday, type Day } from './day.ts';
import { field, list, text } from './fields.ts';

const MAX_DAYS_OF_ONE_HOLIDAY = 31;

/**
 * Consecutive days on which an office is closed, and why.
 * @param name the label of the reason
 * @param max the most consecutive days; more is a typing mistake
 */
export function daysClosed(name: string, max: number, example: { from: Day; to: Day; name: string }) {
  return z
    .strictObject({
      from: field(day, 'Nghỉ từ ngày', { example: example.from }),
      to: field(day.optional(), 'Nghỉ đến hết ngày', {
        hint: 'Nghỉ một ngày thì để trống.',
        example: example.to,
      }),
      name: field(text(1, 100), name, { example: example.name }),
    })
    .superRefine(({ from, to = from }, context) => {
      const refuse = (params: Record<string, unknown>) =>
        context.addIssue({ code: 'custom', path: ['to'], params });
      // A day that does not exist was refused by itself, and compares with nothing.
      if (!isDay(from) || !isDay(to)) return;
      if (to < from) refuse({ problem: 'days-reversed' });
      else if (addDays(from, max) <= to) refuse({ problem: 'holiday-too-long', limit: max });
    });
}

const holidaySchema = daysClosed('Tên ngày nghỉ', MAX_DAYS_OF_ONE_HOLIDAY, {
  from: '2026-02-16',
  to: '2026-02-20',
  name: 'Tết Nguyên đán',
});

const swappedDaySchema = z.strictObject({
  day: field(day, 'Ngày làm bù', { example: '2026-08-22' }),
  name: field(text(1, 100), 'Làm bù cho ngày nào', { example: 'Làm bù cho ngày 31/8' }),
});

/**
 * The public holidays of a year and the weekend days worked instead of others: `ngay-nghi/<năm>.yaml`. The days are
 * announced every year by the ministry of home affairs (Bộ luật Lao động 2019, Điều 112).
 */
export const holidaysSchema = z.strictObject({
  source: field(text(1, 300), 'Văn bản công bố', {
    example: 'Thông báo của Bộ Nội vụ về lịch nghỉ năm 2026',
  }),
  holidays: field(list(holidaySchema, { max: 40 }), 'Các ngày nghỉ'),
  worked: field(list(swappedDaySchema, { max: 20 }).default([]), 'Các ngày nghỉ hằng tuần đi làm bù'),
});

export type Holidays = z.output<typeof holidaysSchema>;

/**
 * Which days state offices are closed, or work outside the usual week; plain data, which can pass between processes.
 */
export interface DaysOff {
  /** The years whose holidays are known. */
  years: number[];
  /** The name of the holiday on each day of one. */
  holidays: Record<Day, string>;
  /** The weekend days that are worked, each with what for. */
  worked: Record<Day, string>;
}

/** No holiday is known. */
export const NO_DAYS_OFF: DaysOff = { years: [], holidays: {}, worked: {} };

/** Joins the holidays of several years. */
export function joinHolidays(byYear: readonly [year: number, Holidays][]): DaysOff {
  const joined: DaysOff = { years: byYear.map(([year]) => year), holidays: {}, worked: {} };
  for (const [, { holidays, worked }] of byYear) {
    for (const { from, to = from, name } of holidays)
      for (const each of daysFrom(from, to)) joined.holidays[each] ??= name;
    for (const { day: each, name } of worked) joined.worked[each] = name;
  }
  return joined;
}

/** Says whether state offices work on a day: from Monday to Friday, but for holidays, and on days worked instead. */
export function isWorkingDay(each: Day, { holidays, worked }: DaysOff): boolean {
  if (each in worked) return true;
  return weekday(each) <= 5 && !(each in holidays);
}

/**
 * Counts the working days after a day up to another one, that one included; 0 when `to` is not later.
 * @example workingDaysBetween('2026-08-28', '2026-09-03', daysOff) // a Friday to a Thursday
 */
export function workingDaysBetween(from: Day, to: Day, daysOff: DaysOff): number {
  let count = 0;
  for (const each of daysFrom(addDays(from, 1), to)) if (isWorkingDay(each, daysOff)) count++;
  return count;
}
