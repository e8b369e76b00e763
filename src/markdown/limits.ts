/** What makes a body too much for a page, and where in it. */
export interface Excess {
  what: 'table' | 'nesting' | keyof typeof MOST | keyof typeof COSTS;
  /** Of what is counted: how many there may be. */
  limit: number | null;
  /** The offset in the body at which it goes beyond. */
  at: number;
}

/**
 * What makes a body too much for a page: a table whose empty cells would fill the memory, markup nested deeper, or left
 * open oftener, or simply more of it, than anybody writes by hand. Null for a body that can be shown.
 *
 * Told from the text alone, in one pass each, since a parser is the very thing that would not come to an end.
 */
export function excessOf(body: string): Excess | null {
  // Neither columns nor lines can be more than the signs that make them.
  const signs = body.split('|').length * body.length;
  if (signs > MOST_CELLS && cellsOf(body) > MOST_CELLS) return { what: 'table', limit: null, at: 0 };
  const deep = body.search(DEEP_LINE);
  if (deep !== -1) return { what: 'nesting', limit: null, at: deep };
  // Nothing below can be reached by a text as short as nearly all are.
  if (body.length < LONG) return null;
  return isNestedTooDeep(body) ? { what: 'nesting', limit: null, at: 0 } : tooMuchOf(body);
}

function isNestedTooDeep(body: string): boolean {
  if (count(body, EMPHASIS) > MOST_EMPHASIS && body.split(/\n\s*\n/).some(isOverwrought)) return true;
  if (count(body, BRACKET) > MOST_BRACKETS) return true;
  const tags = count(body, TAG);
  if (tags > MOST_TAGS || count(body, CLOSING_TAG) > MOST_TAGS) return true;
  if (count(body, FORMATTING) - count(body, CLOSING_FORMATTING) > MOST_LEFT_OPEN) return true;
  if (count(body, FOOTNOTE) > MOST_REPEATED || count(body, AT_SIGN) > MOST_REPEATED) return true;
  // A browser opens again in every paragraph whatever letters were left bold or coloured in the one before.
  const styles = new Set(body.match(STYLED)).size;
  return styles * (tags + body.split('\n').length) > MOST_REOPENED;
}

/**
 * Characters; a shorter body can only have too much of a table or of nesting: this is the least of the limits on what is
 * repeated, and half a thousand styles opened again in a thousand lines.
 */
export const LONG = 5000;
const MOST_CELLS = 200_000;
/** In one paragraph: each star may open what no other closes, and the parser goes down one call for each. */
const MOST_EMPHASIS = 20_000;
const MOST_TAGS = 20_000;
/** Bold, coloured and other letters that nothing ends: each list and paragraph behind them begins within all of them. */
const MOST_LEFT_OPEN = 2000;
/** Each may begin a link, and is held against all that end one. */
const MOST_BRACKETS = 20_000;
/** Calls of footnotes, and e-mail addresses: for each the parser may look at all the others. */
const MOST_REPEATED = 5000;
const MOST_REOPENED = 500_000;

const EMPHASIS = /[*_]/g;
const BRACKET = /\[/g;
const TAG = /<[a-z]/gi;
const CLOSING_TAG = /<\/[a-z]/gi;
const FORMATTING = /<(?:a|b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)\b/gi;
const CLOSING_FORMATTING = /<\/(?:a|b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)\b/gi;
const AT_SIGN = /@/g;
const FOOTNOTE = /\[\^/g;
const STYLED = /<(?:a|b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)\s[^>]{0,200}/gi;
/** Marks of quotations and lists, one in another at the beginning of a line. */
const DEEP_LINE = /^(?![-*+ \t]+$)[ \t]*(?:(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]))[ \t]*){100}/m;
const DELIMITER_ROW = /^[-|: \t>]+$/gm;

/** What a body may hold only so much of, by the signs of it. */
const MOST = {
  pictures: { most: 2000, sign: /!\[|<img\b/gi },
  headings: { most: 3000, sign: /^[ \t>]*(?:#|(?:=+|-+)[ \t]*$)|<h[1-6]\b/gim },
  links: { most: 10_000, sign: /\]\(|\]\[|<a\s|(?<![(<="'])https?:\/\/|(?<![\w./])www\./gi },
  blocks: { most: 50_000, sign: /\n[ \t>]*\n/g },
} as const;

function tooMuchOf(body: string): Excess | null {
  for (const [what, { most, sign }] of Object.entries(MOST)) {
    // Every sign takes two characters at the least.
    const at = body.length > 2 * most ? offsetOf(body, sign, most + 1) : -1;
    if (at !== -1) return { what: what as keyof typeof MOST, limit: most, at };
  }
  return tooCostly(body);
}

/** The offset of the nth match of a pattern; -1 when there are fewer. @param pattern global */
function offsetOf(body: string, pattern: RegExp, nth: number): number {
  let passed = 0;
  for (const { index } of body.matchAll(pattern)) if (++passed === nth) return index;
  return -1;
}

/**
 * What takes the parser the square of its number within one run of text, told by the signs of it, what ends a run, and
 * the most that the signs of each run times its length may come to, in characters.
 */
const COSTS = {
  /**
   * The text before an entity and the character it stands for are put together into a new text, and none is let go of
   * before the whole body is read. A run ends at an empty line, an item, a heading, a plain tag. A page of text with an
   * entity for every letter that has a mark comes to less than a thousandth of the limit.
   */
  entities: {
    sign: /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});/gi,
    end: /(?=\n[ \t>]*\n|\n {0,3}[-*+] +\S|\n {0,3}#{1,6} |(?<!\\)<\/?[a-z][a-z\d]{0,15}>)/i,
    most: 200_000_000,
  },
  /** For an address without a scheme that something stands directly before, the paragraph so far is copied. */
  addresses: {
    sign: /(?<![\s(]|https?:\/\/)www\./gi,
    end: /(?=\n[ \t>]*\n)/,
    most: 200_000_000,
  },
  /** Where in its line a sign stands is counted from the beginning of the line; quickly only where all is ASCII. */
  line: { sign: /[*_`[\]<~&\\@!]|:\/\/|www\./gi, end: /(?=\n)/, most: 1_000_000_000 },
} as const;

function tooCostly(body: string): Excess | null {
  for (const [what, { sign, end, most }] of Object.entries(COSTS)) {
    if (body.length ** 2 <= most || count(body, sign) * body.length <= most) continue;
    let [cost, at] = [0, 0];
    for (const run of body.split(end)) {
      cost += count(run, sign) * run.length;
      if (cost > most) return { what: what as keyof typeof COSTS, limit: null, at };
      at += run.length;
    }
  }
  return null;
}

/** The most cells a table of a body can have: every row gets as many as the row under the heads has. */
function cellsOf(body: string): number {
  let columns = 0;
  for (const row of body.match(DELIMITER_ROW) ?? []) columns = Math.max(columns, row.split('|').length);
  return columns * body.split('\n').length;
}

function isOverwrought(paragraph: string): boolean {
  return count(paragraph, EMPHASIS) > MOST_EMPHASIS;
}

function count(body: string, sign: RegExp): number {
  return body.match(sign)?.length ?? 0;
}
