import { CORE_SCHEMA, load } from 'js-yaml';
import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  visit,
  type Document,
  type Node,
} from 'yaml';
import { problem, type Problem } from '../problems/problem.ts';
import type { SyntaxCause } from '../problems/sentences.ts';

/** A line of dashes, long ones as word processors put them in included. */
export const DASHES = /^[-–—]{1,6}[ \t]*$/;

export interface Place {
  line: number;
  column: number;
}

/** YAML that was parsed: plain data, and the way back from a key to where the editor typed it. */
export interface ParsedYaml {
  data: unknown;
  problems: Problem[];
  /** Where a value stands; where it is missing, the nearest key above it. */
  placeOf(path: readonly PropertyKey[]): Place;
  /** Where a key stands. */
  placeOfKey(path: readonly PropertyKey[], key: string): Place;
  /** A value exactly as it was typed. */
  sourceOf(path: readonly PropertyKey[]): string;
}

/**
 * Parses YAML 1.2 (core schema: days stay strings, yes and no are words). References, which could swell
 * without bound, are refused.
 *
 * Two parsers share the work: a quick one for the data of files in order, and a slow one that knows where everything
 * stands, asked only when there is something to tell.
 */
export function parseYaml(file: string, source: string): ParsedYaml {
  const deep = deepestOf(source);
  if (deep) return refuse(problem('yaml-depth', file, { limit: MAX_DEPTH }, deep));
  let tree: Tree | undefined;
  const located = () => (tree ??= parseTreeSafely(file, source));
  const quick = MAY_REFER.test(source) ? undefined : parseQuickly(source);
  return {
    data: quick ? quick.data : located().data,
    problems: quick ? [] : located().problems,
    placeOf: (path) => located().placeOf(path),
    placeOfKey: (path, key) => located().placeOfKey(path, key),
    sourceOf: (path) => located().sourceOf(path),
  };
}

type Tree = ParsedYaml;

/** More levels than any content has; parsers go down one call a level. */
const MAX_DEPTH = 50;

/** The place at which brackets or indentation are nested deeper than any content is. */
function deepestOf(source: string): Place | undefined {
  if (source.length < MAX_DEPTH) return undefined;
  let depth = 0;
  for (let offset = 0, line = 1, start = 0; offset < source.length; offset++) {
    const sign = source.charCodeAt(offset);
    if (sign === 0x0a) {
      line++;
      start = offset + 1;
    } else if (sign === 0x5b || sign === 0x7b) {
      if (++depth > MAX_DEPTH) return { line, column: offset - start + 1 };
    } else if ((sign === 0x5d || sign === 0x7d) && depth > 0) depth--;
  }
  const nested = /^ {200}|(?:[-?:][ \t]+){50}/m.exec(source);
  return nested ? { line: source.slice(0, nested.index).split('\n').length, column: 1 } : undefined;
}

function refuse(found: Problem): ParsedYaml {
  const place = { line: found.line, column: found.column };
  return {
    data: undefined,
    problems: [found],
    placeOf: () => place,
    placeOfKey: () => place,
    sourceOf: () => '',
  };
}

/** A sign at which a reference could begin. */
const MAY_REFER = /(^|[\s[{,:-])[&*][^\s]/;

function parseQuickly(source: string): { data: unknown } | undefined {
  try {
    return { data: load(source, { schema: CORE_SCHEMA }) ?? null };
  } catch {
    return undefined;
  }
}

/** Should a parser go down further than there is room for all the same, that too is a fault of the file. */
function parseTreeSafely(file: string, source: string): Tree {
  try {
    return parseTree(file, source);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return refuse(problem('yaml-depth', file, { limit: MAX_DEPTH }));
  }
}

function parseTree(file: string, source: string): Tree {
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines, prettyErrors: false, logLevel: 'silent' });
  const at = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const problems = document.errors
    .slice(0, 1)
    .map(({ code, pos }) => nameError(file, source, code, at(pos[0])));
  if (problems.length === 0) problems.push(...findReferences(file, source, document, at));

  const nodeAt = (path: readonly PropertyKey[]) => document.getIn(path, true) as Node | undefined;
  return {
    data: problems.length === 0 ? document.toJS() : undefined,
    problems,
    placeOf: (path) => at(startOfNearest(document, path)),
    placeOfKey: (path, key) =>
      at(startOfKey(path.length ? nodeAt(path) : document.contents, key) ?? startOfNearest(document, path)),
    sourceOf: (path) => {
      const range = nodeAt(path)?.range;
      return range ? source.slice(range[0], range[1]) : '';
    },
  };
}

