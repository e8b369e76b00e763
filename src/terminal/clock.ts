import type { Day, Minute } from '../schemas/day.ts';

/** Returns today's civil day in Việt Nam, whatever time zone the machine is in. */
export function today(): Day {
  return dayAt(Date.now());
}

/** Returns the present minute in Việt Nam. */
export function now(): Minute {
  const millis = Date.now();
  const time = new Intl.DateTimeFormat('sv-SE', {
    ...{ timeZone: 'Asia/Ho_Chi_Minh', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  }).format(new Date(millis));
  return `${dayAt(millis)}T${time}`;
}

/** Returns the civil day in Việt Nam at a moment, given in milliseconds since 1970. */
export function dayAt(millis: number): Day {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' }).format(new Date(millis));
}
