import { decodeHTML } from 'entities';
import { problem, type Problem } from '../problems/problem.ts';
import { loadYaml } from './parsers.ts';
import type { Position } from './positions.ts';
import { withoutWordQuotes } from './yaml-mistakes.ts';

/**
 * Finds values that are valid YAML but not what the editor meant: cut at a `#`, wrapped in curly quotes or spaces, or
 * with HTML entities.
 * @param source the lines between the dashes, or a whole YAML file
 * @param firstLine the line of the file on which the source starts, from 1
 */
export function remarkOnValues(file: string, source: string, firstLine: number): Problem[] {
  if (!MAY_NEED_REMARK.test(source)) return [];
  const found: Problem[] = [];
  let blockIndent = -1;
  for (const [index, line] of source.split('\n').entries()) {
    const indent = line.search(/\S/);
    if (blockIndent >= 0 && (indent === -1 || indent > blockIndent)) continue;
    blockIndent = /:\s+[|>][+-]?\d?\s*$/.test(line) ? indent : -1;

    const [, opening = '', key = '', value = ''] = KEYED.exec(line) ?? [];
    if (!value) continue;
    const position = { line: firstLine + index, column: opening.length + 1 };
    const typed = { file, opening, key, value, position };
    for (const each of REMARKS.flatMap((remarkOn) => remarkOn(typed))) found.push(each);
  }
  return found;
}

/** A value on the line of its key. */
interface KeyedValue {
  file: string;
  /** The line up to the value. */
  opening: string;
  key: string;
  /** The rest of the line. */
  value: string;
  position: Position;
}

const REMARKS: ((typed: KeyedValue) => Problem[])[] = [
  remarkOnComment,
  remarkOnGroupedDigits,
  remarkOnOuterSpace,
  remarkOnOuterQuotes,
  remarkOnEntity,
];

/** Remarks on a sentence that a `#` cuts. Behind other values, a `#` begins a real comment. */
function remarkOnComment({ file, opening, key, value, position }: KeyedValue): Problem[] {
  const kept = withoutComment(value);
  const lost = value.slice(kept.length).trimStart();
  const isCut = lost.slice(1).trim() !== '' && !/^["'[{|>#&*]/.test(value);
  if (!isCut || !(/^#\S/.test(lost) || SENTENCES.test(key))) return [];
  const column = position.column + value.length - lost.length;
  const fixed = quotedLine(opening, value.trim());
  return [problem('comment-cut', file, { kept, lost, fixed }, { ...position, column })];
}

/** Remarks on digits with dots or a leading zero, which YAML would read as another number. */
function remarkOnGroupedDigits({ file, key, value, position }: KeyedValue): Problem[] {
  const digits = /^(\d{1,3}(?:\.\d{3})+|0\d+)\s*$/.exec(value)?.[1];
  return digits && NUMBERS_OR_TEXT.test(key)
    ? [problem('needs-quotes', file, { key, label: '', source: digits }, position)]
    : [];
}

function remarkOnOuterSpace({ file, opening, key, value, position }: KeyedValue): Problem[] {
  const [, quote = '', quoted = ''] = /^(["'])(.*)\1$/.exec(value.trimEnd()) ?? [];
  const inner = quoted.trim();
  if (!inner || inner === quoted) return [];
  return [
    problem('outer-space', file, { key, fixed: `${opening.trim()} ${quote}${inner}${quote}` }, position),
  ];
}

function remarkOnOuterQuotes({ file, opening, key, value, position }: KeyedValue): Problem[] {
  const inner = withoutWordQuotes(value.trimEnd());
  if (inner === value.trimEnd()) return [];
  return [problem('outer-quotes', file, { key, value, fixed: quotedLine(opening, inner) }, position)];
}

function remarkOnEntity({ file, key, value, position }: KeyedValue): Problem[] {
  const entity = ENTITY.exec(value)?.[0];
  const scalar = entity !== undefined && decodeHTML(entity) !== entity ? scalarOf(value) : null;
  if (!entity || !scalar) return [];
  const text = decodeHTML(scalar.text).replaceAll('\u00a0', ' ').trim();
  const facts = { key, value: entity, source: scalar.source, fixed: JSON.stringify(text) };
  return [problem('html-entity', file, facts, position)];
}

function quotedLine(opening: string, text: string): string {
  return `${opening.trim()} ${JSON.stringify(text)}`;
}

/** Removes the comment after a value, and the spaces before it. The value itself does not begin with a space. */
function withoutComment(value: string): string {
  const comment = value.search(/\s#/);
  return (comment === -1 ? value : value.slice(0, comment)).trimEnd();
}

/** Keys whose values are sentences. */
const SENTENCES = /^(title|summary|subject|name|topic|question|answer|duties|caption|alt)$/;
/** Keys that accept a number as well as a text, so that their schema accepts the number 8 for a typed `8.000`. */
const NUMBERS_OR_TEXT = /^(fee|days)$/;

/** Reads a one-line value: its text, and its source without the comment after it. */
function scalarOf(value: string): { text: string; source: string } | null {
  // Only quoted values are parsed, because YAML would read an entity at the start of a plain value as a reference.
  if (!/^["']/.test(value)) {
    const plain = withoutComment(value);
    return { text: plain, source: plain };
  }
  const { isScalar, parseDocument } = loadYaml();
  const { contents, errors } = parseDocument(value, { logLevel: 'silent' });
  if (errors.length > 0 || !isScalar(contents) || typeof contents.value !== 'string') return null;
  return { text: contents.value, source: value.slice(contents.range![0], contents.range![1]) };
}

const ENTITY = /&(?:[a-z]+\d*|#\d+|#x[0-9a-f]+);/i;
const MAY_NEED_REMARK =
  / #|: +\d+(?:\.\d{3})+ *$|: +0\d+ *$|: +["']\s|\s["'] *$|: +[“”„‟‘’‚‛«]|&(?:[a-z]+\d*|#\d+|#x[0-9a-f]+);/im;
const KEYED = /^(\s*(?:- )?([\w-]+):\s+)(\S.*)$/;
