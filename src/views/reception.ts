import { addDays, weekday, type Day } from '../schemas/day.ts';
import {
  daysInWords,
  hoursOfReception,
  receptionDays,
  type Reception,
  type ReceptionDay,
} from '../schemas/reception.ts';
import { receptionKinds, weekdays } from '../schemas/vocabulary.ts';
import { slugify } from '../text/fold.ts';
import { capitalise, formatDay } from '../text/format.ts';
import type { ShownPortal } from './portals.ts';

type WithReception = Pick<ShownPortal, 'data' | 'addresses' | 'today' | 'daysOff'>;

/** A page that nobody builds again still has days to show after so many. */
const DAYS_ON_PAGE = 62;

/** Calendars of phones take the file once; half a year is as far as offices plan. */
const DAYS_IN_FILE = 183;

/** The id of the calendar on the page of the leaders. */
export const CALENDAR_ANCHOR = 'lich-tiep-cong-dan';

/** Lists the coming days on which citizens are received, today included. */
export function comingReceptions({ data, today, daysOff }: WithReception): ReceptionDay[] {
  const to = addDays(today, DAYS_ON_PAGE);
  return receptionDays(data.reception, data, daysOff(), { from: today, to });
}

/** A reception in words: who, when and where. */
export interface ReceptionWords {
  who: string;
  kind: string;
  /** @example 'Thứ Năm hằng tuần, 7 giờ 30 – 11 giờ 30' */
  when: string;
  place: string;
  note: string | undefined;
}

/** Puts a reception into words, the same on every page. */
export function describeReception(reception: Reception, { address }: { address: string }): ReceptionWords {
  return {
    who: reception.who,
    kind: receptionKinds[reception.kind],
    when: `${daysInWords(reception)}, ${hoursOfReception(reception)}`,
    place: reception.place ?? address,
    note: reception.note,
  };
}

/** Writes a day with its weekday. @example dayInWords('2026-12-03') // 'Thứ Năm, 03/12/2026' */
export function dayInWords(day: Day): string {
  return `${capitalise(Object.values(weekdays)[weekday(day) - 1]!)}, ${formatDay(day)}`;
}

/**
 * Writes the coming receptions as a calendar file (RFC 5545). The days are written out one by one, because a rule of
 * repetition knows no holidays. Days that lapse are in it as cancelled, so that a calendar that had them drops them.
 */
export function writeCalendar(portal: WithReception): string {
  const { data, addresses, today, daysOff } = portal;
  const host = new URL(data.url).hostname;
  const to = addDays(today, DAYS_IN_FILE);
  const days = receptionDays(data.reception, data, daysOff(), { from: today, to });
  const lines = [
    ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//cong-xa//Lich tiep cong dan//VI', 'CALSCALE:GREGORIAN'],
    ...['METHOD:PUBLISH', `X-WR-CALNAME:${escapeText(`Lịch tiếp công dân – ${data.name}`)}`],
    ...['BEGIN:VTIMEZONE', 'TZID:Asia/Ho_Chi_Minh', 'BEGIN:STANDARD', 'DTSTART:19700101T000000'],
    ...['TZOFFSETFROM:+0700', 'TZOFFSETTO:+0700', 'TZNAME:+07', 'END:STANDARD', 'END:VTIMEZONE'],
    ...days.flatMap((each) => eventOf(each, portal, host)),
    'END:VCALENDAR',
  ];
  return `${lines.map(fold).join('\r\n')}\r\n`;

  function eventOf(each: ReceptionDay, { today: stamp }: WithReception, domain: string): string[] {
    const { day, reception, holiday, moved } = each;
    const { who, kind, place, note } = describeReception(reception, data);
    const compact = day.replaceAll('-', '');
    const summary = reception.kind === 'luu-dong' ? `${kind}: ${who}` : `${who} tiếp công dân`;
    const description = [
      ...(holiday ? [`Nghỉ: ${holiday}.`] : []),
      ...(moved ? [`Chuyển từ ngày ${formatDay(moved.from)} (${moved.holiday}).`] : []),
      ...(note ? [note] : []),
    ];
    return [
      'BEGIN:VEVENT',
      `UID:${slugify(who).slice(0, 60)}-${moved?.from.replaceAll('-', '') ?? compact}-${reception.from}@${domain}`,
      `DTSTAMP:${stamp.replaceAll('-', '')}T000000Z`,
      `DTSTART;TZID=Asia/Ho_Chi_Minh:${compact}T${clockOf(reception.from)}`,
      `DTEND;TZID=Asia/Ho_Chi_Minh:${endOf(day, reception.to)}`,
      `SUMMARY:${escapeText(summary)}`,
      `LOCATION:${escapeText(place)}`,
      ...(description.length > 0 ? [`DESCRIPTION:${escapeText(description.join(' '))}`] : []),
      `STATUS:${holiday ? 'CANCELLED' : 'CONFIRMED'}`,
      `URL:${addresses.absolute(addresses.leaders)}#${CALENDAR_ANCHOR}`,
      'END:VEVENT',
    ];
  }
}

/** A reception to midnight ends on the next day, because a day has no minute 24:00 in such a file. */
function endOf(day: Day, to: number): string {
  const isMidnight = to === MINUTES_OF_DAY;
  const compact = (isMidnight ? addDays(day, 1) : day).replaceAll('-', '');
  return `${compact}T${clockOf(isMidnight ? 0 : to)}`;
}

const MINUTES_OF_DAY = 24 * 60;

function clockOf(minute: number): string {
  const two = (number: number) => String(number).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}${two(minute % 60)}00`;
}

/** Escapes a text as RFC 5545, section 3.3.11, asks. */
function escapeText(text: string): string {
  return text.replace(/[\\;,]/g, '\\$&').replace(/\r?\n/g, '\\n');
}

/** The most bytes of a line (RFC 5545, section 3.1). */
const MAX_LINE_BYTES = 75;

/** Breaks a long line between characters; a line that goes on begins with a space. */
function fold(line: string): string {
  const lines = [''];
  let bytes = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (bytes + size > MAX_LINE_BYTES) {
      lines.push(' ');
      bytes = 1;
    }
    lines[lines.length - 1] += character;
    bytes += size;
  }
  return lines.join('\r\n');
}
