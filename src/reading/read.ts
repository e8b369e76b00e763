import { boundProblems } from '../problems/bounded.ts';
import { problem, type Problem } from '../problems/problem.ts';
import { schemas, type DataOf, type EntryKind, type Kind } from '../schemas/kinds.ts';
import { slugify } from '../text/fold.ts';
import { detached } from '../text/units.ts';
import { endOfFrontMatter, findUnclosed, fixFences, checkFences } from './fences.ts';
import { readData, withMeantKeys } from './data.ts';
import { decode, decodeAgain } from './decode.ts';
import { findMergeMarks, firstVersionOf } from './merge-marks.ts';
import { loadGrayMatter } from './parsers.ts';
import { remarkOnValues } from './value-remarks.ts';
import type { Position } from './positions.ts';
import { parseAnyYaml, parsePlainYaml, type ParsedYaml } from './yaml.ts';

/** A valid entry of a portal. */
export interface Entry<K extends EntryKind = EntryKind> {
  kind: K;
  /** Relative to the content folder, with forward slashes. */
  file: string;
  slug: string;
  data: DataOf<K>;
  /** Markdown, in NFC. */
  body: string;
  /** The line of the file on which the body starts, from 1. */
  bodyLine: number;
  /** Finds the position of a key of the front matter in the file. */
  positionOf(path: readonly PropertyKey[]): Position;
}

/** A valid YAML file. */
export interface YamlFile<K extends Kind = Kind> {
  file: string;
  data: DataOf<K>;
  positionOf(path: readonly PropertyKey[]): Position;
}

/** A valid file in `ok`, with remarks in `problems`; or the problems that make the file invalid. */
export type ReadResult<T> = { ok: T; problems: Problem[] } | { problems: Problem[] };

/**
 * Reads one Markdown file of a kind: validates its front matter by the schema of the kind, and gives its body in NFC.
 */
export function readEntry<K extends EntryKind>(
  kind: K,
  slug: string,
  file: string,
  bytes: Uint8Array,
): ReadResult<Entry<K>> {
  const decoded = decode(file, bytes);
  if ('problem' in decoded) return { problems: [decoded.problem] };
  const unmerged = findMergeMarks(file, decoded.text);
  // Finds the other problems in the first of the two versions, whose lines keep their numbers.
  const read = readParts(kind, slug, file, unmerged ? firstVersionOf(decoded.text) : decoded.text);
  const problems = boundProblems([...(unmerged ?? []), ...read.problems, ...decoded.remarks]);
  const isReadable = !unmerged || unmerged.every(({ line }) => 'ok' in read && line >= read.ok.bodyLine);
  return isReadable ? { ...read, problems } : { problems };
}

/**
 * Reads only the body of a file that was valid before.
 * @param bytes the same bytes as before
 */
export function readBody(bytes: Uint8Array): Pick<Entry, 'body' | 'bodyLine'> {
  const text = decodeAgain(bytes);
  return bodyBehind(text, endOfFrontMatter(text));
}

function readParts<K extends EntryKind>(
  kind: K,
  slug: string,
  file: string,
  text: string,
): ReadResult<Entry<K>> {
  const end = endOfFrontMatter(text);
  const refused = checkFences(file, text, end) ?? refuseLength(file, end, MAX_FRONT_MATTER_LENGTH);
  if (refused) return { problems: [refused, ...problemsBeyond(kind, slug, text, refused)] };

  const { source, yaml } = frontMatterOf(file, text, end);
  // The source begins with the line break after the first dashes, so its lines have the numbers of the file.
  // An empty front matter is an empty mapping, which is valid for some kinds.
  const read = readData(file, source, schemas[kind], { empty: {}, yaml });
  if ('problems' in read) {
    const unclosed = findUnclosed(file, text, end);
    if (unclosed) return { problems: [unclosed, ...problemsBeyond(kind, slug, text, unclosed)] };
    const problems = read.problems.map((each) => nameSenderKey(kind, each));
    const remarks = withoutTwice(remarkOnValues(file, source, 1), problems);
    return { problems: withMeantKeys(boundProblems([...problems, ...remarks])) };
  }
  return {
    problems: [...remarkOnValues(file, source, 1), ...findLackingSource(kind, file, read)],
    ok: {
      kind,
      file,
      slug,
      data: read.data as DataOf<K>,
      ...bodyBehind(text, end),
      positionOf: read.yaml.positionOf,
    },
  };
}

/**
 * Takes the lines between the dashes out of a text and parses them.
 * @param end the end of the closing dashes
 */
