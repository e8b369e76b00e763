import { z } from 'zod';
import type { OpenHours } from '../text/open-state.ts';
import { capitalise } from '../text/format.ts';
import { timeOf } from '../text/open-state.ts';
import { addDays, daysFrom, weekday, type Day } from './day.ts';
import { field, list } from './fields.ts';
import { daysClosed, isWorkingDay, type DaysOff } from './holidays.ts';
import { valuesOf, weekdays } from './vocabulary.ts';

const MINUTES_OF_DAY = 24 * 60;

/** A time of day, `7:30`, `07:30`, `7h30`, `7 giờ 30` or `7 giờ`; parses to the minute of the day. */
export const clock = z
  .string()
  .max(20)
  .superRefine((written, context) => {
    if (minuteOfDay(written) === undefined)
      context.addIssue({ code: 'custom', params: { problem: 'invalid-form', example: '"7:30"' } });
  })
  .transform((written) => minuteOfDay(written)!);

const openingSchema = z.strictObject({
  days: field(list(z.enum(valuesOf(weekdays)), { min: 1, max: 7 }), 'Các ngày', {
    example: '[thu-2, thu-3, thu-4, thu-5, thu-6]',
  }),
  from: field(clock, 'Mở cửa lúc', { example: '"7:30"' }),
  to: field(clock, 'Đóng cửa lúc', { example: '"11:30"' }),
});

/** A portal closed for longer says so in a notice. */
const MAX_CLOSED_DAYS = 93;

const closedSchema = daysClosed('Lý do', MAX_CLOSED_DAYS, {
  from: '2026-11-20',
  to: '2026-11-21',
  name: 'Sửa trụ sở',
});

/** The keys of an office that say when it is open. */
export const openingFields = {
  opening: field(
    list(openingSchema, { min: 1, max: 30 }).superRefine(refuseImpossibleHours).optional(),
    'Giờ mở cửa trong tuần',
    { hint: 'Ghi để trang biết lúc này có mở cửa không; ngày lễ lấy từ content/ngay-nghi.' },
  ),
  closed: field(list(closedSchema, { max: 50 }).default([]), 'Những ngày nghỉ riêng'),
};

export type Opening = z.output<typeof openingSchema>[];

/** What is known of the hours of an office. */
export interface OfficeHours {
  opening?: Opening | undefined;
  closed: { from: Day; to?: Day | undefined; name: string }[];
  hours?: string[] | undefined;
}

/** Refuses hours that end before they begin, and hours of one day that overlap. */
function refuseImpossibleHours(opening: Opening, context: z.RefinementCtx): void {
  for (const [index, { days, from, to }] of opening.entries()) {
    if (to <= from) {
      context.addIssue({ code: 'custom', path: [index, 'to'], params: { problem: 'hours-reversed' } });
      continue;
    }
    const other = opening
      .slice(0, index)
      .find(
        (earlier) =>
          earlier.from < to && from < earlier.to && earlier.days.some((each) => days.includes(each)),
      );
    if (other)
      context.addIssue({
        code: 'custom',
        path: [index, 'from'],
        params: {
          problem: 'hours-overlap',
          day: weekdays[other.days.find((each) => days.includes(each))!],
          hours: `${timeOf(other.from)} – ${timeOf(other.to)}`,
        },
      });
  }
}

/**
 * Writes the hours of an office for people: its own words, or else its week, one line for the days that are alike. Undefined where nothing is known.
 */
export function hoursInWords({
  hours,
  opening,
}: Pick<OfficeHours, 'hours' | 'opening'>): string[] | undefined {
  if (hours || !opening) return hours;
  const alike = Map.groupBy(weekOf(opening).entries(), ([, day]) => day.join());
  const closed = alike.get('')?.map(([place]) => place) ?? [];
  alike.delete('');
  return [
    ...[...alike.values()].map(
      (days) => `${capitalise(nameDays(days.map(([place]) => place)))}: ${spansOf(days[0]![1])}`,
    ),
    `${closed.length > 0 ? `${capitalise(nameDays(closed))} và ngày lễ` : 'Ngày lễ'}: nghỉ`,
  ];
}

const WEEKDAYS = Object.values(weekdays);

/**
 * Names days of the week, given by their places from Monday on; three or more in a row by the first and the last.
 * @example nameDays([0, 1, 2, 3, 4]) // 'thứ Hai đến thứ Sáu'
 */
