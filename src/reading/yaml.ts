import { CORE_SCHEMA, load } from 'js-yaml';
import type { Document, Node } from 'yaml';
import { problem, type Problem } from '../problems/problem.ts';
import { loadYaml } from './parsers.ts';
import { readPlainMapping } from './plain-mapping.ts';
import type { Position } from './positions.ts';
import { explainError, findSilentMistake, mayHaveSilentMistake, quotedMention } from './yaml-mistakes.ts';

/** Parsed YAML: its data, and the positions of its keys and values in the source. */
export interface ParsedYaml {
  data: unknown;
  problems: Problem[];
  /** Finds the position of a value; of a missing value, the position of the nearest key above it. */
  positionOf(path: readonly PropertyKey[]): Position;
  /** Finds the position of a key in the mapping at a path. */
  positionOfKey(path: readonly PropertyKey[], key: string): Position;
  /** Gives the source of a value, exactly as it was typed. */
  sourceOf(path: readonly PropertyKey[]): string;
  /** The source that was parsed: the typed lines, with the certain mistakes fixed. */
  source: string;
}

/**
 * Parses YAML 1.2 (core schema: days stay strings, yes and no are words). Refuses references, because they could expand
 * without bound. Fixes a certain mistake in memory and parses on, so that the mistakes below it are found too; an
 * uncertain mistake leaves the data undefined.
 *
 * Uses two parsers: a fast one for the data of valid files, and a slow one that knows positions, which runs only when a
 * caller asks for a position or the source is invalid. Neither runs for the data of the plainest files.
 */
export function parseYaml(file: string, source: string): ParsedYaml {
  return parsePlainYaml(file, source) ?? parseAnyYaml(file, source);
}

/** Does what `parseYaml` does, for a source that is known not to be of the plainest form. */
export function parseAnyYaml(file: string, source: string): ParsedYaml {
  const deep = tooDeepIn(source);
  if (deep) return refuse(problem('yaml-depth', file, { limit: MAX_DEPTH }, deep));
  const located = locatedIn(file, source);
  const needsCare = MAY_REFER.test(source) || mayHaveSilentMistake(source);
  const quick = needsCare ? undefined : parseQuickly(source);
  return {
    data: quick ? quick.data : located().data,
    problems: quick ? [] : located().problems,
    source: quick ? source : located().source,
    ...positionsOf(located, quick ? source : ''),
  };
}

/** Parses a source of the plainest form; undefined for any other. Gives what `parseYaml` gives. */
export function parsePlainYaml(file: string, source: string): ParsedYaml | undefined {
  const data = readPlainMapping(source);
  return data && { data, problems: [], source, ...positionsOf(locatedIn(file, source), source) };
}

/** Makes a function that parses a source at its first call. */
function locatedIn(file: string, source: string): () => Tree {
  let tree: Tree | undefined;
  return () => (tree ??= parseTreeSafely(file, source));
}

/**
 * Gives the functions that ask a tree for positions, which is built when one is called.
 * @param valid the source, where it is known to be valid: the keys of its top level are then found without a tree. Every
 * check asks for the address in portal.yaml, and building a tree takes as long as all else of reading that file.
 */
function positionsOf(
  located: () => Tree,
  valid: string,
): Pick<ParsedYaml, 'positionOf' | 'positionOfKey' | 'sourceOf'> {
  return {
    positionOf: (path) =>
      (path.length === 1 && topLevelPosition(valid, String(path[0]))) || located().positionOf(path),
    positionOfKey: (path, key) => located().positionOfKey(path, key),
    sourceOf: (path) => located().sourceOf(path),
  };
}

/** Finds a key that begins exactly one line of a valid mapping; undefined for other keys. */
function topLevelPosition(source: string, key: string): Position | undefined {
  const text = `\n${source}`;
  const at = text.indexOf(`\n${key}:`);
  if (at < 0 || text.includes(`\n${key}:`, at + 1)) return undefined;
  return { line: text.slice(0, at + 1).split('\n').length - 1, column: 1 };
}

type Tree = ParsedYaml;

/** Levels of nesting. No content has so many, and parsers recurse once for each level. */
const MAX_DEPTH = 50;

/** Finds the position at which brackets or indentation exceed `MAX_DEPTH`; undefined for nearly all sources. */
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