function frontMatterOf(file: string, text: string, end: number): { source: string; yaml: ParsedYaml } {
  // Detached, because the titles that are cut out of a mere slice would keep the whole file in memory.
  const fenced = detached(text.slice(0, end));
  const plain = fenced.startsWith('---\n') ? fenced.slice(3, fenced.lastIndexOf('\n')) : '';
  const yaml = parsePlainYaml(file, plain);
  if (yaml) return { source: plain, yaml };
  let source = '';
  // gray-matter copies everything it is given, so it gets only the front matter.
  loadGrayMatter()(fenced, {
    language: 'yaml',
    engines: {
      yaml: (frontMatter: string) => {
        source = frontMatter;
        return {};
      },
    },
  });
  return { source, yaml: parseAnyYaml(file, source) };
}

/** Reports an article taken over from elsewhere that does not say from where. */
function findLackingSource(
  kind: EntryKind,
  file: string,
  { data, yaml }: { data: unknown; yaml: Pick<Entry, 'positionOf'> },
): Problem[] {
  const { origin, source } = data as { origin?: string; source?: unknown };
  const isLacking = kind === 'article' && origin === 'dang-lai' && source === undefined;
  return isLacking ? [problem('repost-source', file, {}, yaml.positionOf(['origin']))] : [];
}

/** Gives the body after the closing dashes, which end at an offset. */
function bodyBehind(text: string, end: number): Pick<Entry, 'body' | 'bodyLine'> {
  return {
    body: text.slice(end + 1),
    bodyLine: countLines(text.slice(0, end)) + (end < text.length ? 1 : 0),
  };
}

/** Finds the problems that remain once the fences are fixed; none where the fix of the fences is not certain. */
function problemsBeyond(kind: EntryKind, slug: string, text: string, refused: Problem): Problem[] {
  const fixed = fixFences(text, refused);
  if (!fixed || fixed.text === text) return [];
  const { problems } = readParts(kind, slug, refused.file, fixed.text);
  return problems.map((each) => ({ ...each, line: Math.max(1, each.line + fixed.shift) }));
}

/** Reads one YAML file of a kind. */
export function readYaml<
  K extends
    'portal' | 'plan' | 'visits' | 'figures' | 'assignments' | 'holidays' | 'operator' | 'report-form',
>(kind: K, file: string, bytes: Uint8Array): ReadResult<YamlFile<K>> {
  const decoded = decode(file, bytes);
  if ('problem' in decoded) return { problems: [decoded.problem] };
  const refused = refuseLength(file, decoded.text.length, MAX_YAML_LENGTH);
  if (refused) return { problems: [refused, ...decoded.remarks] };
  const unmerged = findMergeMarks(file, decoded.text);
  const text = unmerged ? firstVersionOf(decoded.text) : decoded.text;
  const remarks = boundProblems([...(unmerged ?? []), ...decoded.remarks, ...remarkOnValues(file, text, 1)]);
  const read = readData(file, text, schemas[kind]);
  if ('problems' in read)
    return {
      problems: boundProblems(withMeantKeys([...read.problems, ...withoutTwice(remarks, read.problems)])),
    };
  if (unmerged) return { problems: remarks };
  return { ok: { file, data: read.data as DataOf<K>, positionOf: read.yaml.positionOf }, problems: remarks };
}

/**
 * Leaves out remarks on a line whose syntax must be fixed first, because two fixes for one line would contradict each
 * other. An entity, which breaks the syntax by its first character, keeps its remark.
 */
function withoutTwice(remarks: Problem[], problems: readonly Problem[]): Problem[] {
  const broken = new Set(problems.flatMap(({ code, line }) => (SYNTAX_CODES.has(code) ? line : [])));
  return remarks.filter(({ code, line }) => code === 'html-entity' || !broken.has(line));
}

const SYNTAX_CODES: ReadonlySet<string> = new Set(['yaml-syntax', 'yaml-alias']);

/** Reports a key for the sender of a feedback as one that must never be published, instead of a merely unknown one. */
function nameSenderKey(kind: EntryKind, found: Problem): Problem {
  if (kind !== 'feedback' || found.code !== 'unknown-key' || !isSenderKey(found.facts.key)) return found;
  return problem('sender-key', found.file, { key: found.facts.key }, found);
}

function isSenderKey(key: string): boolean {
  return SENDER_KEYS.test(slugify(key));
}

const SENDER_KEYS =
  /^(sender|from|by|name|full-?name|author|phone|tel|email|address|citizen\w*|nguoi[-\w]*|ho-(?:va-)?ten|hoten|ten|(?:so-)?(?:dien-thoai|dt)|sdt|dia-?chi|cccd|cmnd)$/;

/** Characters. Nobody writes so much YAML by hand, and for some sources a parser takes the square of the length. */
const MAX_FRONT_MATTER_LENGTH = 32 * 1024;
/** Characters of a whole YAML file. */
const MAX_YAML_LENGTH = 256 * 1024;

function refuseLength(file: string, length: number, limit: number): Problem | undefined {
  return length > limit ? problem('yaml-too-long', file, { length, limit }) : undefined;
}

function countLines(text: string): number {
  let lines = 1;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines++;
  return lines;
}
