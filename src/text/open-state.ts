/** The hours of an office, as plain data that a page carries for its script. */
export interface OpenHours {
  /** For each day of the week from Sunday on: the minutes of the day at which the office opens, closes, opens again … */
  week: number[][];
  /** The days that differ from their day of the week: the name of a holiday, or the number of the day it is worked like. */
  days: Record<string, string | number>;
}

/**
 * Says in words whether an office is open at a moment, in milliseconds since 1970, and until when. Counts in the time
 * of Việt Nam, which has no summer time. Runs in browsers too, where every byte of it waits on a slow line.
 */
export function openStateAt({ week, days }: OpenHours, millis: number): string {
  const hanoiMillis = 252e5;
  const dayMillis = 864e5;
  // No holiday closes an office for longer.
  const maxDaysAhead = 30;

  let closed = '';
  for (let ahead = 0; ahead <= maxDaysAhead; ahead++) {
    const date = new Date(millis + hanoiMillis + ahead * dayMillis);
    const minute = (date.getTime() % dayMillis) / 6e4;
    const differs = days[date.toISOString().slice(0, 10)];
    // A day with the name of a holiday is no place in the week, so that it has no hours.
    const hours = week[(differs || date.getUTCDay()) as number] || [];
    const next = hours.findIndex((each) => ahead || each > minute);
    if (next >= 0) {
      const time = unbroken(hours[next]!);
      if (ahead) return `${closed}, mở lại ${time} ngày\u00a0${date.getUTCDate()}/${date.getUTCMonth() + 1}`;
      if (next % 2) return `${OPEN}, đến ${time}`;
      if (next) return `${hours[next]! < 900 ? 'Nghỉ trưa' : 'Tạm nghỉ'}, mở lại ${time}`;
      return `Chưa mở cửa, mở lúc ${time}`;
    }
    closed ||= hours.length ? 'Đã hết giờ' : `Hôm nay nghỉ${differs ? ` (${differs})` : ''}`;
  }
  return closed;
}

/** Begins the words of an office that is open. */
export const OPEN = 'Đang mở cửa';

/**
 * Writes a minute of the day as it is said.
 * @example timeOf(450) // '7 giờ 30'
 */
export function timeOf(minute: number): string {
  return unbroken(minute).replace(/\u00a0/g, ' ');
}

/** Writes the same with no-break spaces. */
function unbroken(minute: number): string {
  const rest = minute % 60;
  return `${(minute - rest) / 60}\u00a0giờ${rest ? `\u00a0${rest < 10 ? '0' : ''}${rest}` : ''}`;
}
