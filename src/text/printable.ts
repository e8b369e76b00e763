/**
 * Makes a text fit to be printed, or written anywhere but in HTML, within one line: every sign that ends a line, moves
 * the cursor, turns the order of letters round or cannot be seen is shown by its number, and so is what a CI system
 * would take for a command of its own. What people type stays as it is.
 * @example printable('a\n::error::b') // 'a\u{a}::error::b'
 */
export function printable(text: string): string {
  const shown = showSigns(text);
  return MAY_COMMAND.test(shown) ? showMarks(shown).replace(COMMAND, numberOf) : shown;
}

/** Breaks what CI systems take for a command wherever in a line it stands. */
export function showMarks(text: string): string {
  return text.replace(MARKED, (mark) => `#${numberOf(mark)}`);
}

/** Makes a text of several lines, each of which the program began itself, fit to be printed. */
export function printableLines(text: string): string {
  return text.split('\n').map(printable).join('\n');
}

/** Makes a name or title fit to be printed that may have been typed in several lines, with spaces in their place. */
export function inOneLine(text: string): string {
  return printable(text.replace(/[\t-\r\u0085\u2028\u2029]+/g, ' '));
}

/** Shows by its number every sign of a text that cannot be seen, or that moves others; emoji keep theirs. */
export function showSigns(text: string): string {
  return SIGN.test(text)
    ? text.replace(EMOJI_OR_SIGN, (found, emoji?: string) => emoji ?? numberOf(found))
    : text;
}

/** Makes every text within a value fit to be printed; what is no text stays as it is. */
export function printableIn<T>(value: T, make: (text: string) => string = printable): T {
  if (typeof value === 'string') return make(value) as T;
  if (Array.isArray(value)) return value.map((each: unknown) => printableIn(each, make)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, printableIn(each, make)])) as T;
}

/** Writes JSON that says the same as any other, with the signs that a terminal or a CI system would act on escaped. */
export function printableJson(value: unknown): string {
  return JSON.stringify(value, null, 2)
    .replace(EMOJI_OR_SIGN, (found, emoji?: string) => emoji ?? (found === '\n' ? found : escapeUnits(found)))
    .replace(MARKED, '#\\u0023');
}

/** Controls, breaks of lines, marks of direction, letters without width, tags, halves of characters, and no characters. */
const SIGN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}]/v;

/** An emoji, which may be held together by such signs. The set of all there are takes tens of milliseconds to load. */
const EMOJI = String.raw`\p{Extended_Pictographic}\p{Emoji_Modifier}?\ufe0f?(?:\u200d\p{Extended_Pictographic}\p{Emoji_Modifier}?\ufe0f?)*|[\d#*]\ufe0f?\u20e3`;
const EMOJI_OR_SIGN = new RegExp(`(${EMOJI})|${SIGN.source}`, 'gv');

/** GitHub's older commands and those of Azure and TeamCity: they may stand anywhere in a line. */
const MARKED = /##(?=\w*\[)/g;

/** GitHub's commands stand at the start of a line, and a line may be broken at any space. */
const COMMAND = /(?<=^|\s):(?=:)/g;
const MAY_COMMAND = /##|::/;

function numberOf(sign: string): string {
  return `\\u{${sign.codePointAt(0)!.toString(16)}}`;
}

function escapeUnits(sign: string): string {
  return sign
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
}
