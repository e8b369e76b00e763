/** Why a body cannot be rendered, and where in it. */
export interface BodyExcess {
  what: 'table' | 'nesting' | keyof typeof MAX_COUNTS | keyof typeof MAX_COSTS;
  /** The most of what is counted; null for what is not counted. */
  limit: number | null;
  /** The offset in the body at which it exceeds the limit. */
  at: number;
}

/**
 * Finds what would make a body fill the memory or keep the parser busy for minutes: a table of too many cells, or markup
 * that is nested deeper, left open more often, or repeated more often than anybody writes by hand. Null for other bodies.
 *
 * Searches the text in one pass for each limit, without a parser, because the parser is what would not finish.
 */
export function excessOf(body: string): BodyExcess | null {
  // A body has at most as many columns as it has bars, and at most as many lines as characters.
  const maxCells = body.split('|').length * body.length;
  if (maxCells > MAX_CELLS && cellsOf(body) > MAX_CELLS) return { what: 'table', limit: null, at: 0 };
  const deep = body.search(DEEP_LINE);
  if (deep !== -1) return { what: 'nesting', limit: null, at: deep };
  // A shorter body, like nearly every body, cannot exceed the limits below.
  if (body.length < MIN_COSTLY_LENGTH) return null;
  return isNestedTooDeep(body) ? { what: 'nesting', limit: null, at: 0 } : tooMuchOf(body);
}

function isNestedTooDeep(body: string): boolean {
  if (count(body, EMPHASIS) > MAX_EMPHASIS_SIGNS && body.split(/\n\s*\n/).some(hasTooMuchEmphasis))
    return true;
  if (count(body, BRACKET) > MAX_BRACKETS) return true;
  const tags = count(body, TAG);
  if (tags > MAX_TAGS || count(body, CLOSING_TAG) > MAX_TAGS) return true;
  if (count(body, FORMATTING) - count(body, CLOSING_FORMATTING) > MAX_UNCLOSED_TAGS) return true;
  if (count(body, FOOTNOTE) > MAX_REFERENCES || count(body, AT_SIGN) > MAX_REFERENCES) return true;
  // An HTML parser opens every style that is left open again in each following paragraph.
  const styles = new Set(body.match(STYLED)).size;
  return styles * (tags + body.split('\n').length) > MAX_REOPENED_STYLES;
}

/**
 * Characters. A shorter body can only exceed the limits on tables and on nesting: it has no room for the smallest of the
 * other limits, nor for 500 styles reopened in 1000 lines.
 */
export const MIN_COSTLY_LENGTH = 5000;
/** Cells of all tables of a body. */
const MAX_CELLS = 200_000;
/** Stars and underscores in one paragraph. Each may open an emphasis that none closes, and the parser recurses for each. */
const MAX_EMPHASIS_SIGNS = 20_000;
/** Opening tags, and likewise closing tags. */
const MAX_TAGS = 20_000;
/** Tags for bold, coloured and other letters without a closing tag. Every block below them is nested in all of them. */
const MAX_UNCLOSED_TAGS = 2000;
/** Opening brackets. Each may begin a link, and the parser compares it with all that may end one. */
const MAX_BRACKETS = 20_000;
/** Footnote references, and likewise e-mail addresses. For each, the parser may look at all others. */
const MAX_REFERENCES = 5000;
/** Styles times the blocks in which they may be reopened. */
const MAX_REOPENED_STYLES = 500_000;

const EMPHASIS = /[*_]/g;
const BRACKET = /\[/g;
const TAG = /<[a-z]/gi;
const CLOSING_TAG = /<\/[a-z]/gi;
const FORMATTING = /<(?:a|b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)\b/gi;
const CLOSING_FORMATTING = /<\/(?:a|b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)\b/gi;
const AT_SIGN = /@/g;
const FOOTNOTE = /\[\^/g;
const STYLED = /<(?:a|b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)\s[^>]{0,200}/gi;
/** A line that begins with a hundred nested marks of quotations and lists. */
const DEEP_LINE = /^(?![-*+ \t]+$)[ \t]*(?:(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]))[ \t]*){100}/m;
const DELIMITER_ROW = /^[-|: \t>]+$/gm;

