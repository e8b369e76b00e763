import matter from 'gray-matter';
import type { z } from 'zod';
import { problem, type Problem } from '../problems/problem.ts';
import { schemas, type DataOf, type EntryKind, type Kind } from '../schemas/kinds.ts';
import { decode } from './decode.ts';
import { judge } from './judge.ts';
import { parseYaml, type ParsedYaml, type Place } from './yaml.ts';

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

export type Read<T> = { ok: T } | { problems: Problem[] };

/** Reads one Markdown file of a kind: front matter against its schema, body as NFC text. */
export function readEntry<K extends EntryKind>(
  kind: K,
  slug: string,
  file: string,
  bytes: Uint8Array,
): Read<Entry<K>> {
  const decoded = decode(file, bytes);
  if ('problem' in decoded) return { problems: [decoded.problem] };
  const refused = refuseOpening(file, decoded.text) ?? refuseLength(file, frontMatterOf(decoded.text));
  if (refused) return { problems: [refused] };

  let source = '';
  const { content } = matter(decoded.text, {
    language: 'yaml',
    engines: {
      yaml: (frontMatter: string) => {
        source = frontMatter;
        return {};
      },
    },
  });
  const yaml = parseYaml(file, source);
  const judged = judgeYaml(file, yaml, schemas[kind]);
  if ('problems' in judged) return judged;
  const bodyLine = countLines(decoded.text.slice(0, decoded.text.length - content.length));
  return {
    ok: {
      kind,
      file,
      slug,
      data: judged.data as DataOf<K>,
      body: content,
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
  const refused = refuseLength(file, decoded.text);
  if (refused) return { problems: [refused] };
  const yaml = parseYaml(file, decoded.text);
  const judged = judgeYaml(file, yaml, schemas[kind]);
  if ('problems' in judged) return judged;
  return { ok: { file, data: judged.data as DataOf<K>, placeOf: yaml.placeOf } };
}

function judgeYaml<S extends z.ZodType>(file: string, yaml: ParsedYaml, schema: S) {
  return yaml.problems.length > 0 ? { problems: yaml.problems } : judge(file, yaml, schema);
}

/**
 * Only `---` on a line of its own opens and closes the front matter. Anything after the dashes would make
 * gray-matter choose another language, of which one runs the file as a program.
 */
function refuseOpening(file: string, text: string): Problem | undefined {
  const opening = text.split('\n', 1)[0] ?? '';
  if (/^(---+\S|\+\+\+|;;;)/.test(opening) && opening.trim() !== '---')
    return problem('front-matter-language', file, { opening: opening.trim().slice(0, 40) });
  if (opening.trimEnd() !== '---') return problem('front-matter-missing', file, {});
  if (!/\n---[ \t]*(\n|$)/.test(text)) return problem('front-matter-unclosed', file, {}, lastKeyOf(text));
  return undefined;
}

/** As much YAML as nobody writes by hand; parsers take the square of its length for some of what may stand in it. */
const MAX_YAML_LENGTH = 64 * 1024;

function refuseLength(file: string, yaml: string): Problem | undefined {
  return yaml.length > MAX_YAML_LENGTH
    ? problem('file-too-large', file, { bytes: yaml.length, limit: MAX_YAML_LENGTH })
    : undefined;
}

function frontMatterOf(text: string): string {
  return text.slice(0, text.search(/\n---[ \t]*(\n|$)/));
}

function countLines(text: string): number {
  return text.split('\n').length;
}

/** The last line that looks like a key: the closing dashes belong after it. */
function lastKeyOf(text: string): Place {
  const lines = text.split('\n');
  const end = lines.findIndex((line, index) => index > 0 && line.trim() === '');
  return { line: Math.max(1, end === -1 ? lines.length : end), column: 1 };
}