export function nameDays(places: number[]): string {
  const [first, last] = [places[0]!, places.at(-1)!];
  if (places.length > 2 && last - first === places.length - 1)
    return `${WEEKDAYS[first]!} đến ${WEEKDAYS[last]!}`;
  return places.map((place) => WEEKDAYS[place]).join(', ');
}

function spansOf(hours: number[]): string {
  const spans = hours.flatMap((from, at) =>
    at % 2 === 0 ? `${timeOf(from)} – ${timeOf(hours[at + 1]!)}` : [],
  );
  return spans.join(' và ');
}

/**
 * Gathers what a page must carry to say whether an office is open on any day of the coming year. Undefined for an
 * office whose hours are only told in words.
 */
export function openHoursOf(
  { opening, closed }: OfficeHours,
  daysOff: DaysOff,
  today: Day,
): OpenHours | undefined {
  if (!opening) return undefined;
  const fromMonday = weekOf(opening);
  const week = [fromMonday[6]!, ...fromMonday.slice(0, 6)];
  const usual = week.findIndex(({ length }, day) => day > 0 && length > 0);
  const days: OpenHours['days'] = {};
  for (const each of daysFrom(today, addDays(today, DAYS_AHEAD))) {
    const holiday = holidayOn(each, closed, daysOff);
    const place = weekday(each) % 7;
    if (holiday !== undefined) {
      if (week[place]!.length > 0) days[each] = holiday;
    } else if (
      usual > 0 &&
      each in daysOff.worked &&
      week[place]!.length === 0 &&
      isWorkingDay(each, daysOff)
    )
      days[each] = usual;
  }
  return { week, days };
}

/** A page that nobody builds again knows the holidays of about a year. */
const DAYS_AHEAD = 370;

/** Names what closes an office on a day: its own days off, or a public holiday; undefined for another day. */
export function holidayOn(each: Day, closed: OfficeHours['closed'], daysOff: DaysOff): string | undefined {
  const own = closed.find(({ from, to = from }) => from <= each && each <= to);
  return own?.name ?? daysOff.holidays[each] ?? fixedHoliday(each, daysOff);
}

/** Gives the holiday that falls on the same day each year (Bộ luật Lao động 2019, Điều 112), in a year without a file. */
function fixedHoliday(each: Day, { years }: DaysOff): string | undefined {
  return years.includes(Number(each.slice(0, 4))) ? undefined : FIXED_HOLIDAYS[each.slice(5)];
}

const FIXED_HOLIDAYS: Record<string, string> = {
  '01-01': 'Tết Dương lịch',
  '04-30': 'Ngày Chiến thắng',
  '05-01': 'Ngày Quốc tế lao động',
  '09-02': 'Quốc khánh',
};

/** Gives the minutes at which an office opens and closes, for each day from Monday on. */
function weekOf(opening: Opening): number[][] {
  return valuesOf(weekdays).map((name) =>
    opening
      .filter(({ days }) => days.includes(name))
      .sort((one, other) => one.from - other.from)
      .flatMap(({ from, to }) => [from, to]),
  );
}

/** Describes the hours of an office as schema.org does. */
export function openingSpecification(opening: Opening): Record<string, unknown>[] {
  const time = (minute: number) =>
    `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
  return opening.map(({ days, from, to }) => ({
    '@type': 'OpeningHoursSpecification',
    dayOfWeek: days.map((name) => SCHEMA_DAYS[name]),
    opens: time(from),
    closes: time(to),
  }));
}

const SCHEMA_DAYS: Record<Opening[number]['days'][number], string> = {
  'thu-2': 'Monday',
  'thu-3': 'Tuesday',
  'thu-4': 'Wednesday',
  'thu-5': 'Thursday',
  'thu-6': 'Friday',
  'thu-7': 'Saturday',
  'chu-nhat': 'Sunday',
};

function minuteOfDay(written: string): number | undefined {
  const [, hour, minute = '0'] = /^(\d{1,2}) ?(?::|h|giờ) ?([0-5]\d)?$/iu.exec(written.trim()) ?? [];
  const minutes = Number(hour) * 60 + Number(minute);
  return hour !== undefined && minutes <= MINUTES_OF_DAY ? minutes : undefined;
}
