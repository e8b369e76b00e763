import { z } from 'zod';

/** A civil day in Việt Nam, `yyyy-mm-dd`. Days have no time zone and compare as strings. */
export type Day = string;

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const MOMENT = /^(\d{4}-\d{2}-\d{2})(T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?(\+07:00)?)?$/;

/**
 * Says whether a text is an existing day.
 * @example isDay('2026-02-29') // false
 */
export function isDay(text: string): boolean {
  if (!DAY.test(text)) return false;
  // Without a Date, which takes several times as long for each day of a province.
  const [year, month, day] = [Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8))];
  return year >= FIRST_YEAR && day >= 1 && day <= daysIn(year, month);
}

/** `Date.UTC` takes an earlier year for one of the 20th century. */
const FIRST_YEAR = 100;

/** Counts the days of a month (1–12) of the Gregorian calendar; none for another number. */
function daysIn(year: number, month: number): number {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 2 && isLeap ? 29 : (DAYS_OF_MONTHS[month - 1] ?? 0);
}

const DAYS_OF_MONTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Returns the day `count` days after a day, or before it when `count` is negative. */
export function addDays(day: Day, count: number): Day {
  return toDay(toMillis(day) + count * MILLIS_PER_DAY);
}

/** Counts the days from one day to another; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((toMillis(to) - toMillis(from)) / MILLIS_PER_DAY);
}

/** Lists the days from one to another, both included; none when the last is before the first. */
export function* daysFrom(first: Day, last: Day): Generator<Day> {
  // Counts instead of comparing, because a day after the year 9999 compares as an earlier one.
  const count = daysBetween(first, last);
  for (let number = 0; number <= count; number++) yield addDays(first, number);
}

/** Returns the day of the week by ISO 8601: 1 for Monday … 7 for Sunday. */
export function weekday(day: Day): number {
  return new Date(toMillis(day)).getUTCDay() || 7;
}

/** Returns the last day of a month (1–12). */
export function lastDayOfMonth(year: number, month: number): Day {
  return toDay(Date.UTC(year, month, 0));
}

/** Builds a day from numbers; months outside 1–12 roll over into the neighbouring years. */
export function dayOf(year: number, month: number, day: number): Day {
  return toDay(Date.UTC(year, month - 1, day));
}

const MILLIS_PER_DAY = 86_400_000;

function toMillis(day: Day): number {
  return Date.parse(`${day}T00:00:00Z`);
}

function toDay(millis: number): Day {
  const date = new Date(millis);
  return Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(0, 10);
}

/** A day in a file. Drops a time of day, which may follow it (contract, section 1). */
export const day = z
  .string()
  .refine(isMoment, { params: { problem: 'invalid-day' } })
  .transform(dayOfMoment);

/** A day with an optional time of day, read as +07:00: `2026-03-14` or `2026-03-14T08:30`. */
export const moment = z.string().refine(isMoment, { params: { problem: 'invalid-moment' } });

/**
 * Returns the civil day of a moment.
 * @example dayOfMoment('2026-10-01T00:30') // '2026-10-01'
 */
export function dayOfMoment(text: string): Day {
  return text.slice(0, 10);
}

/** A minute in Việt Nam, `yyyy-mm-ddThh:mm`. Minutes compare as strings. */
export type Minute = string;

/** The minute at which a day or moment begins. @example minuteOf('2026-10-01') // '2026-10-01T00:00' */
export function minuteOf(text: string): Minute {
  return text.includes('T') ? text.slice(0, 16) : `${text}T00:00`;
}

/**
 * The minute at which a day or moment is over; a moment is over when it begins.
 * @example endOf('2026-09-30') // '2026-10-01T00:00'
 */
export function endOf(text: string): Minute {
  return text.includes('T') ? minuteOf(text) : minuteOf(addDays(text, 1));
}

/** Says whether something that begins on a day or at a moment has begun: by the end of a day, or at a minute. */
export function hasBegun(from: string, asOf: Day | Minute): boolean {
  return asOf.includes('T') ? minuteOf(from) <= asOf : dayOfMoment(from) <= asOf;
}

/** Says whether something that lasts to the end of a day or to a moment is over: on a day, or at a minute. */
export function isOver(to: string, asOf: Day | Minute): boolean {
  return asOf.includes('T') ? endOf(to) <= asOf : dayOfMoment(to) < asOf;
}

/** Says whether a text is an existing day, or a minute of one. */
export function isDayOrMinute(text: string): boolean {
  return isDay(text) || (text.length === 16 && isMoment(text));
}

function isMoment(text: string): boolean {
  return MOMENT.test(text) && isDay(dayOfMoment(text));
}
