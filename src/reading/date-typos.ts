import type { z } from 'zod';
import { isDay } from '../schemas/day.ts';

/**
 * Reads a day or a moment as people write it: day first, in words, with a time. Empty for any other text.
 * @example isoDayOf('5/9/2026 8:30') // '2026-09-05T08:30'
 */
export function isoDayOf(written: string): string {
  const text = written.replace(/^["'“”‘’]|["'“”‘’]$/g, '').trim();
  const parts = DAY_FIRST.exec(text)?.groups ?? YEAR_FIRST.exec(text)?.groups;
  if (!parts) return '';
  const { day = '', month = '', year = '', hour, minute = '00' } = parts;
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (!isDay(iso) || Number(hour ?? 0) > 23 || Number(minute) > 59) return '';
  return hour === undefined ? iso : `${iso}T${hour.padStart(2, '0')}:${minute}`;
}

/** Reads the likely day from a text that could mean several days; empty for any other text. */
export function likelyDayOf(written: string): string {
  const text = written.replace(/["'“”‘’]/g, '').trim();
  const [, one = '', two = '', year = ''] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{2}|\d{4})$/.exec(text) ?? [];
  const [, firstYear = '', three = '', four = ''] = /^(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})$/.exec(text) ?? [];
  const days = [
    [year, two, one],
    [year, one, two],
    [firstYear, four, three],
  ].map(([y = '', m = '', d = '']) => `${y.padStart(4, '20')}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`);
  return days.find(isDay) ?? '';
}

const TIME = String.raw`(?:[T, ]\s*(?<hour>\d{1,2})(?:[:hg](?<minute>\d{2})|(?:h|g|giờ)))?`;
const DAY_FIRST = new RegExp(
  String.raw`^(?:ngày )?(?<day>\d{1,2})(?:[/.-]| tháng )(?<month>\d{1,2})(?:[/.-]| năm )(?<year>\d{4})${TIME}$`,
  'i',
);
const YEAR_FIRST = new RegExp(
  String.raw`^(?<year>\d{4})(?:[/.-](?<month>\d{1,2})[/.-](?<day>\d{1,2})|(?<month>\d{2})(?<day>\d{2}))${TIME}$`,
);

/** Reads a month as people write it, such as `3/2026`, and writes it as the schema asks; empty for any other text. */
export function monthOf(written: string, schema: z.ZodType | undefined): string {
  const [, month = '', year = ''] =
    /^(?:tháng )?(\d{1,2})(?:[/.-]| năm )(\d{4})$/i.exec(written.trim()) ?? [];
  const [, first = '', last = ''] = /^(\d{4})[/.]?(\d{1,2})$/.exec(written.trim()) ?? [];
  const iso = `${year || first}-${(month || last).padStart(2, '0')}`;
  return schema?.safeParse(iso).success ? iso : '';
}
