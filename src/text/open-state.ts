/** The hours of an office, as plain data that a page carries for its script. */
export interface OpenHours {
  /** For each day of the week from Monday on: the minutes of the day at which the office opens, closes, opens again … */
  week: number[][];
  /** The days that differ from their day of the week: the name of a holiday, or the number of the day it is worked like. */
  days: Record<string, string | number>;
}

/**
 * Says in words whether an office is open at a moment, in milliseconds since 1970, and until when. Counts in the time
 * of Việt Nam, which has no summer time. Runs in browsers too, where every byte of it waits on a slow line.
 */
export function openStateAt({ week, days }: OpenHours, millis: number): string {
  const dateIn = (count: number) => new Date(millis + HANOI_MILLIS + count * DAY_MILLIS);
  const differs = (date: Date) => days[date.toISOString().slice(0, 10)];
  // A day with the name of a holiday is no place in the week, so that it has no hours.
  const hoursOn = (date: Date) => week[(differs(date) ?? (date.getUTCDay() + 6) % 7) as number] ?? [];

  const now = dateIn(0);
  const hours = hoursOn(now);
  const minute = now.getUTCHours() * 60 + now.getUTCMinutes();
  const next = hours.findIndex((each) => each > minute);
  if (next % 2 === 1) return `${OPEN}, đến ${unbroken(hours[next]!)}`;
  if (next === 0) return `Chưa mở cửa, mở lúc ${unbroken(hours[0]!)}`;
  if (next > 0) return `${hours[next]! < 900 ? 'Nghỉ trưa' : 'Tạm nghỉ'}, mở lại ${unbroken(hours[next]!)}`;

  const holiday = differs(now);
  const lead = hours[0] ? 'Đã hết giờ' : `Hôm nay nghỉ${holiday ? ` (${holiday})` : ''}`;
  for (let count = 1; count <= MAX_DAYS_AHEAD; count++) {
    const date = dateIn(count);
    const [opens] = hoursOn(date);
    if (opens)
      return `${lead}, mở lại ${unbroken(opens)} ngày\u00a0${date.getUTCDate()}/${date.getUTCMonth() + 1}`;
  }
  return lead;
}

/** Begins the words of an office that is open. */
export const OPEN = 'Đang mở cửa';

/**
 * Writes a minute of the day as it is said.
 * @example timeOf(450) // '7 giờ 30'
 */
export function timeOf(minute: number): string {
  const rest = minute % 60;
  return `${(minute - rest) / 60} giờ${rest ? ` ${rest < 10 ? '0' : ''}${rest}` : ''}`;
}

/** Writes the same with no-break spaces. */
function unbroken(minute: number): string {
  return timeOf(minute).replace(/ /g, '\u00a0');
}

const DAY_MILLIS = 864e5;
const HANOI_MILLIS = 252e5;

/** No holiday closes an office for longer. */
const MAX_DAYS_AHEAD = 30;
