import { decodeHTML } from 'entities';
import { isScalar, parseDocument } from 'yaml';
import { problem, type Problem } from '../problems/problem.ts';

/**
 * Finds values of front matter that can be read, but not as the editor meant them: cut at a `#`, wrapped in curly
 * quotes or spaces, holding entities of HTML.
 * @param source the lines between the dashes, or a whole YAML file
 * @param firstLine the line of the file the source starts on, from 1
 */
export function remarkOnValues(file: string, source: string, firstLine: number): Problem[] {
  if (!WORTH_A_LOOK.test(source)) return [];
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

    // Behind other values a note is a note; a sentence that goes on behind its # has lost its end.
    const kept = withoutNote(value);
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

/** A value without the note behind it, and without the space around it; the value begins with something else than a space. */
function withoutNote(value: string): string {
  const note = value.search(/\s#/);
  return (note === -1 ? value : value.slice(0, note)).trimEnd();
}

/** Keys whose values are sentences, and keys that take a number as well as a text, so that no schema finds 8.000 odd. */
const SENTENCES = /^(title|summary|subject|name|topic|question|answer|duties|caption|alt)$/;
const NUMBERS_OR_TEXT = /^(fee|days)$/;

/** A value of one line: the text it stands for, and how it is written, without a comment behind it. */
function scalarOf(value: string): { text: string; source: string } | null {
  // A plain value is taken as it stands, since to YAML an entity at its start is a reference.
  if (!/^["']/.test(value)) {
    const plain = withoutNote(value);
    return { text: plain, source: plain };
  }
  const { contents, errors } = parseDocument(value, { logLevel: 'silent' });
  if (errors.length > 0 || !isScalar(contents) || typeof contents.value !== 'string') return null;
  return { text: contents.value, source: value.slice(contents.range![0], contents.range![1]) };
}

const ENTITY = /&(?:[a-z]+\d*|#\d+|#x[0-9a-f]+);/i;
const WORTH_A_LOOK =
  / #|: +\d+(?:\.\d{3})+ *$|: +0\d+ *$|: +["']\s|\s["'] *$|: +[“‘]|&(?:[a-z]+\d*|#\d+|#x[0-9a-f]+);/im;
const KEYED = /^(\s*(?:- )?([\w-]+):\s+)(\S.*)$/;
