import matter from 'gray-matter';
import type { z } from 'zod';
import { problem, type Problem } from '../problems/problem.ts';
import { schemas, type DataOf, type EntryKind, type Kind } from '../schemas/kinds.ts';
import { decode } from './decode.ts';
import { remarkOnValues } from './front-matter.ts';
import { judge } from './judge.ts';
import { DASHES, parseYaml, type ParsedYaml, type Place } from './yaml.ts';

/** An entry of a portal that was read and found in order. */
export interface Entry<K extends EntryKind = EntryKind> {
  kind: K;
  /** Relative to the content folder, with forward slashes. */
  file: string;
  slug: string;
  data: DataOf<K>;
  /** Markdown, NFC. */
  body: string;
  /** The line of the file on which the body starts, from 1. */
  bodyLine: number;
  /** Where a key of the front matter stands in the file. */
  placeOf(path: readonly PropertyKey[]): Place;
}

/** A YAML file that was read and found in order. */
export interface YamlFile<K extends Kind = Kind> {
  file: string;
  data: DataOf<K>;
  placeOf(path: readonly PropertyKey[]): Place;
}

/** What came of reading a file: with `ok` the problems are mere remarks, without it they are why there is none. */
export type Read<T> = { ok: T; problems: Problem[] } | { problems: Problem[] };

/** Reads one Markdown file of a kind: front matter against its schema, body as NFC text. */
export function readEntry<K extends EntryKind>(
  kind: K,
  slug: string,
  file: string,
  bytes: Uint8Array,
): Read<Entry<K>> {
  const decoded = decode(file, bytes);
  if ('problem' in decoded) return { problems: [decoded.problem] };
  const { text } = decoded;
  const end = endOfFrontMatter(text);
  const refused = refuseOpening(file, text, end) ?? refuseLength(file, end, MAX_FRONT_MATTER_LENGTH);
  if (refused) return { problems: [refused, ...decoded.remarks] };

  let source = '';
  // Only the lines between the dashes are handed over: gray-matter makes copies of all it is given.
  matter(text.slice(0, end), {
    language: 'yaml',
    engines: {
      yaml: (frontMatter: string) => {
        source = frontMatter;
        return {};
      },
    },
  });
  const body = text.slice(end + 1);
  const bodyLine = countLines(text.slice(0, end)) + (end < text.length ? 1 : 0);
  // The source begins with the line break behind the first dashes, so that its lines are those of the file.
  const remarks = [...decoded.remarks, ...remarkOnValues(file, source, 1)];
  const yaml = parseYaml(file, source);
  // Front matter without a line says nothing, which for some kinds is enough.
  const judged = judgeYaml(file, { ...yaml, data: yaml.data ?? {} }, schemas[kind]);
  if ('problems' in judged)
    return { problems: [...judged.problems.map((each) => nameSender(kind, each)), ...remarks] };
  return {
    problems: remarks,
    ok: {
      kind,
      file,
      slug,
      data: judged.data as DataOf<K>,
      body,
      bodyLine,
      placeOf: yaml.placeOf,
    },
  };
}

/** Reads one YAML file of a kind. */
export function readYaml<K extends 'portal' | 'plan' | 'visits'>(
  kind: K,
  file: string,
  bytes: Uint8Array,
): Read<YamlFile<K>> {
  const decoded = decode(file, bytes);
  if ('problem' in decoded) return { problems: [decoded.problem] };
  const refused = refuseLength(file, decoded.text.length, MAX_YAML_LENGTH);
  if (refused) return { problems: [refused, ...decoded.remarks] };
  const remarks = [...decoded.remarks, ...remarkOnValues(file, decoded.text, 1)];
  const yaml = parseYaml(file, decoded.text);
  const judged = judgeYaml(file, yaml, schemas[kind]);
  if ('problems' in judged) return { problems: [...judged.problems, ...remarks] };
  return { ok: { file, data: judged.data as DataOf<K>, placeOf: yaml.placeOf }, problems: remarks };
}

function judgeYaml<S extends z.ZodType>(file: string, yaml: ParsedYaml, schema: S) {
  return yaml.problems.length > 0 ? { problems: yaml.problems } : judge(file, yaml, schema);
}

/** Only `---` on a line of its own opens and closes the front matter; what other programs read after the dashes is refused. */
function refuseOpening(file: string, text: string, end: number): Problem | undefined {
  const opening = text.split('\n', 1)[0] ?? '';
  if (/^(---+\S|\+\+\+|;;;)/.test(opening) && opening.trim() !== '---')
    return problem('front-matter-language', file, { opening: opening.trim().slice(0, 40) });
  if (opening.trimEnd() !== '---') return problem('front-matter-missing', file, {});
  if (end === -1) return problem('front-matter-unclosed', file, {}, lastKeyOf(text));
  // Dashes with anything behind them would end the front matter for gray-matter, and for nobody else.
  const dashes = text.indexOf('\n---', opening.length);
  if (dashes + 1 < text.lastIndexOf('\n', end - 1) + 1)
    return problem(
      'yaml-syntax',
      file,
      { cause: 'other', corrected: '' },
      { line: countLines(text.slice(0, dashes + 1)), column: 1 },
    );
  return undefined;
}

/** A key for the sender of a feedback is not merely unknown: it must never be published. */
function nameSender(kind: EntryKind, found: Problem): Problem {
  if (kind !== 'feedback' || found.code !== 'unknown-key' || !SENDER_KEYS.test(found.facts.key)) return found;
  return problem('sender-key', found.file, { key: found.facts.key }, found);
}

const SENDER_KEYS =
  /^(sender|from|by|name|full_?name|author|phone|tel|email|address|citizen\w*|nguoi[-_]?\w*|ho[-_]?ten|sdt|dia[-_]?chi)$/i;

/** As much YAML as nobody writes by hand; parsers take the square of its length for some of what may stand in it. */
const MAX_FRONT_MATTER_LENGTH = 32 * 1024;
const MAX_YAML_LENGTH = 256 * 1024;

function refuseLength(file: string, length: number, limit: number): Problem | undefined {
  return length > limit ? problem('yaml-too-long', file, { length, limit }) : undefined;
}

/** Where the line of dashes that closes the front matter ends; -1 when there is none. */
function endOfFrontMatter(text: string): number {
  const closing = /\n---[ \t]*(?=\n|$)/.exec(text);
  return closing ? closing.index + closing[0].length : -1;
}

function countLines(text: string): number {
  return text.split('\n').length;
}

/** The last line that belongs to the front matter by its looks: the closing dashes belong after it. */
function lastKeyOf(text: string): Place {
  const [, ...lines] = text.split('\n');
  const end = lines.findIndex((line) => line.trim() !== '' && !/^(?:[a-z][\w-]*:|\s+\S|- |#\s)/.test(line));
  const last = lines.slice(0, end === -1 ? lines.length : end).findLastIndex((line) => line.trim() !== '');
  // Other dashes than three were most probably meant to close it.
  const isClosed = DASHES.test(lines[last + 1] ?? '');
  return { line: last + (isClosed ? 3 : 2), column: 1 };
}
