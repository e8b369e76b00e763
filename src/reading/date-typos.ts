import type { z } from 'zod';
import { isDay, lastDayOfMonth } from '../schemas/day.ts';

/**
 * Reads a day or a moment as people and programs write it: day first, in words, with a time, in another time zone, with
 * dashes of other kinds. Empty for any other text.
 * @example isoDayOf('5/9/2026 8:30') // '2026-09-05T08:30'
 * @example isoDayOf('2026-03-13T17:00:00Z') // '2026-03-14T00:00'
 */
export function isoDayOf(written: string): string {
  const text = plain(written);
  const stamp = momentOfStamp(text);
  if (stamp) return stamp;
  const parts = partsOf(text);
  if (!parts || !isDay(isoOf(parts)) || !isTime(parts)) return '';
  const { hour, minute } = parts;
  return hour === undefined ? isoOf(parts) : `${isoOf(parts)}T${hour.padStart(2, '0')}:${minute}`;
}

/** Reads the likely day from a text that could mean several days; empty for any other text. */
export function likelyDayOf(written: string): string {
  const text = plain(written);
  const [, one = '', two = '', year = ''] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{2}|\d{4})$/.exec(text) ?? [];
  const [, firstYear = '', three = '', four = ''] = /^(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})$/.exec(text) ?? [];
  const days = [
    [year, two, one],
    [year, one, two],
    [firstYear, four, three],
  ].map(([y = '', m = '', d = '']) => `${y.padStart(4, '20')}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`);
  return days.find(isDay) ?? '';
}

/** A day that is written well but does not exist. */
export interface NoSuchDay {
  month: string;
  year: string;
  /** The last day that the month has. */
  last: string;
}

/** Finds the month of a day that goes beyond it, such as 31/11; null for any other text. */
export function noSuchDay(written: string): NoSuchDay | null {
  const parts = partsOf(plain(written));
  if (!parts || !/^(?:0?[1-9]|1[0-2])$/.test(parts.month) || Number(parts.year) === 0) return null;
  const last = lastDayOfMonth(Number(parts.year), Number(parts.month));
  const day = Number(parts.day);
  return day > Number(last.slice(-2)) && day <= 31
    ? { month: String(Number(parts.month)), year: parts.year, last }
    : null;
}

/** Puts ordinary characters in the place of look-alikes, and takes off quotes. */
function plain(written: string): string {
  return written
    .replace(/["'“”‘’«»]/g, '')
    .replace(/[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/g, '-')
    .replace(/[\u2044\u2215\uff0f]/g, '/')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Reads a moment as programs write it, with seconds or a time zone, and gives it in Vietnamese time. */
function momentOfStamp(text: string): string {
  const [, day = '', time = '', zone = ''] = STAMP.exec(text) ?? [];
  if (!isDay(day) || !isTime({ hour: time.slice(0, 2), minute: time.slice(3) })) return '';
  if (!zone) return `${day}T${time}`;
  const [, sign = '+', hours = '0', minutes = '0'] = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone) ?? [];
  const offset = Number(`${sign}1`) * (Number(hours) * 60 + Number(minutes));
  const utc = Date.parse(`${day}T${time}Z`) - offset * 60_000;
  return new Date(utc + VIETNAM_MINUTES * 60_000).toISOString().slice(0, 16);
}

const STAMP =
  /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(?::\d{2}(?:[.,]\d{1,9})?)? ?(Z|[+-]\d{2}(?::?\d{2})?)?$/i;

/** Minutes by which the clock in Viet Nam is ahead. */
const VIETNAM_MINUTES = 7 * 60;

interface DayParts {
  day: string;
  month: string;
  year: string;
  hour?: string | undefined;
  minute: string;
}

function partsOf(text: string): DayParts | undefined {
  const found = [DAY_FIRST, YEAR_FIRST, TIME_FIRST].map((form) => form.exec(text)?.groups).find(Boolean);
  if (!found) return undefined;
  const { day = '', month = '', year = '', hour, minute, half = '' } = found;
  const isLate = /chiều|tối|pm/i.test(half) && Number(hour) < 12;
  return {
    ...{ day, month, year, minute: (minute ?? '00').padStart(2, '0') },
    hour: isLate ? String(Number(hour) + 12) : hour,
  };
}

function isoOf({ day, month, year }: DayParts): string {
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

function isTime({ hour, minute }: Pick<DayParts, 'hour' | 'minute'>): boolean {
  return Number(hour ?? 0) <= 23 && Number(minute) <= 59;
}

const CLOCK = String.raw`(?<hour>\d{1,2})(?: ?(?::|h|g|giờ) ?(?<minute>\d{1,2})(?: ?(?:phút|p))?| ?(?:h|g|giờ))(?: ?(?<half>sáng|trưa|chiều|tối|am|pm))?`;
const TIME = String.raw`(?:(?:T| ?[,;-]? ?(?:(?:vào )?(?:lúc|hồi) )?)${CLOCK})?`;
const WEEKDAY = String.raw`(?:(?:thứ [\p{L}\d]{1,5}|chủ nhật),? )?(?:ngày )?`;
const DAYS_FIRST = String.raw`(?<day>\d{1,2})(?: ?[/.-] ?| tháng )(?<month>\d{1,2})(?: ?[/.-] ?|,? năm )(?<year>\d{4})`;
const DAY_FIRST = new RegExp(`^${WEEKDAY}${DAYS_FIRST}${TIME}$`, 'iu');
const TIME_FIRST = new RegExp(`^(?:lúc |hồi )?${CLOCK},? ${WEEKDAY}${DAYS_FIRST}$`, 'iu');
const YEAR_FIRST = new RegExp(
  String.raw`^(?<year>\d{4})(?: ?[/.-] ?(?<month>\d{1,2}) ?[/.-] ?(?<day>\d{1,2})|(?<month>\d{2})(?<day>\d{2}))${TIME}$`,
  'iu',
);

/** Reads a month as people write it, such as `3/2026`, and writes it as the schema asks; empty for any other text. */
export function monthOf(written: string, schema: z.ZodType | undefined): string {
  const [, month = '', year = ''] =
    /^(?:tháng )?(\d{1,2})(?:[/.-]| năm )(\d{4})$/i.exec(plain(written)) ?? [];
  const [, first = '', last = ''] = /^(\d{4})[/.-]?(\d{1,2})$/.exec(plain(written)) ?? [];
  const iso = `${year || first}-${(month || last).padStart(2, '0')}`;
  return schema?.safeParse(iso).success ? iso : '';
}