function findReferences(
  file: string,
  source: string,
  document: Document,
  at: (offset: number) => Place,
): Problem[] {
  const found: Problem[] = [];
  visit(document, {
    Node: (_key, node) => {
      if (!isAlias(node) && !(node as { anchor?: string }).anchor) return;
      const { line, column } = at(node.range?.[0] ?? 0);
      // An anchor stands before its value, and the parser tells only where the value is.
      const value = VALUE.exec(source.split('\n', line)[line - 1] ?? '');
      found.push(
        problem(
          'yaml-alias',
          file,
          { corrected: value?.[2] ? quotedMention(value[1]!, value[2]) : '' },
          { line, column: value?.[2] ? value[1]!.length + 1 : column },
        ),
      );
      return visit.BREAK;
    },
  });
  return found;
}

/** Offset of the value at a path; when it is absent or empty, of the key that should have held it. */
function startOfNearest(document: Document, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length--) {
    const parentPath = path.slice(0, length - 1);
    const parent = (parentPath.length ? document.getIn(parentPath, true) : document.contents) as
      Node | undefined;
    const key = path[length - 1];
    if (isSeq(parent) && typeof key === 'number') {
      const start = (parent.items[key] as Node | undefined)?.range?.[0];
      if (start !== undefined) return start;
    }
    const start = startOfKey(parent, String(key));
    if (start !== undefined) return start;
  }
  return document.contents?.range?.[0] ?? 0;
}

function startOfKey(parent: unknown, key: string): number | undefined {
  if (!isMap(parent)) return undefined;
  const pair = parent.items.find(({ key: each }) => isScalar(each) && String(each.value) === key);
  return (pair?.key as Node | undefined)?.range?.[0];
}

