import type { Day } from '../schemas/day.ts';

/** Writes a number in the Vietnamese way, with at most two decimals. @example formatNumber(12345.5) // '12.345,5' */
export function formatNumber(value: number): string {
  return formatDecimals(value, 2);
}

/**
 * Writes a number in the Vietnamese way, rounded to at most so many decimals. Does not use `Intl.NumberFormat`, because
 * loading its data takes each process half as long as starting Node.
 * @example formatDecimals(-0.125, 3) // '-0,125'
 */
export function formatDecimals(value: number, maxDigits: number): string {
  // Moves the point in the text of the number, because multiplying 1.005 by 100 gives less than 100.5.
  const scaled = Math.round(Number(`${Math.abs(value)}e${maxDigits}`));
  // Only the smallest and the largest numbers are written with an exponent of their own.
  if (Number.isNaN(scaled)) return Math.abs(value) < 1 ? '0' : String(value);
  const digits = String(scaled).padStart(maxDigits + 1, '0');
  const whole = digits.slice(0, digits.length - maxDigits);
  const fraction = digits.slice(whole.length).replace(/0{1,20}$/, '');
  return `${value < 0 && scaled > 0 ? '-' : ''}${groupThousands(whole)}${fraction && `,${fraction}`}`;
}

function groupThousands(digits: string): string {
  const groups: string[] = [];
  for (let end = digits.length; end > 0; end -= 3) groups.unshift(digits.slice(Math.max(0, end - 3), end));
  return groups.join('.');
}

/** Writes a day in the Vietnamese way. @example formatDay('2026-09-05') // '05/09/2026' */
export function formatDay(day: Day): string {
  const [year, month, date] = day.split('-');
  return `${date}/${month}/${year}`;
}

/**
 * Writes a day as official texts do (Nghị định 30/2020/NĐ-CP): a zero before days under 10 and before January and
 * February only.
 * @example formatOfficialDay('2026-06-05') // '05/6/2026'
 */
export function formatOfficialDay(day: Day): string {
  const [year, month, date] = day.split('-');
  return `${date}/${Number(month) > 2 ? Number(month) : month}/${year}`;
}

/**
 * Writes a moment: the day, and the time of day where it has one.
 * @example formatMoment('2026-03-14T08:30') // '14/03/2026 08:30'
 */
export function formatMoment(moment: string): string {
  const [day = '', time] = moment.split('T');
  return time ? `${formatDay(day)} ${time.slice(0, 5)}` : formatDay(day);
}

/** Writes the size of a file. @example formatBytes(1536) // '1,5 KB' */
export function formatBytes(bytes: number): string {
  if (bytes < 1024) return `${bytes} byte`;
  if (bytes < 1024 * 1024) return `${formatNumber(Math.round(bytes / 102.4) / 10)} KB`;
  return `${formatNumber(Math.round(bytes / 104857.6) / 10)} MB`;
}

/** Orders texts as a Vietnamese dictionary does, and numbers by value. */
export function compareText(one: string, other: string): number {
  return (collator ??= new Intl.Collator('vi', { numeric: true })).compare(one, other);
}

// Made when it is needed: most processes of a command sort no text.
let collator: Intl.Collator | undefined;

/** Cuts a text to at most so many characters, with an ellipsis at the cut. */
export function shorten(text: string, max: number): string {
  return text.length > max ? `${text.slice(0, max - 1)}…` : text;
}

/** Makes the first letter of a text a capital. */
export function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/**
 * Writes a text as it stands in the middle of a sentence; an abbreviation keeps its capitals, and so
 * does the name of a network.
 * @example midSentence('Quý III/2026') // 'quý III/2026'
 * @example midSentence('Zalo') // 'Zalo'
 */
export function midSentence(text: string): string {
  const [first = '', second = ''] = text;
  const isWord = second !== second.toUpperCase() || /\s/.test(second);
  return isWord && !PROPER_NAME.test(text) ? first.toLowerCase() + text.slice(first.length) : text;
}

const PROPER_NAME = /^(?:Zalo|Facebook|YouTube|TikTok|Internet)(?=$|[\s,.;:()])/;

/**
 * Makes a link that a phone dials; undefined for words without a number.
 * @example telephone('0200 000 0012') // 'tel:02000000012'
 */
export function telephone(phone: string): string | undefined {
  const digits = phone.split(/[;,/]/, 1)[0]!.replace(/[^\d+]/g, '');
  return digits ? `tel:${digits}` : undefined;
}
