import type { Day, Minute } from '../schemas/day.ts';

/** Returns today's civil day in Việt Nam, whatever time zone the machine is in. */
export function today(): Day {
  return dayAt(Date.now());
}

/** Returns the present minute in Việt Nam. */
export function now(): Minute {
  return localTime(Date.now()).slice(0, 16);
}

/** Returns the civil day in Việt Nam at a moment, given in milliseconds since 1970. */
export function dayAt(millis: number): Day {
  return localTime(millis).slice(0, 10);
}

/** Việt Nam has been at UTC+7, without summer time, since 13 June 1975. */
const OFFSET_MILLIS = 7 * 3600 * 1000;

function localTime(millis: number): string {
  return new Date(millis + OFFSET_MILLIS).toISOString();
}