/** Names the first error of the parser by what the editor most probably did, at the place where it was done. */
function nameError(file: string, source: string, code: string, found: Place): Problem {
  const lines = source.split('\n');
  const lineAt = (place: Place) => lines[place.line - 1] ?? '';
  if (code === 'DUPLICATE_KEY')
    return problem('duplicate-key', file, { key: /[\w-]+(?=\s*:)/.exec(lineAt(found))?.[0] ?? '' }, found);

  // What was typed wrong often misleads the parser until a later line; the line itself tells more.
  for (const [index, each] of lines.entries()) {
    const slip = index < found.line + 1 ? slipIn(each, lines[index - 1] ?? '') : null;
    if (!slip) continue;
    const { cause, column, corrected } = slip;
    return problem('yaml-syntax', file, { cause, corrected }, { line: index + 1, column });
  }

  // An open quote swallows the lines after it, and is missed only where the text ends.
  const open = lines.findIndex((line) => OPEN_QUOTE.test(line));
  if (code === 'MISSING_CHAR' && open !== -1) {
    const line = lines[open]!;
    const isOnly = lines.filter((each) => OPEN_QUOTE.test(each)).length === 1;
    const place = { line: open + 1, column: line.search(/["']/) + 1 };
    const corrected = isOnly ? line.trimEnd() + line[place.column - 1]! : '';
    return problem('yaml-syntax', file, { cause: 'quote', corrected }, place);
  }
  const line = lineAt(found);
  const value = VALUE.exec(line);
  const place = value?.[2] ? { line: found.line, column: value[1]!.length + 1 } : found;
  if (value?.[2] && /^[&*]/.test(value[2]))
    return problem('yaml-alias', file, { corrected: quotedMention(value[1]!, value[2]) }, place);
  const cause = causeOf(code, line);
  const atValue = cause === 'colon' || cause === 'reserved';
  return problem(
    'yaml-syntax',
    file,
    { cause, corrected: correctedLine(cause, line) },
    atValue ? place : found,
  );
}

interface Slip {
  cause: SyntaxCause;
  column: number;
  corrected: string;
}

/** A mistake that a line shows by itself or beside the line above it; null for a line that may be in order. */
function slipIn(line: string, above: string): Slip | null {
  if (INNER_QUOTE.test(line))
    return {
      cause: 'inner-quote',
      column: line.indexOf('"') + 1,
      corrected: correctedLine('inner-quote', line),
    };
  if (NO_SPACE.test(line))
    return { cause: 'no-colon', column: line.indexOf(':') + 1, corrected: correctedLine('no-colon', line) };
  if (BRACKETED.test(line))
    return {
      cause: 'reserved',
      column: line.search(/[[{]/) + 1,
      corrected: correctedLine('reserved', line),
    };
  if (OPEN_BRACKET.test(line))
    return { cause: 'bracket', column: line.indexOf('[') + 1, corrected: `${line.trimEnd()}]` };
  const [, indent = ''] = KEY_INDENT.exec(above) ?? [];
  const extra = line.search(/\S/) - indent.length;
  if (FULL_VALUE.test(above) && extra > 0 && !/^ *\t/.test(line) && /^ +[\w-]+:(?:\s|$)/.test(line))
    // One space slips in; more of them may mean that the line goes on with the text above.
    return { cause: 'indent', column: 1, corrected: extra === 1 ? line.slice(1) : '' };
  return null;
}

/** A list of plain words in brackets, of which the last is missing. */
const OPEN_BRACKET = /^\s*(?:- )?[\w-]+:\s+\[[^\][{}"'#]*$/;
/** A key whose whole value stands behind it, with nothing of its own to come below. */
const FULL_VALUE = /^\s*(?:- )?[\w-]+:\s+(?![|>&*#])(?:[^\s[{"'].*|"[^"]*"\s*|'[^']*'\s*|\[[^\]]*\]\s*)$/;
const KEY_INDENT = /^(\s*(?:- )?)[\w-]+:/;

/** A quoted value with further quotes inside, or with words after the closing one. */
const INNER_QUOTE = /^\s*(?:- )?[\w-]+:\s+"(?:[^"\\]|\\.)*"\s*[^\s#,\]}].*$/;
/** A sentence that begins with a word in brackets, which YAML takes for a list. */
const BRACKETED = /^\s*(?:- )?[\w-]+:\s+(?:\[[^\]]*\]|\{[^}]*\})\s*[^\s#,\]}].*$/;
/** A key with its value right behind the colon. */
const NO_SPACE = /^(?:- )?[a-zA-Z]+:(?!\/\/)[^\s:].*$/;
/** A value whose quote is not closed on its line. */
const OPEN_QUOTE = /^\s*[\w-]+:\s+(?:"(?:[^"\\]|\\.)*|'[^']*)$/;
const VALUE = /^(\s*(?:- )?[\w-]+:\s+)(.*)$/;

function causeOf(code: string, line: string): SyntaxCause {
  if (/^ *\t/.test(line) || code === 'TAB_AS_INDENT') return 'tab';
  if (code === 'BAD_SCALAR_START') return 'reserved';
  const isKeyed = VALUE.test(line) || /^\s*(?:- )?[\w-]+:$/.test(line);
  if (/[[{]/.test(line) && isKeyed && code !== 'BLOCK_AS_IMPLICIT_KEY') return 'bracket';
  if (!isKeyed && /^\s*[\p{L}\w-]/u.test(line)) return 'no-colon';
  return code === 'BLOCK_AS_IMPLICIT_KEY' || code === 'MULTILINE_IMPLICIT_KEY' ? 'colon' : 'other';
}

/** The line as it was certainly meant; empty where that is not certain. */
function correctedLine(cause: SyntaxCause, line: string): string {
  if (cause === 'tab') return line.replace(/^[ \t]+/, (indent) => indent.replaceAll('\t', '  '));
  if (cause === 'no-colon') return NO_SPACE.test(line) ? line.replace(':', ': ') : '';
  const value = VALUE.exec(line);
  if (!value?.[2]) return '';
  const [, opening, written] = value as unknown as [string, string, string];
  // What stands behind a # may be a note that is not meant for readers.
  if (/\s#/.test(written)) return '';
  if (cause === 'reserved' && BRACKETED.test(line)) return opening + JSON.stringify(written.trim());
  if (cause === 'inner-quote') return opening + requote(written.trim());
  if ((cause !== 'colon' && cause !== 'reserved') || /^["'[{|>&*]/.test(written)) return '';
  return opening + JSON.stringify(written.trim());
}

/** A value that begins like a reference but goes on like a sentence; empty for what may be meant as one. */
function quotedMention(opening: string, value: string): string {
  return /^[&*]\S+\s+\S/.test(value) && !value.startsWith('&') ? opening + JSON.stringify(value.trim()) : '';
}

/** Quotes a value anew that holds double quotes of its own: the outer pair goes if it is one, the inner stay. */
function requote(written: string): string {
  const isWrapped = /^".*"$/.test(written) && written.split('"').length % 2 === 1;
  const text = isWrapped ? written.slice(1, -1) : written;
  return text.includes("'") ? `"${text.replaceAll('"', '\\"')}"` : `'${text}'`;
}
