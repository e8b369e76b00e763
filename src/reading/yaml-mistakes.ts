import { problem, type Problem } from '../problems/problem.ts';
import type { SyntaxCause } from '../problems/sentences.ts';
import { isKeyOfAnyKind } from './keys.ts';
import { loadYaml } from './parsers.ts';
import type { Position } from './positions.ts';

/** A mistake in the syntax of a line. */
interface SyntaxMistake {
  cause: SyntaxCause;
  column: number;
  /** The fixed line or lines; empty where the fix is not certain. */
  fixed: string;
  /** A fixed line that is likely, but not certain. */
  proposed?: string;
  /** The character to which YAML gives a meaning of its own. */
  sign?: string;
  /** Whether the parser accepts the line, and reads something else than was meant. */
  isSilent?: boolean;
}

/**
 * Explains an error of the parser by the mistake that the editor most probably made, at the position of that mistake.
 */
export function explainError(file: string, source: string, code: string, errorPosition: Position): Problem {
  const lines = source.split('\n');
  const line = lines[errorPosition.line - 1] ?? '';
  if (code === 'DUPLICATE_KEY')
    return problem(
      'duplicate-key',
      file,
      { key: new RegExp(KEY, 'u').exec(line)?.[0].trim() ?? '' },
      errorPosition,
    );

  // The parser often notices a mistake only on a later line, so the lines above are searched first.
  const mistake = mistakesIn(lines, errorPosition.line + 1).next().value;
  if (mistake) return toProblem(file, mistake);

  // The parser takes the lines below an open quote for its text, and reports the quote at the end of the source.
  const open = lines.findIndex((each) => OPEN_QUOTE.test(each));
  if (code === 'MISSING_CHAR' && open !== -1) {
    const isOnly = lines.filter((each) => OPEN_QUOTE.test(each)).length === 1;
    const column = lines[open]!.search(/["']/) + 1;
    const fixed = isOnly ? lines[open]!.trimEnd() + lines[open]![column - 1]! : '';
    return toProblem(file, { line: open + 1, cause: 'quote', column, fixed });
  }
  const [, opening = '', value = ''] = VALUE.exec(line) ?? [];
  const position = value ? { line: errorPosition.line, column: opening.length + 1 } : errorPosition;
  if (/^[&*]/.test(value))
    return problem('yaml-alias', file, { fixed: quotedMention(opening, value) }, position);
  const cause = causeOf(code, line);
  const isAtValue = cause === 'colon' || cause === 'reserved';
  return toProblem(file, {
    ...(isAtValue ? position : errorPosition),
    cause,
    fixed: isAtValue ? quotedValue(opening, value) : '',
    proposed: cause === 'no-colon' ? withColon(line) : isAtValue ? opening + quoted(value) : '',
    sign: value.charAt(0),
  });
}

/** Finds a mistake that the parser accepts, but that nobody writes on purpose. */
export function findSilentMistake(file: string, source: string): Problem | undefined {
  if (!mayHaveSilentMistake(source)) return undefined;
  const lines = source.split('\n');
  for (const mistake of mistakesIn(lines, lines.length))
    if (mistake.isSilent) return toProblem(file, mistake);
  return undefined;
}

/** Says whether a source may contain a mistake that the parser accepts. */
export function mayHaveSilentMistake(source: string): boolean {
  return BARE_DASH.test(source) || ODD_SPACE.test(source) || BRACKETED_KEY.test(source);
}

function toProblem(
  file: string,
  { line, column, cause, fixed, proposed, sign }: SyntaxMistake & { line: number },
) {
  // Other causes are fixed step by step: the line may have a second mistake.
  const isWhole = !STEPWISE.has(cause);
  const facts = {
    cause,
    fixed: isWhole && !isReadable(fixed) ? '' : fixed,
    proposed: proposed !== undefined && isReadable(proposed) ? proposed : '',
    sign: sign ?? '',
  };
  return problem('yaml-syntax', file, facts, { line, column });
}

const STEPWISE = new Set<SyntaxCause>(['tab', 'indent', 'dash', 'no-colon', 'continued']);

/** Says whether a line can be read by itself; a message offers only such lines to paste. */
function isReadable(line: string): boolean {
  const lines = line.split('\n');
  return (
    loadYaml().parseDocument(line.replace(/^\s+/, ''), { logLevel: 'silent' }).errors.length === 0 &&
    !REFERENCE.test(line) &&
    mistakesIn(lines, lines.length).next().value === undefined
  );
}

/** A reference outside of quotes, which the reader refuses. */
const REFERENCE = /^[^"']*(?:[[{,:-]\s{0,20}[&*]|\s[&*]\S)/;

/** Lists the mistakes in the lines up to one, except in block texts, which YAML reads verbatim. */
function* mistakesIn(lines: string[], last: number): Generator<SyntaxMistake & { line: number }> {
  const dashes = new Set<number>();
  let blockIndent = -1;
  let above = '';
  for (const [index, line] of lines.slice(0, last).entries()) {
    const indent = line.search(/\S/);
    if (indent === -1 || (blockIndent >= 0 && indent > blockIndent)) continue;
    blockIndent = BLOCK_OPENING.test(line) ? indent : -1;
    if (/^\s*-\s/.test(line)) dashes.add(indent);
    const isInList = dashes.has(indent) || opensGroup(above) || /^\s*-/.test(above);
    const mistake = mistakeIn(line, above, lines[index + 1] ?? '', isInList);
    if (mistake) yield { ...mistake, line: index + 1 };
    above = line;
  }
}

/** Finds the mistake that a line shows by itself or by its neighbours; null for a line that may be correct. */
function mistakeIn(line: string, above: string, below: string, isInList: boolean): SyntaxMistake | null {
  return (
    keyMistakeIn(line, above, isInList) ??
    valueMistakeIn(line, below) ??
    missingSpaceIn(line, above) ??
    misplacementIn(line, above)
  );
}

/** Finds a mistake before the value of a line: in its spaces, its dash or the colon of its key. */
function keyMistakeIn(line: string, above: string, isInList: boolean): SyntaxMistake | null {
  if (/^ *\t/.test(line)) return { cause: 'tab', column: 1, fixed: alignedBelow(above, line) };
  const plain = withPlainSpaces(line);
  if (plain !== line) {
    const [, start = '', rest = ''] = VALUE.exec(plain) ?? [];
    const fixed = isReadable(plain) ? plain : quotedValue(start, rest);
    return { cause: 'odd-space', column: line.search(ODD_SPACE) + 1, fixed, isSilent: true };
  }

  const dash = /^(\s*)-([^\s\d-].*)$/u.exec(line);
  if (dash && isInList)
    return { cause: 'dash', column: dash[1]!.length + 1, fixed: `${dash[1]}- ${dash[2]}`, isSilent: true };

  const sign = /^([\p{L}][\p{L}\p{M}\w -]{0,40}?)\s*([;=：])\s*(\S.*)$/u.exec(line);
  if (sign && isKeyOfAnyKind(sign[1]!))
    return { cause: 'no-colon', column: sign[1]!.length + 1, fixed: `${sign[1]}: ${sign[3]}` };
  return null;
}

/** Finds a mistake in the value of a line: what YAML reads in it otherwise than the editor meant it. */
function valueMistakeIn(line: string, below: string): SyntaxMistake | null {
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
    return {
      ...{ cause: 'reserved', column, fixed: quotedValue(opening, value), sign: value[0]! },
      isSilent: BRACKETED_KEY.test(line),
    };
  if (OPEN_BRACKET.test(value)) return { cause: 'bracket', column, fixed: `${line.trimEnd()}]` };
  return null;
}

/** Finds a key without a space after its colon. */
function missingSpaceIn(line: string, above: string): SyntaxMistake | null {
  const isInGroup = opensGroup(above) || indentOf(line) === indentOf(above);
  if (NO_SPACE.test(line) && (!/^\s/.test(line) || isInGroup))
    return { cause: 'no-colon', column: line.indexOf(':') + 1, fixed: line.replace(':', ': ') };
  return null;
}

/**
 * Finds the mistake of a line that cannot follow the line above: it continues a value, or is indented unlike its
 * neighbours.
 */
function misplacementIn(line: string, above: string): SyntaxMistake | null {
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
    // One space is a slip of the fingers; more of them may mean that the line continues the text above.
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

/** Writes ordinary spaces around the name of a key, in place of spaces that YAML takes for letters. */
function withPlainSpaces(line: string): string {
  const [, before = '', key = '', colon = '', rest = ''] = KEY_PARTS.exec(line) ?? [];
  if (!key || !ODD_SPACE.test(before + colon)) return line;
  // A space at the margin was pasted with the line; deeper ones indent it below its group.
  const indent = /^\s?$/.test(before) ? '' : before.replace(/\s/g, ' ');
  return `${indent}${key}: ${rest}`.trimEnd();
}

/** Adds the missing colon to a line that begins with the name of a key; empty for any other line. */
function withColon(line: string): string {
  const [, word = '', rest = ''] = /^([a-z]\w*) +(\S.*)$/i.exec(line) ?? [];
  return word && isKeyOfAnyKind(word) && !/:(\s|$)/.test(line) ? `${word}: ${rest}` : '';
}

/** Indents a line by spaces instead of tabs: by two below a key without a value, otherwise like the line above. */
function alignedBelow(above: string, line: string): string {
  const indent = indentOf(above.replaceAll('\t', '  ')) + (opensGroup(above) ? 2 : 0);
  return ' '.repeat(Math.max(0, indent)) + line.trimStart();
}

/** Says whether a line is a key with its values on the lines below. */
function opensGroup(line: string): boolean {
  return new RegExp(String.raw`^\s*(?:- )?${KEY}\s*:\s*(?:#.*)?$`, 'u').test(line);
}

function indentOf(line: string): number {
  return Math.max(0, line.search(/\S/));
}

/** A key as people write it, also in Vietnamese with spaces. */
const KEY = String.raw`[\p{L}_][\p{L}\p{M}\w-]*(?: [\p{L}\w-]+){0,4}`;
const VALUE = new RegExp(String.raw`^(\s*(?:- )?${KEY}\s*:\s+)(\S.*)$`, 'u');
const BLOCK_OPENING = /(?::|-)\s+[|>][+-]?\d?\s*(?:#.*)?$/s;

/** A space that looks like an ordinary one, such as the no-break space of Option + Space and of Word. */
const ODD_SPACE = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/;
/** A line with its indentation, its key, its colon with the spaces around it, and its value. */
const KEY_PARTS = new RegExp(String.raw`^(\s*(?:-\s+)?)(${KEY})(\s*:\s*)(\S.*)?$`, 'u');
/** A value in brackets before a colon, which YAML takes for a key. */
const BRACKETED_KEY = /:[^\S\n]+(?:\[[^\][\n]{0,300}\]|\{[^{}\n]{0,300}\})[^\S\n]*:/;

/** A dash of a list without a space after it. */
const BARE_DASH = /^[^\S\n\r\u2028\u2029]*-[^\s\d-]/m;
/** A quoted value with more words after the closing quote. */
const AFTER_QUOTE = /^(?:"(?:[^"\\]|\\.)*"|'[^']*'(?!'))\s*[^\s#,\]}].*$/;
/** A sentence that begins with a word in brackets, which YAML takes for a list. */
const BRACKETED = /^(?:\[[^\]]*\]|\{[^}]*\})\s*[^\s#,\]}].*$/;
/** A sentence that begins with a character by which YAML opens a block text, a list or a key. */
const TAKEN_SIGN = /^(?:[|>](?![+-]?\d?[+-]?\s*(?:#.*)?$)|[-?]\s)\s*\S/;
/** A list of plain words without its closing bracket. */
const OPEN_BRACKET = /^\[[^\][{}"'#]*$/;
/** A key without a space after its colon. */
const NO_SPACE = /^\s*(?:- )?[a-zA-Z]+:(?!\/\/)[^\s:].*$/;
/** A key with its whole value on the same line. */
const FULL_VALUE = new RegExp(
  String.raw`^\s*(?:- )?${KEY}\s*:\s+(?![|>&*#])(?:[^\s[{"'].*|"[^"]*"\s*|'[^']*'\s*|\[[^\]]*\]\s*)$`,
  'u',
);
/** A value that is a picture or a link in Markdown. */
const MARKDOWN = /^(!?)\[([^[\]]*)\]\(([^()\s]+)\)\s*$/;
/** Keys whose values are a mapping for a picture or a link. */
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

/**
 * Quotes a value; empty where it may not be a value. Words after a `#` may be a comment that is not meant for readers.
 */
function quotedValue(opening: string, value: string): string {
  if (/\s#/.test(value)) return '';
  const isSentence = TAKEN_SIGN.test(value) || BRACKETED.test(value) || !/^["'[{|>&*]/.test(value);
  return value && isSentence ? opening + quoted(value) : '';
}

/** Puts a value between straight quotes; the curly quotes that Word made of them go. */
function quoted(value: string): string {
  return JSON.stringify(withoutWordQuotes(value.trim()));
}

/** Takes off the quotes of Word around a whole value. */
export function withoutWordQuotes(value: string): string {
  return WORD_QUOTED.exec(value)?.[1]!.trim() ?? value;
}

const WORD_QUOTED = /^[“”„‟‘’‚‛«]([^“”„‟‘’‚‛«»]*)[“”‟‘’‛»]$/;

/** Quotes a sentence that begins like a YAML reference; empty for a value that may be meant as a reference. */
export function quotedMention(opening: string, value: string): string {
  return /^(?:\*\S*|&)\s+\S/.test(value) ? opening + JSON.stringify(value.trim()) : '';
}

/** Quotes a value that contains quotes: replaces an outer pair, and keeps the inner quotes. */
function requote(written: string): string {
  const quote = written[0]!;
  const isWrapped = written.endsWith(quote) && written.split(quote).length % 2 === 1;
  const text = isWrapped ? written.slice(1, -1) : written;
  return text.includes("'") ? `"${text.replaceAll('"', '\\"')}"` : `'${text}'`;
}
