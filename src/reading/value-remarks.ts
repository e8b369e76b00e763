import { decodeHTML } from 'entities';
import { isScalar, parseDocument } from 'yaml';
import { problem, type Problem } from '../problems/problem.ts';

/**
 * Finds values that are valid YAML but not what the editor meant: cut at a `#`, wrapped in curly quotes or spaces, or with
 * HTML entities.
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
    const quoted = (text: string) => `${opening.trim()} ${JSON.stringify(text)}`;

    // Behind other values a `#` begins a real comment; in a sentence it cuts off the end.
    const kept = withoutComment(value);
    const lost = value.slice(kept.length).trimStart();
    const isCut = lost.slice(1).trim() !== '' && !/^["'[{|>#&*]/.test(value);
    if (isCut && (/^#\S/.test(lost) || SENTENCES.test(key)))
      found.push(
        problem(
          'comment-cut',
          file,
          { kept, lost, fixed: quoted(value.trim()) },
          { ...position, column: position.column + value.length - lost.length },
        ),
      );
    const grouped = /^(\d{1,3}(?:\.\d{3})+|0\d+)\s*$/.exec(value)?.[1];
    if (grouped && NUMBERS_OR_TEXT.test(key))
      found.push(problem('needs-quotes', file, { key, label: '', source: grouped }, position));
    const spaced = /^(["'])(.*)\1$/.exec(value.trimEnd());
    const inner = spaced?.[2]!.trim();
    if (spaced && inner && inner !== spaced[2])
      found.push(
        problem(
          'outer-space',
          file,
          { key, fixed: `${opening.trim()} ${spaced[1]}${inner}${spaced[1]}` },
          position,
        ),
      );
    const curly = /^[“‘]([^“”‘’]*)[”’]\s*$/.exec(value);
    if (curly)
      found.push(problem('outer-quotes', file, { key, value, fixed: quoted(curly[1]!.trim()) }, position));
    const entity = ENTITY.exec(value)?.[0];
    const written = entity !== undefined && decodeHTML(entity) !== entity ? scalarOf(value) : null;
    if (entity && written) {
      const text = decodeHTML(written.text).replaceAll('\u00a0', ' ').trim();
      found.push(
        problem(
          'html-entity',
          file,
          { key, value: entity, source: written.source, fixed: JSON.stringify(text) },
          position,
        ),
      );
    }
  }
  return found;
}

/** Removes the comment behind a value, and the spaces before it. The value itself does not begin with a space. */
function withoutComment(value: string): string {
  const comment = value.search(/\s#/);
  return (comment === -1 ? value : value.slice(0, comment)).trimEnd();
}

/** Keys whose values are sentences. */
const SENTENCES = /^(title|summary|subject|name|topic|question|answer|duties|caption|alt)$/;
/** Keys that accept a number as well as a text, so that their schema accepts the number 8 for a typed `8.000`. */
const NUMBERS_OR_TEXT = /^(fee|days)$/;

/** Reads a one-line value: its text, and its source without the comment behind it. */
function scalarOf(value: string): { text: string; source: string } | null {
  // Only quoted values are parsed, because YAML would read an entity at the start of a plain value as a reference.
  if (!/^["']/.test(value)) {
    const plain = withoutComment(value);
    return { text: plain, source: plain };
  }
  const { contents, errors } = parseDocument(value, { logLevel: 'silent' });
  if (errors.length > 0 || !isScalar(contents) || typeof contents.value !== 'string') return null;
  return { text: contents.value, source: value.slice(contents.range![0], contents.range![1]) };
}

const ENTITY = /&(?:[a-z]+\d*|#\d+|#x[0-9a-f]+);/i;
const MAY_NEED_REMARK =
  / #|: +\d+(?:\.\d{3})+ *$|: +0\d+ *$|: +["']\s|\s["'] *$|: +[“‘]|&(?:[a-z]+\d*|#\d+|#x[0-9a-f]+);/im;
const KEYED = /^(\s*(?:- )?([\w-]+):\s+)(\S.*)$/;
