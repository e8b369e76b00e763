/**
 * Makes a text safe to print on one line, or to write anywhere except in HTML. Shows by its number every character that
 * breaks the line, moves the cursor, reverses the order of letters or is invisible, and every start of a CI system's
 * command. Keeps everything that people type.
 * @example printable('a\n::error::b') // 'a\u{a}::error::b'
 */
export function printable(text: string): string {
  const shown = showSigns(text);
  return MAY_COMMAND.test(shown) ? showMarks(shown).replace(COMMAND, numberOf) : shown;
}

/** Breaks the commands that CI systems obey anywhere in a line. */
export function showMarks(text: string): string {
  return text.replace(MARKED, (mark) => `#${numberOf(mark)}`);
}

/** Makes a text of several lines safe to print, where the program itself broke the lines. */
export function printableLines(text: string): string {
  return text.split('\n').map(printable).join('\n');
}

/** Makes a name or title safe to print, with spaces in place of line breaks. */
export function inOneLine(text: string): string {
  return printable(text.replace(/[\t-\r\u0085\u2028\u2029]+/g, ' '));
}

/** Shows by its number every character that is invisible or moves others, except within emoji. */
export function showSigns(text: string): string {
  return SIGN.test(text)
    ? text.replace(EMOJI_OR_SIGN, (found, emoji?: string) => emoji ?? numberOf(found))
    : text;
}

/** Makes every text within a value safe to print; keeps everything else. */
export function printableIn<T>(value: T, make: (text: string) => string = printable): T {
  if (typeof value === 'string') return make(value) as T;
  if (Array.isArray(value)) return value.map((each: unknown) => printableIn(each, make)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, printableIn(each, make)])) as T;
}

/** Writes a value as JSON, and escapes the characters that a terminal or a CI system would act on. */
export function printableJson(value: unknown): string {
  const json = JSON.stringify(value, null, 2);
  // Most reports have no such character, and a report of a province has millions of lines.
  const shown =
    NO_PLAIN_LETTER.test(json) && SIGN_IN_JSON.test(json)
      ? json.replace(EMOJI_OR_SIGN_IN_JSON, (found, emoji?: string) => emoji ?? escapeUnits(found))
      : json;
  return shown.includes('##') ? shown.replace(MARKED, '#\\u0023') : shown;
}

/** Controls, line breaks, marks of direction, zero-width letters, tags, lone surrogates, noncharacters. */
const SIGN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}]/v;

/**
 * An emoji, which such characters may join. Not Unicode's own set of all emoji, which takes tens of milliseconds to
 * load.
 */
const EMOJI = String.raw`\p{Extended_Pictographic}\p{Emoji_Modifier}?\ufe0f?(?:\u200d\p{Extended_Pictographic}\p{Emoji_Modifier}?\ufe0f?)*|[\d#*]\ufe0f?\u20e3`;
const EMOJI_OR_SIGN = new RegExp(`(${EMOJI})|${SIGN.source}`, 'gv');

/** The same in JSON, where only the program itself breaks lines. */
const SIGN_IN_JSON = new RegExp(String.raw`[${SIGN.source}--\n]`, 'v');
const EMOJI_OR_SIGN_IN_JSON = new RegExp(`(${EMOJI})|${SIGN_IN_JSON.source}`, 'gv');

/**
 * Any but the letters, digits and points of Vietnamese, among which no character is; many times as fast to look for.
 */
const NO_PLAIN_LETTER = /[^\n\x20-\x7e\xa0-\xac\xae-\u02ff\u1e00-\u1eff\u2010-\u2027]/;

/** The start of GitHub's older commands and those of Azure and TeamCity, anywhere in a line. */
const MARKED = /##(?=\w*\[)/g;

/** The start of GitHub's commands, after any space too, because a line may wrap at any space. */
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
