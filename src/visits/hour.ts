import type { Day } from '../schemas/day.ts';

/** Seconds by which Việt Nam is ahead of UTC, without summer time since 1975. */
const AHEAD = 7 * 3600;

/** Names the hour of a second in Việt Nam. @example hourName(0) // '1970-01-01T07' */
export function hourName(time: number): string {
  return new Date((time + AHEAD) * 1000).toISOString().slice(0, 13);
}

/** Gives the first second of an hour. @example startOfHour('1970-01-01T07') // 0 */
export function startOfHour(name: string): number {
  return Date.parse(`${name}:00:00Z`) / 1000 - AHEAD;
}

/** Gives the first second of a day in Việt Nam. */
export function startOfDay(day: Day): number {
  return startOfHour(`${day}T00`);
}

/** Gives the day in Việt Nam at a second. */
export function dayAt(time: number): Day {
  return hourName(time).slice(0, 10);
}
