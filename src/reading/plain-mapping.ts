import { unitsOf } from '../text/units.ts';

/**
 * Reads a mapping of the plainest form: keys with a value of one line, or with a list of such values. Gives the data
 * that a parser of YAML gives, in a fraction of the time; undefined for any source that needs a parser. Most articles
 * without a picture have a front matter of this form.
 */
export function readPlainMapping(source: string): Record<string, unknown> | undefined {
  const units = unitsOf(source);
  const data: Record<string, unknown> = {};
  /** The list of the last key, where its values stand on lines of their own. */
  let list: unknown[] | undefined;
  let indent = 0;
  let start = source.startsWith('\n') ? 1 : 0;
  if (start === source.length) return undefined;
  while (start < source.length) {
    const lineBreak = source.indexOf('\n', start);
    const end = lineBreak === -1 ? source.length : lineBreak;
    const first = skipSpaces(units, start, end);
    if (first < end && units[first] === DASH) {
      if (list?.length === 0) indent = first - start;
      if (!list || first - start !== indent || indent > MAX_INDENT) return undefined;
      const isItem = first + 1 < end && units[first + 1] === SPACE;
      const value = isItem ? scalarIn(source, units, first + 1, end) : undefined;
      if (value === undefined) return undefined;
      list.push(value);
    } else {
      const colon = source.indexOf(':', start);
      const key = source.slice(start, colon);
      // A key without a value is null.
      if (list?.length === 0 || colon === -1 || !NAME.test(key) || Object.hasOwn(data, key)) return undefined;
      list = skipSpaces(units, colon + 1, end) === end ? [] : undefined;
      const value = list ?? valueIn(source, units, colon + 1, end);
      if (value === undefined) return undefined;
      data[key] = value;
    }
    start = end + 1;
  }
  return list?.length === 0 ? undefined : data;
}

/** A name that YAML reads as text. */
const NAME = /^(?!(?:null|true|false)$)[a-z][a-zA-Z0-9-]{0,60}$/;

/** Spaces. A deeper list may be deeper than the reader allows. */
const MAX_INDENT = 20;

/** Reads the value after the colon of a key. */
function valueIn(source: string, units: Uint16Array, start: number, end: number): unknown {
  if (units[start] !== SPACE) return undefined;
  const from = skipSpaces(units, start, end);
  if (units[from] !== OPENING_BRACKET) return scalarIn(source, units, start, end);
  const inner = BRACKETED.exec(source.slice(from, end))?.[1]?.trim();
  const names = inner?.split(',').map((name) => name.trim());
  return inner === '' ? [] : names?.every((name) => NAME.test(name)) ? names : undefined;
}

const BRACKETED = /^\[([a-zA-Z0-9, -]{0,2000})\] *$/;

/** Reads a text, a day, true or false. */
function scalarIn(
  source: string,
  units: Uint16Array,
  start: number,
  end: number,
): string | boolean | undefined {
  const from = skipSpaces(units, start, end);
  let to = end;
  while (to > from && units[to - 1] === SPACE) to--;
  if (from === to) return undefined;
  const first = units[from]!;
  if (first === DOUBLE_QUOTE || first === SINGLE_QUOTE) {
    const isClosed = to - from >= 2 && units[to - 1] === first;
    return isClosed && isPlain(units, from + 1, to - 1, first) ? source.slice(from + 1, to - 1) : undefined;
  }
  const isText = BEGINS_TEXT.test(source.charAt(from)) && isPlain(units, from, to, null);
  if (!isText) return undefined;
  const text = source.slice(from, to);
  if (text.length <= LONGEST_WORD && WORDS.has(text)) return WORDS.get(text);
  // A number has no space.
  return isDigit(first) && !text.includes(' ') && !DAY.test(text) ? undefined : text;
}

const BEGINS_TEXT = /[\p{L}0-9]/u;

/** The words that YAML does not read as text. */
const WORDS = new Map<string, boolean | undefined>([
  ...['true', 'True', 'TRUE'].map((word) => [word, true] as const),
  ...['false', 'False', 'FALSE'].map((word) => [word, false] as const),
  ...['null', 'Null', 'NULL'].map((word) => [word, undefined] as const),
]);
const LONGEST_WORD = 5;

const DAY = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2})?$/;

/**
 * Says whether a text has no character that YAML treats in a way of its own.
 * @param quote the quote around the text; null for none
 */
function isPlain(units: Uint16Array, from: number, to: number, quote: number | null): boolean {
  let steps = 0;
  for (let at = from; at < to; at++) {
    const unit = units[at]!;
    const sign = unit < SIGNS.length ? SIGNS[unit] : OTHER;
    if (sign === PLAIN) continue;
    if (sign === OTHER || unit === quote) return false;
    const isBeforeSpace = at + 1 === to || units[at + 1] === SPACE;
    if (quote === null ? unit === COLON && isBeforeSpace : unit === BACKSLASH) return false;
    if (isBeforeSpace && ++steps > MAX_STEPS) return false;
  }
  return true;
}

/** Dashes and colons before a space. The reader takes many of them in a row for levels of nesting. */
const MAX_STEPS = 20;

const [PLAIN, SPECIAL, OTHER] = [0, 1, 2];
/**
 * What each character up to U+203F is within a text: plain; with a meaning at some places; or one that this reader
 * leaves to a parser.
 */
const SIGNS = Uint8Array.from({ length: 0x2040 }, (_, code) => {
  const character = String.fromCharCode(code);
  if (/[:?\-\\"']/.test(character)) return SPECIAL;
  return /[\p{L}\p{N} !$%()+,./;<=>@^_`|~–—‘’“”…]/u.test(character) ? PLAIN : OTHER;
});

const [SPACE, DOUBLE_QUOTE, SINGLE_QUOTE, DASH] = [0x20, 0x22, 0x27, 0x2d];
const [COLON, OPENING_BRACKET, BACKSLASH] = [0x3a, 0x5b, 0x5c];

function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}

function skipSpaces(units: Uint16Array, start: number, end: number): number {
  let at = start;
  while (at < end && units[at] === SPACE) at++;
  return at;
}
