import type { Day } from '../schemas/day.ts';

/** Today's civil day in Việt Nam, whatever the machine's zone. */
export function today(): Day {
  return dayAt(Date.now());
}

/** The civil day in Việt Nam at a moment, given in milliseconds. */
export function dayAt(millis: number): Day {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' }).format(new Date(millis));
}
