import { problem, type Problem } from '../problems/problem.ts';
import type { SyntaxCause } from '../problems/sentences.ts';
import { isKeyOfAnyKind } from './keys.ts';
import type { Position } from './positions.ts';

/** A mistake in the writing of a line: what was done, where, and the line as it was meant. */
interface Slip {
  cause: SyntaxCause;
  column: number;
  /** The line, or lines, as certainly meant; empty where that is not certain. */
  fixed: string;
  /** The line as probably meant. */
  proposed?: string;
  /** The sign that YAML took for something else. */
  sign?: string;
}

/** Names the first error of the parser by what the editor most probably did, at the place where it was done. */
export function nameError(file: string, source: string, code: string, found: Position): Problem {
  const lines = source.split('\n');
  const line = lines[found.line - 1] ?? '';
  if (code === 'DUPLICATE_KEY')
    return problem('duplicate-key', file, { key: new RegExp(KEY, 'u').exec(line)?.[0].trim() ?? '' }, found);

  // What was typed wrong often misleads the parser until a later line; the line itself tells more.
  const slip = slipsIn(lines, found.line + 1).next().value;
  if (slip) return nameSlip(file, slip);

  // An open quote swallows the lines after it, and is missed only where the text ends.
  const open = lines.findIndex((each) => OPEN_QUOTE.test(each));
  if (code === 'MISSING_CHAR' && open !== -1) {
    const isOnly = lines.filter((each) => OPEN_QUOTE.test(each)).length === 1;
    const column = lines[open]!.search(/["']/) + 1;
    const fixed = isOnly ? lines[open]!.trimEnd() + lines[open]![column - 1]! : '';
    return nameSlip(file, { line: open + 1, cause: 'quote', column, fixed });
  }
  const [, opening = '', value = ''] = VALUE.exec(line) ?? [];
  const position = value ? { line: found.line, column: opening.length + 1 } : found;
  if (/^[&*]/.test(value))
    return problem('yaml-alias', file, { fixed: quotedMention(opening, value) }, position);
  const cause = causeOf(code, line);
  const isAtValue = cause === 'colon' || cause === 'reserved';
  return nameSlip(file, {
    ...(isAtValue ? position : found),
    cause,
    fixed: isAtValue ? quotedValue(opening, value) : '',
    proposed:
      cause === 'no-colon' ? withColon(line) : isAtValue ? opening + JSON.stringify(value.trim()) : '',
    sign: value.charAt(0),
  });
}

/** Finds what a parser reads without complaint, but not as anybody means it. */
export function findSilentSlip(file: string, source: string): Problem | undefined {
  if (!BARE_DASH.test(source)) return undefined;
  const lines = source.split('\n');
  for (const slip of slipsIn(lines, lines.length)) if (slip.cause === 'dash') return nameSlip(file, slip);
  return undefined;
}

/** Says whether a source may hold what a parser reads without complaint, but not as anybody means it. */
export function maySlipSilently(source: string): boolean {
  return BARE_DASH.test(source);
}

function nameSlip(file: string, { line, column, cause, fixed, proposed, sign }: Slip & { line: number }) {
  return problem(
    'yaml-syntax',
    file,
    { cause, fixed, proposed: proposed ?? '', sign: sign ?? '' },
    { line, column },
  );
}

/** Goes through the slips of the lines up to one, those of text that is kept as it is left out. */
function* slipsIn(lines: string[], last: number): Generator<Slip & { line: number }> {
  const dashes = new Set<number>();
  let blockIndent = -1;
  let above = '';
  for (const [index, line] of lines.slice(0, last).entries()) {
    const indent = line.search(/\S/);
    if (indent === -1 || (blockIndent >= 0 && indent > blockIndent)) continue;
    blockIndent = BLOCK_OPENING.test(line) ? indent : -1;
    if (/^\s*-\s/.test(line)) dashes.add(indent);
    const isInList = dashes.has(indent) || opensGroup(above) || /^\s*-/.test(above);
    const slip = slipIn(line, above, lines[index + 1] ?? '', isInList);
    if (slip) yield { ...slip, line: index + 1 };
    above = line;
  }
}

/** A mistake that a line shows by itself or beside its neighbours; null for a line that may be in order. */
function slipIn(line: string, above: string, below: string, isInList: boolean): Slip | null {
  if (/^ *\t/.test(line)) return { cause: 'tab', column: 1, fixed: alignedBelow(above, line) };

  const dash = /^(\s*)-([^\s\d-].*)$/u.exec(line);
  if (dash && isInList)
    return { cause: 'dash', column: dash[1]!.length + 1, fixed: `${dash[1]}- ${dash[2]}` };

  const sign = /^([\p{L}][\p{L}\p{M}\w -]{0,40}?)\s*([;=：])\s*(\S.*)$/u.exec(line);
  if (sign && isKeyOfAnyKind(sign[1]!))
    return { cause: 'no-colon', column: sign[1]!.length + 1, fixed: `${sign[1]}: ${sign[3]}` };

  const [, opening = '', value = ''] = VALUE.exec(line) ?? [];
  const column = opening.length + 1;
  const [, mark, words = '', address = ''] = MARKDOWN.exec(value) ?? [];
  if (mark !== undefined && /[\w:]$/.test(opening.trim())) {
    const [position, name] = mark ? ['src', 'alt'] : ['url', 'name'];
    const group = `{ ${position}: ${address}, ${name}: ${JSON.stringify(words)} }`;
    return { cause: 'markdown', column, fixed: GROUPS.test(opening) ? opening + group : '' };
  }
  if (AFTER_QUOTE.test(value)) {
    const cause = value.trim().endsWith(value[0]!) ? 'inner-quote' : 'after-quote';
    return { cause, column, fixed: /\s#/.test(value) ? '' : opening + requote(value.trim()) };
  }
  if (/^-\s/.test(value) && /^\s*-\s/.test(below)) {
    const first = /^\s*/.exec(below)![0] + value.trim();
    return { cause: 'list-below', column, fixed: `${opening.trimEnd()}\n${first}` };
  }
  const single = /^-\s+(\S.*)$/.exec(value)?.[1];
  if (single) {
    const isPlain = /^[\p{L}\d][^:#]*$/u.test(single);
    return { cause: 'list-below', column, fixed: opening + (isPlain ? single : JSON.stringify(single)) };
  }
  if (TAKEN_SIGN.test(value) || BRACKETED.test(value))
    return { cause: 'reserved', column, fixed: quotedValue(opening, value), sign: value[0]! };
  if (OPEN_BRACKET.test(value)) return { cause: 'bracket', column, fixed: `${line.trimEnd()}]` };

  const isInGroup = opensGroup(above) || indentOf(line) === indentOf(above);
  if (NO_SPACE.test(line) && (!/^\s/.test(line) || isInGroup))
    return { cause: 'no-colon', column: line.indexOf(':') + 1, fixed: line.replace(':', ': ') };
  return slipOfPlace(line, above);
}

/** A line that stands where it cannot: one that goes on with a value, or is pushed in beside its neighbours. */
function slipOfPlace(line: string, above: string): Slip | null {
  if (
    BLOCK_OPENING.test(above) &&
    indentOf(line) === indentOf(above) &&
    !VALUE.test(line) &&
    !opensGroup(line)
  )
    return { cause: 'continued', column: 1, fixed: `  ${line}` };
  if (!FULL_VALUE.test(above)) return null;
  const extra = indentOf(line) - /^\s*(?:- )?/.exec(above)![0].length;
  if (extra > 0 && /^ +[\w-]+\s*:(?:\s|$)/.test(line))
    // One space slips in; more of them may mean that the line goes on with the text above.
    return { cause: 'indent', column: 1, fixed: extra === 1 ? line.slice(1) : '' };
  const keyless = withColon(line);
  if (keyless) return { cause: 'no-colon', column: line.indexOf(' ') + 1, fixed: '', proposed: keyless };
  if (
    /^[\p{L}\d“(][^:#]*$/u.test(line) &&
    !/^["'[{|>]/.test(VALUE.exec(above)?.[2] ?? '"') &&
    /\s/.test(line.trim())
  )
    return { cause: 'continued', column: 1, fixed: `  ${line}` };
  return null;
}

/** A line that begins with the name of a key, with the colon it lacks; empty for any other. */
function withColon(line: string): string {
  const [, word = '', rest = ''] = /^([a-z]\w*) +(\S.*)$/i.exec(line) ?? [];
  return word && isKeyOfAnyKind(word) && !/:(\s|$)/.test(line) ? `${word}: ${rest}` : '';
}

/** A tabbed line as far in as its neighbours have it: below a key without a value two spaces, else as the line above. */
function alignedBelow(above: string, line: string): string {
  const indent = indentOf(above.replaceAll('\t', '  ')) + (opensGroup(above) ? 2 : 0);
  return ' '.repeat(Math.max(0, indent)) + line.trimStart();
}

/** Says whether a line is a key whose values stand below it. */
function opensGroup(line: string): boolean {
  return new RegExp(String.raw`^\s*(?:- )?${KEY}\s*:\s*(?:#.*)?$`, 'u').test(line);
}

function indentOf(line: string): number {
  return Math.max(0, line.search(/\S/));
}

/** A key as people write it, in Vietnamese with spaces too. */
const KEY = String.raw`[\p{L}_][\p{L}\p{M}\w-]*(?: [\p{L}\w-]+){0,4}`;
const VALUE = new RegExp(String.raw`^(\s*(?:- )?${KEY}\s*:\s+)(\S.*)$`, 'u');
const BLOCK_OPENING = /(?::|-)\s+[|>][+-]?\d?\s*(?:#.*)?$/s;

/** A list's dash with its words right behind it. */
const BARE_DASH = /^[^\S\n\r\u2028\u2029]*-[^\s\d-]/m;
/** A quoted value with further words after the closing quote. */
const AFTER_QUOTE = /^(?:"(?:[^"\\]|\\.)*"|'[^']*'(?!'))\s*[^\s#,\]}].*$/;
/** A sentence that begins with a word in brackets, which YAML takes for a list. */
const BRACKETED = /^(?:\[[^\]]*\]|\{[^}]*\})\s*[^\s#,\]}].*$/;
/** A sentence behind a sign that opens a text of several lines, a list or a key. */
const TAKEN_SIGN = /^(?:[|>](?![+-]?\d?[+-]?\s*(?:#.*)?$)|[-?]\s)\s*\S/;
/** A list of plain words in brackets, of which the last is missing. */
const OPEN_BRACKET = /^\[[^\][{}"'#]*$/;
/** A key with its value right behind the colon. */
const NO_SPACE = /^\s*(?:- )?[a-zA-Z]+:(?!\/\/)[^\s:].*$/;
/** A key whose whole value stands behind it, with nothing of its own to come below. */
const FULL_VALUE = new RegExp(
  String.raw`^\s*(?:- )?${KEY}\s*:\s+(?![|>&*#])(?:[^\s[{"'].*|"[^"]*"\s*|'[^']*'\s*|\[[^\]]*\]\s*)$`,
  'u',
);
/** A value that is nothing but a picture or a link as Markdown writes them, and the keys that hold such. */
const MARKDOWN = /^(!?)\[([^[\]]*)\]\(([^()\s]+)\)\s*$/;
const GROUPS = /^\s*(?:cover|photo|map|mark|source)\s*:\s+$/;
/** A value whose quote is not closed on its line. */
const OPEN_QUOTE = /^\s*(?:-\s+|(?:- )?[\w-]+\s*:\s+)(?:"(?:[^"\\]|\\.)*|'[^']*)$/;

function causeOf(code: string, line: string): SyntaxCause {
  if (code === 'TAB_AS_INDENT') return 'tab';
  if (code === 'BAD_SCALAR_START') return 'reserved';
  const isKeyed = VALUE.test(line) || opensGroup(line);
  if (/[[{]/.test(line) && isKeyed && code !== 'BLOCK_AS_IMPLICIT_KEY') return 'bracket';
  if (!isKeyed && /^\s*[\p{L}\w-]/u.test(line)) return 'no-colon';
  return code === 'BLOCK_AS_IMPLICIT_KEY' || code === 'MULTILINE_IMPLICIT_KEY' ? 'colon' : 'other';
}

/** A value in quotes, where it certainly is one; what stands behind a # may be a note that is not meant for readers. */
function quotedValue(opening: string, value: string): string {
  if (/\s#/.test(value)) return '';
  const isSentence = TAKEN_SIGN.test(value) || BRACKETED.test(value) || !/^["'[{|>&*]/.test(value);
  return value && isSentence ? opening + JSON.stringify(value.trim()) : '';
}

/** A value that begins like a reference but goes on like a sentence; empty for what may be meant as one. */
export function quotedMention(opening: string, value: string): string {
  return /^[&*]\S+\s+\S/.test(value) && !value.startsWith('&') ? opening + JSON.stringify(value.trim()) : '';
}

/** Quotes a value anew that holds quotes of its own: the outer pair goes if it is one, the inner stay. */
function requote(written: string): string {
  const quote = written[0]!;
  const isWrapped = written.endsWith(quote) && written.split(quote).length % 2 === 1;
  const text = isWrapped ? written.slice(1, -1) : written;
  return text.includes("'") ? `"${text.replaceAll('"', '\\"')}"` : `'${text}'`;
}
