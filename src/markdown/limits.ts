/**
 * What makes a body too much for a page: a table whose empty cells would fill the memory, or markup nested deeper, or
 * left open oftener, than anybody writes by hand. Null for a body that can be shown.
 *
 * Told from the text alone, in one pass each, since a parser is the very thing that would not come to an end.
 */
export function excessOf(body: string): 'table' | 'nesting' | null {
  // Neither columns nor lines can be more than the signs that make them.
  const signs = body.split('|').length * body.length;
  if (signs > MOST_CELLS && cellsOf(body) > MOST_CELLS) return 'table';
  if (DEEP_LINE.test(body)) return 'nesting';
  // Nothing below can be reached by a text as short as nearly all are.
  if (body.length < LONG) return null;
  if (count(body, EMPHASIS) > MOST_EMPHASIS && body.split(/\n\s*\n/).some(isOverwrought)) return 'nesting';
  if (count(body, BRACKET) > MOST_BRACKETS) return 'nesting';
  const tags = count(body, TAG);
  if (tags > MOST_TAGS || count(body, FOOTNOTE) > MOST_REPEATED || count(body, AT_SIGN) > MOST_REPEATED)
    return 'nesting';
  // A browser opens again in every paragraph whatever letters were left bold or coloured in the one before.
  const styles = new Set(body.match(STYLED)).size;
  return styles * (tags + body.split('\n').length) > MOST_REOPENED ? 'nesting' : null;
}

/** Characters; the least of the limits on what is repeated, and half a thousand styles opened again in a thousand lines. */
const LONG = 5000;
const MOST_CELLS = 200_000;
/** In one paragraph: each star may open what no other closes, and the parser goes down one call for each. */
const MOST_EMPHASIS = 20_000;
const MOST_TAGS = 20_000;
/** Each may begin a link, and is held against all that end one. */
const MOST_BRACKETS = 20_000;
/** Calls of footnotes, and e-mail addresses: for each the parser may look at all the others. */
const MOST_REPEATED = 5000;
const MOST_REOPENED = 500_000;

const EMPHASIS = /[*_]/g;
const BRACKET = /\[/g;
const TAG = /<[a-z]/gi;
const AT_SIGN = /@/g;
const FOOTNOTE = /\[\^/g;
const STYLED = /<(?:a|b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)\s[^>]{0,200}/gi;
/** Marks of quotations and lists, one in another at the beginning of a line. */
const DEEP_LINE = /^(?![-*+ \t]+$)[ \t]*(?:(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]))[ \t]*){100}/m;
const DELIMITER_ROW = /^[-|: \t>]+$/gm;

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