/** A character with which a reference may begin. */
const MAY_REFER = /(^|[\s[{,:-])[&*][^\s]/;

function parseQuickly(source: string): { data: unknown } | undefined {
  try {
    return { data: load(source, { schema: CORE_SCHEMA }) ?? null };
  } catch {
    return undefined;
  }
}

/** Parses, and reports a stack overflow of the parser as a problem of the file. */
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
  const maxRounds = Math.min(MAX_MISTAKES, Math.ceil(MAX_PARSED_CHARACTERS / (source.length + 1)));
  let tree = parseOnce(lines.join('\n'));
  let isWhole = true;
  for (let round = 1; ; round++) {
    const mistake = firstMistake(file, tree);
    if (!mistake) break;
    const before = problems.at(-1);
    problems.push(mistake);
    const isFixed = fixOrBlank(lines, mistake);
    isWhole &&= isFixed;
    // A mistake above one that could not be fixed may be a mere consequence of it.
    const isLost = !isWhole && before !== undefined && mistake.line <= before.line;
    if (isLost) problems.pop();
    if (isLost || round >= maxRounds || (!isFixed && !isLocal(mistake))) {
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

/**
 * Comparisons of keys. The parser compares each key of a mapping with all keys before it: half a million for a thousand
 * keys.
 */
const MAX_KEY_COMPARISONS = 1_000_000;
/** The message of the error by which the parser gives up a mapping; it returns the error among its own. */
const TOO_MANY_KEYS = 'too many keys';

/** Mistakes that are reported of one file. */
const MAX_MISTAKES = 20;
/** Characters that are parsed for one file, over all rounds. */
const MAX_PARSED_CHARACTERS = 512 * 1024;

interface Parsed {
  source: string;
  document: Document;
  at(offset: number): Position;
}

function parseOnce(source: string): Parsed {
  const { isScalar, LineCounter, parseDocument } = loadYaml();
  const lines = new LineCounter();
  const at = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  let compared = 0;
  const document = parseDocument(source, {
    ...{ lineCounter: lines, prettyErrors: false, logLevel: 'silent' },
    uniqueKeys: (one, other) => {
      if (++compared > MAX_KEY_COMPARISONS) throw new RangeError(TOO_MANY_KEYS);
      return one === other || (isScalar(one) && isScalar(other) && one.value === other.value);
    },
  });
  return { source, document, at };
}

function firstMistake(file: string, { source, document, at }: Parsed): Problem | undefined {
  const [error] = document.errors;
  if (error?.message.includes(TOO_MANY_KEYS)) return problem('yaml-keys', file, {}, at(error.pos[0]));
  if (error) return explainError(file, source, error.code, at(error.pos[0]));
  return findSilentMistake(file, source) ?? findReference(file, source, document, at);
}

/** Fixes a line in memory, or blanks it with all lines that belong to it. Returns whether no data was lost. */
function fixOrBlank(lines: string[], mistake: Problem): boolean {
  const index = mistake.line - 1;
  const fixed = mistake.code === 'yaml-syntax' || mistake.code === 'yaml-alias' ? mistake.facts.fixed : '';
  if (fixed && !fixed.includes('\n')) {
    lines[index] = fixed;
    return true;
  }
  const line = lines[index]!;
  const indent = line.search(/\S/);
  lines[index] = '';
  for (let below = index + 1; below < lines.length && lines[below]!.search(/\S/) > indent; below++)
    lines[below] = '';
  // A repeated key loses no data, because the first of the two lines stays.
  return mistake.code === 'duplicate-key' && /^\s*[\w-]+\s*:/.test(line);
}

/** Says whether a mistake affects only its own line. */
function isLocal({ code, facts }: Problem): boolean {
  return code === 'yaml-syntax' && !['other', 'quote'].includes(facts.cause);
}

function findReference(
  file: string,
  source: string,
  document: Document,
  at: (offset: number) => Position,
): Problem | undefined {
  const { isAlias, visit } = loadYaml();
  let reference: Problem | undefined;
  visit(document, {
    Node: (_key, node) => {
      if (!isAlias(node) && !(node as { anchor?: string }).anchor) return;
      const { line, column } = at(node.range?.[0] ?? 0);
      // The parser gives the position of the value, but the anchor is in front of it.
      const value = VALUE.exec(source.split('\n', line)[line - 1] ?? '');
      reference = problem(
        'yaml-alias',
        file,
        { fixed: value?.[2] ? quotedMention(value[1]!, value[2]) : '' },
        { line, column: value?.[2] ? value[1]!.length + 1 : column },
      );
      return visit.BREAK;
    },
  });
  return reference;
}

const VALUE = /^(\s*(?:- )?[\w-]+\s*:\s+)(?!\s)(.*)$/;

/** Finds the offset of the value at a path; of a missing or empty value, the offset of the key that should have it. */
function startOfNearest(document: Document, path: readonly PropertyKey[]): number {
  const { isSeq } = loadYaml();
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
  const { isMap, isScalar } = loadYaml();
  if (!isMap(parent)) return undefined;
  const pair = parent.items.find(({ key: each }) => isScalar(each) && String(each.value) === key);
  return (pair?.key as Node | undefined)?.range?.[0];
}
