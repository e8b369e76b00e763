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
 */
export function parseYaml(file: string, source: string): ParsedYaml {
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines, prettyErrors: false, logLevel: 'silent' });
  const at = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };

  const problems = document.errors.slice(0, 1).map(({ code, pos }): Problem => {
    const place = at(pos[0]);
    const line = lineAt(source, place.line);
    if (code === 'DUPLICATE_KEY')
      return problem('duplicate-key', file, { key: line.split(':')[0]?.trim() ?? '' }, place);
    const cause = causeOf(code, line);
    return problem('yaml-syntax', file, { cause, corrected: correctedLine(cause, line) }, place);
  });
  if (problems.length === 0) problems.push(...findReferences(file, document, at));

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

function findReferences(file: string, document: Document, at: (offset: number) => Place): Problem[] {
  const found: Problem[] = [];
  visit(document, {
    Node: (_key, node) => {
      if (!isAlias(node) && !(node as { anchor?: string }).anchor) return;
      found.push(problem('yaml-alias', file, {}, at(node.range?.[0] ?? 0)));
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

function causeOf(code: string, line: string): SyntaxCause {
  if (/^\s*\t/.test(line) || code === 'TAB_AS_INDENT') return 'tab';
  if (code === 'BAD_SCALAR_START') return 'reserved';
  if (code === 'BLOCK_AS_IMPLICIT_KEY' || code === 'MULTILINE_IMPLICIT_KEY') return 'colon';
  if (code === 'MISSING_CHAR' || code === 'BAD_INDENT') {
    if (/^[^:]*:\s*["'][^"']*$/.test(line)) return 'quote';
    if (/[[{]/.test(line)) return 'bracket';
    if (code === 'MISSING_CHAR') return line.includes(': ') ? 'quote' : 'no-colon';
  }
  return 'other';
}

/** The line with its value quoted, where that is certainly what was meant. */
function correctedLine(cause: SyntaxCause, line: string): string {
  const parts = /^(\s*[\w-]+:\s+)(.+)$/.exec(line);
  if (!parts?.[1] || !parts[2] || !['colon', 'reserved'].includes(cause) || /^["'[{|>&*]/.test(parts[2]))
    return '';
  return parts[1] + JSON.stringify(parts[2].trim());
}

function lineAt(source: string, line: number): string {
  return source.split('\n', line)[line - 1] ?? '';
}
