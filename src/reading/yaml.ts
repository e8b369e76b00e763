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
import type { Position } from './positions.ts';
import { findSilentSlip, maySlipSilently, nameError, quotedMention } from './yaml-mistakes.ts';

/** YAML that was parsed: plain data, and the way back from a key to where the editor typed it. */
export interface ParsedYaml {
  data: unknown;
  problems: Problem[];
  /** Where a value stands; where it is missing, the nearest key above it. */
  positionOf(path: readonly PropertyKey[]): Position;
  /** Where a key stands. */
  positionOfKey(path: readonly PropertyKey[], key: string): Position;
  /** A value exactly as it was typed. */
  sourceOf(path: readonly PropertyKey[]): string;
  /** The source as it was read: line by line as it was typed, but for the mistakes in its writing. */
  source: string;
}

/**
 * Parses YAML 1.2 (core schema: days stay strings, yes and no are words). References, which could swell
 * without bound, are refused. A mistake in the writing that is certain is read as if it were fixed, so that what comes
 * after it is found as well; with one that is not, the data is undefined.
 *
 * Two parsers share the work: a quick one for the data of files in order, and a slow one that knows where everything
 * stands, asked only when there is something to tell.
 */
export function parseYaml(file: string, source: string): ParsedYaml {
  const deep = tooDeepIn(source);
  if (deep) return refuse(problem('yaml-depth', file, { limit: MAX_DEPTH }, deep));
  let tree: Tree | undefined;
  const located = () => (tree ??= parseTreeSafely(file, source));
  const isOdd = MAY_REFER.test(source) || maySlipSilently(source);
  const quick = isOdd ? undefined : parseQuickly(source);
  return {
    data: quick ? quick.data : located().data,
    problems: quick ? [] : located().problems,
    source: quick ? source : located().source,
    positionOf: (path) => located().positionOf(path),
    positionOfKey: (path, key) => located().positionOfKey(path, key),
    sourceOf: (path) => located().sourceOf(path),
  };
}

type Tree = ParsedYaml;

/** More levels than any content has; parsers go down one call a level. */
const MAX_DEPTH = 50;

/** The place at which brackets or indentation are nested deeper than any content is. */
export function tooDeepIn(source: string): Position | undefined {
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
  const position = { line: found.line, column: found.column };
  return {
    data: undefined,
    problems: [found],
    positionOf: () => position,
    positionOfKey: () => position,
    sourceOf: () => '',
    source: '',
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
  const lines = source.split('\n');
  const problems: Problem[] = [];
  const mostRounds = Math.min(MOST_MISTAKES, Math.ceil(MOST_PARSED / (source.length + 1)));
  let tree = parseOnce(lines.join('\n'));
  let isWhole = true;
  for (let round = 1; ; round++) {
    const found = firstMistake(file, tree);
    if (!found) break;
    const before = problems.at(-1);
    problems.push(found);
    const isFixed = readOn(lines, found);
    isWhole &&= isFixed;
    // A mistake that stands above one that was left alone may be nothing but a consequence of it.
    const isLost = !isWhole && before !== undefined && found.line <= before.line;
    if (isLost) problems.pop();
    if (isLost || round >= mostRounds || (!isFixed && !isLocal(found))) {
      isWhole = false;
      break;
    }
    tree = parseOnce(lines.join('\n'));
  }

  const { document, at } = tree;
  const nodeAt = (path: readonly PropertyKey[]) => document.getIn(path, true) as Node | undefined;
  return {
    data: isWhole ? document.toJS() : undefined,
    problems,
    source: tree.source,
    positionOf: (path) => at(startOfNearest(document, path)),
    positionOfKey: (path, key) =>
      at(startOfKey(path.length ? nodeAt(path) : document.contents, key) ?? startOfNearest(document, path)),
    sourceOf: (path) => {
      const range = nodeAt(path)?.range;
      return range ? tree.source.slice(range[0], range[1]) : '';
    },
  };
}

/** Each key of a mapping is held against all before it: a mapping of a thousand keys takes half a million. */
const MOST_COMPARED = 1_000_000;
/** The parser gives up the mapping, and hands this on among its errors. */
const TOO_MANY_KEYS = 'too many keys';

/** Mistakes named in one file, and characters parsed for it in all. */
const MOST_MISTAKES = 20;
const MOST_PARSED = 512 * 1024;

interface Parsed {
  source: string;
  document: Document;
  at(offset: number): Position;
}

function parseOnce(source: string): Parsed {
  const lines = new LineCounter();
  const at = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  let compared = 0;
  const document = parseDocument(source, {
    ...{ lineCounter: lines, prettyErrors: false, logLevel: 'silent' },
    uniqueKeys: (one, other) => {
      if (++compared > MOST_COMPARED) throw new RangeError(TOO_MANY_KEYS);
      return one === other || (isScalar(one) && isScalar(other) && one.value === other.value);
    },
  });
  return { source, document, at };
}

function firstMistake(file: string, { source, document, at }: Parsed): Problem | undefined {
  const [error] = document.errors;
  if (error?.message.includes(TOO_MANY_KEYS)) return problem('yaml-keys', file, {}, at(error.pos[0]));
  if (error) return nameError(file, source, error.code, at(error.pos[0]));
  return findSilentSlip(file, source) ?? findReference(file, source, document, at);
}

/** Fixes a line in memory, or sets it aside with all that belongs to it; says whether nothing was lost. */
function readOn(lines: string[], found: Problem): boolean {
  const index = found.line - 1;
  const fixed = found.code === 'yaml-syntax' || found.code === 'yaml-alias' ? found.facts.fixed : '';
  if (fixed && !fixed.includes('\n')) {
    lines[index] = fixed;
    return true;
  }
  const line = lines[index]!;
  const indent = line.search(/\S/);
  lines[index] = '';
  for (let below = index + 1; below < lines.length && lines[below]!.search(/\S/) > indent; below++)
    lines[below] = '';
  // Of a key said twice the first is as good as the second.
  return found.code === 'duplicate-key' && /^\s*[\w-]+\s*:/.test(line);
}

/** Says whether a mistake concerns its own line and nothing else. */
function isLocal({ code, facts }: Problem): boolean {
  return code === 'yaml-syntax' && !['other', 'quote'].includes(facts.cause);
}

function findReference(
  file: string,
  source: string,
  document: Document,
  at: (offset: number) => Position,
): Problem | undefined {
  let found: Problem | undefined;
  visit(document, {
    Node: (_key, node) => {
      if (!isAlias(node) && !(node as { anchor?: string }).anchor) return;
      const { line, column } = at(node.range?.[0] ?? 0);
      // An anchor stands before its value, and the parser tells only where the value is.
      const value = VALUE.exec(source.split('\n', line)[line - 1] ?? '');
      found = problem(
        'yaml-alias',
        file,
        { fixed: value?.[2] ? quotedMention(value[1]!, value[2]) : '' },
        { line, column: value?.[2] ? value[1]!.length + 1 : column },
      );
      return visit.BREAK;
    },
  });
  return found;
}

const VALUE = /^(\s*(?:- )?[\w-]+\s*:\s+)(?!\s)(.*)$/;

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