/** The most of each part that a body may contain, counted by its signs. */
const MAX_COUNTS = {
  pictures: { max: 2000, sign: /!\[|<img\b/gi },
  headings: { max: 3000, sign: /^[ \t>]*(?:#|(?:=+|-+)[ \t]*$)|<h[1-6]\b/gim },
  links: { max: 10_000, sign: /\]\(|\]\[|<a\s|(?<![(<="'])https?:\/\/|(?<![\w./])www\./gi },
  blocks: { max: 50_000, sign: /\n[ \t>]*\n/g },
} as const;

function tooMuchOf(body: string): BodyExcess | null {
  for (const [what, { max, sign }] of Object.entries(MAX_COUNTS)) {
    // Every sign takes at least two characters.
    const at = body.length > 2 * max ? offsetOf(body, sign, max + 1) : -1;
    if (at !== -1) return { what: what as keyof typeof MAX_COUNTS, limit: max, at };
  }
  return tooCostly(body);
}

/**
 * Finds the offset of the nth match of a pattern; -1 when there are fewer.
 * @param pattern global
 */
function offsetOf(body: string, pattern: RegExp, nth: number): number {
  let passed = 0;
  for (const { index } of body.matchAll(pattern)) if (++passed === nth) return index;
  return -1;
}

/**
 * Signs for which the parser takes time or memory by the square of their number within one run of text. Each has a pattern
 * for the sign, a pattern for the end of a run, and the most of the sum, over all runs, of signs times characters.
 */
const MAX_COSTS = {
  /**
   * For each entity, the parser copies the text before it, and frees no copy before it has read the whole body. A run ends
   * at an empty line, an item, a heading or a plain tag. A page of text with an entity for every letter with a mark costs
   * less than a thousandth of the limit.
   */
  entities: {
    sign: /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});/gi,
    end: /(?=\n[ \t>]*\n|\n {0,3}[-*+] +\S|\n {0,3}#{1,6} |(?<!\\)<\/?[a-z][a-z\d]{0,15}>)/i,
    max: 200_000_000,
  },
  /** For each address that has no scheme and directly follows a character, the parser copies the paragraph so far. */
  addresses: {
    sign: /(?<![\s(]|https?:\/\/)www\./gi,
    end: /(?=\n[ \t>]*\n)/,
    max: 200_000_000,
  },
  /** For each sign, the parser counts the characters from the beginning of the line, which is fast only for ASCII. */
  line: { sign: /[*_`[\]<~&\\@!]|:\/\/|www\./gi, end: /(?=\n)/, max: 1_000_000_000 },
} as const;

function tooCostly(body: string): BodyExcess | null {
  for (const [what, { sign, end, max }] of Object.entries(MAX_COSTS)) {
    if (body.length ** 2 <= max || count(body, sign) * body.length <= max) continue;
    let [cost, at] = [0, 0];
    for (const run of body.split(end)) {
      cost += count(run, sign) * run.length;
      if (cost > max) return { what: what as keyof typeof MAX_COSTS, limit: null, at };
      at += run.length;
    }
  }
  return null;
}

/** Counts the most cells that the tables of a body can have, because every row gets as many cells as the delimiter row. */
function cellsOf(body: string): number {
  let columns = 0;
  for (const row of body.match(DELIMITER_ROW) ?? []) columns = Math.max(columns, row.split('|').length);
  return columns * body.split('\n').length;
}

function hasTooMuchEmphasis(paragraph: string): boolean {
  return count(paragraph, EMPHASIS) > MAX_EMPHASIS_SIGNS;
}

function count(body: string, sign: RegExp): number {
  return body.match(sign)?.length ?? 0;
}
