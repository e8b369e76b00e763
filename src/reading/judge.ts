import { closest, distance } from 'fastest-levenshtein';
import { z } from 'zod';
import { problem, type Problem } from '../problems/problem.ts';
import type { Code, FactsOf } from '../problems/sentences.ts';
import { IDENTIFIER, wordsOf, type FieldWords } from '../schemas/fields.ts';
import { isDay } from '../schemas/day.ts';
import { slugify } from '../text/fold.ts';
import { shorten } from '../text/format.ts';
import type { ParsedYaml } from './yaml.ts';

/** Holds parsed YAML against a schema; every issue becomes a problem at the place the editor typed. */
export function judge<S extends z.ZodType>(
  file: string,
  yaml: ParsedYaml,
  schema: S,
): { data: z.output<S> } | { problems: Problem[] } {
  const result = schema.safeParse(yaml.data, { reportInput: true });
  if (result.success) return { data: result.data };
  const wrongType = new Set(result.error.issues.filter(({ code }) => code === 'invalid_type').map(pathKey));
  const issues = result.error.issues.filter(
    (issue) => issue.code === 'invalid_type' || !wrongType.has(pathKey(issue)),
  );
  return { problems: issues.flatMap((issue) => name(file, yaml, schema, issue)) };
}

/** Finds the value of a list that was most probably meant; empty when none is near. */
export function nearest(typed: string, known: readonly string[]): string {
  if (known.length === 0) return '';
  const shuffled = known.find((each) => lettersOf(each) === lettersOf(typed));
  if (shuffled !== undefined) return shuffled;
  const found = closest(typed, known);
  return distance(typed, found) <= Math.max(1, Math.floor(typed.length / 2.5)) ? found : '';
}

/** Two letters that changed places are one slip of the fingers. */
function lettersOf(word: string): string {
  return [...word].sort().join('');
}

type Issue = z.core.$ZodIssue;

/** Of a value of the wrong type nothing else is worth saying. */
function pathKey({ path }: Issue): string {
  return JSON.stringify(path);
}

function name(file: string, yaml: ParsedYaml, schema: z.ZodType, issue: Issue): Problem[] {
  const path = issue.path;
  const fieldSchema = schemaAt(schema, path);
  const words = wordsAt(schema, path);
  const key = String(path.findLast((part) => typeof part === 'string') ?? '');
  const field = { key, label: words?.label ?? '' };
  const example = words?.example ?? '';
  const value = printable(issue.input);
  const say = <C extends Code>(code: C, facts: FactsOf<C>) => [
    problem(code, file, facts, yaml.placeOf(path)),
  ];

  switch (issue.code) {
    case 'unrecognized_keys': {
      const known = keysOf(fieldSchema);
      return issue.keys.map((each) =>
        problem(
          'unknown-key',
          file,
          { key: each, nearest: nearest(each, known), known },
          yaml.placeOfKey(path, each),
        ),
      );
    }
    case 'invalid_union':
      return nameOfUnion(file, yaml, schema, issue);
    case 'invalid_type': {
      if (path.length === 0) return say(issue.expected === 'array' ? 'not-a-list' : 'not-a-mapping', {});
      if (key === 'alt' && (issue.input === undefined || issue.input === null))
        return say('image-alt', { src: siblingOf(yaml.data, path, 'src'), alt: '', inBody: false });
      if (issue.input === undefined) return say('missing-field', { ...field, example });
      if (issue.input === null) return say('empty-field', { ...field, example });
      if (issue.expected === 'string' && ['number', 'boolean'].includes(typeof issue.input))
        return say('needs-quotes', { ...field, source: yaml.sourceOf(path) });
      return say('wrong-type', {
        ...field,
        expected: TYPES[issue.expected] ?? issue.expected,
        corrected: correctedType(issue.expected, yaml.sourceOf(path)),
        example: example || exampleOf(fieldSchema),
      });
    }
    case 'too_small':
    case 'too_big':
      if (key === 'alt' && String(issue.input).trim() === '')
        return say('image-alt', { src: siblingOf(yaml.data, path, 'src'), alt: '', inBody: false });
      return nameOfSize(issue, field, example, say);
    case 'invalid_value': {
      const allowed = issue.values.map(String);
      if (issue.input === undefined)
        return say('missing-field', { ...field, example: example || (allowed[0] ?? '') });
      const near = nearest(slugify(value), allowed);
      const corrected = near && correctedLine(yaml, path, key, near);
      return say('not-in-list', { ...field, value, nearest: near, corrected, allowed });
    }
    case 'invalid_format':
      if (issue.format === 'url') return say('invalid-address', { ...field, value });
      if (issue.format === 'email') return say('invalid-email', { ...field, value });
      if (issue.format === 'regex' && issue.pattern === String(IDENTIFIER))
        return say('invalid-identifier', { ...field, value, better: slugify(value) });
      return say('invalid-form', { ...field, value, example });
    case 'custom':
      return nameOfCustom(issue, field, value, say);
    default:
      return say('invalid-form', { ...field, value, example });
  }
}

type Say = <C extends Code>(code: C, facts: FactsOf<C>) => Problem[];
/** Words people write for true and false. */
const BOOLEAN_WORDS: Record<string, string> = {
  ...{ yes: 'true', on: 'true', true: 'true', có: 'true' },
  ...{ no: 'false', off: 'false', false: 'false', không: 'false' },
};

/** What was typed, in the type that was meant; empty where that is not certain. */
function correctedType(expected: string, source: string): string {
  if (expected === 'array' && /^[a-z0-9-]+$/.test(source)) return `[${source}]`;
  if (expected === 'boolean') return BOOLEAN_WORDS[source.toLowerCase().replace(/["'“”‘’]/g, '')] ?? '';
  const digits = source.replace(/["'\s.,]/g, '');
  const isGrouped = /^["']?\d{1,3}([.,\s]\d{3})*["']?$/.test(source) || /^["']\d+["']$/.test(source);
  return (expected === 'int' || expected === 'number') && isGrouped ? digits : '';
}

/** The line that holds a value, or a list with the value in it, with another value in its place. */
function correctedLine(yaml: ParsedYaml, path: readonly PropertyKey[], key: string, value: string): string {
  if (typeof path.at(-1) !== 'number') return `${key}: ${value}`;
  const list = path.slice(0, -1);
  if (!/^\[.*\]$/.test(yaml.sourceOf(list))) return `- ${value}`;
  const items = list.reduce<unknown>((at, part) => (at as Record<PropertyKey, unknown>)[part], yaml.data);
  const written = (items as unknown[]).map((_, index) =>
    index === path.at(-1) ? value : yaml.sourceOf([...list, index]),
  );
  return `${key}: [${written.join(', ')}]`;
}

interface FieldFacts {
  key: string;
  label: string;
}

function nameOfSize(
  issue: Extract<Issue, { code: 'too_small' | 'too_big' }>,
  field: FieldFacts,
  example: string,
  say: Say,
): Problem[] {
  const limit = Number(issue.code === 'too_small' ? issue.minimum : issue.maximum);
  if (issue.origin === 'array') return say('too-few', { ...field, limit });
  if (issue.origin !== 'string')
    return say('out-of-range', { ...field, limit, side: issue.code === 'too_small' ? 'least' : 'most' });
  const actual = String(issue.input).trim().length;
  if (actual === 0) return say('empty-field', { ...field, example });
  return issue.code === 'too_small'
    ? say('too-short', { ...field, limit, actual })
    : say('too-long', { ...field, limit, actual });
}

/** A rule of the schema names its own problem in `params.problem`. */
function nameOfCustom(
  issue: Extract<Issue, { code: 'custom' }>,
  field: FieldFacts,
  value: string,
  say: Say,
): Problem[] {
  const { problem: code, ...facts } = (issue.params ?? {}) as { problem?: Code };
  if (code === 'invalid-day' || code === 'invalid-moment')
    return say(code, { ...field, value, better: isoDayOf(value) });
  return say(code ?? 'invalid-form', { ...field, value, example: '', ...facts } as never);
}

/** A union fails as a whole; what the editor meant is the alternative with the fewest complaints. */
function nameOfUnion(
  file: string,
  yaml: ParsedYaml,
  schema: z.ZodType,
  issue: Extract<Issue, { code: 'invalid_union' }>,
): Problem[] {
  const weight = (issues: Issue[]) =>
    issues.reduce((sum, each) => sum + (each.code === 'invalid_type' && each.path.length === 0 ? 100 : 1), 0);
  const [best = []] = [...issue.errors].sort((a, b) => weight(a) - weight(b));
  return best.flatMap((each) => {
    const input = each.path.reduce<unknown>(
      (at, part) => (at as Record<PropertyKey, unknown> | undefined)?.[part],
      issue.input,
    );
    return name(file, yaml, schema, { ...each, input, path: [...issue.path, ...each.path] } as Issue);
  });
}

const TYPES: Record<string, string> = {
  string: 'chữ',
  number: 'số',
  int: 'số nguyên',
  boolean: 'true hoặc false',
  array: 'danh sách, ví dụ [a, b]',
  object: 'nhóm mục con, mỗi mục một dòng thụt vào hai dấu cách',
};

/** The words of a field; those of a list for what stands in it. */
function wordsAt(schema: z.ZodType, path: readonly PropertyKey[]): FieldWords | undefined {
  const at = schemaAt(schema, path);
  const own = at && wordsOf(at);
  return own ?? (typeof path.at(-1) === 'number' ? wordsAt(schema, path.slice(0, -1)) : undefined);
}

/** Walks a schema along the path of an issue, through optional, default and refined wrappers. */
function schemaAt(schema: z.ZodType, path: readonly PropertyKey[]): z.ZodType | undefined {
  let at: z.ZodType | undefined = schema;
  for (const part of path) {
    const inner = unwrap(at);
    if (inner instanceof z.ZodObject) at = inner.shape[part as string] as z.ZodType | undefined;
    else if (inner instanceof z.ZodArray) at = inner.element as z.ZodType;
    else if (inner instanceof z.ZodUnion)
      at = (inner.options as z.ZodType[]).map((option) => schemaAt(option, [part])).find(Boolean);
    else return undefined;
  }
  return at;
}

function unwrap(schema: z.ZodType | undefined): z.ZodType | undefined {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault)
    return unwrap(schema.unwrap() as z.ZodType);
  if (schema instanceof z.ZodPipe) return unwrap(schema.in as z.ZodType);
  return schema;
}

/** The text of another key beside the one a path leads to. */
function siblingOf(data: unknown, path: readonly PropertyKey[], key: string): string {
  const parent = path
    .slice(0, -1)
    .reduce<unknown>((at, part) => (at as Record<PropertyKey, unknown>)[part], data);
  const value = (parent as Record<string, unknown>)[key];
  return typeof value === 'string' ? value : '';
}

/** An example of a group of keys, made of those of the keys it cannot do without. */
function exampleOf(schema: z.ZodType | undefined): string {
  const inner = unwrap(schema);
  if (!(inner instanceof z.ZodObject)) return '';
  const pairs = Object.entries(inner.shape as Record<string, z.ZodType>)
    .filter(([, field]) => !field.safeParse(undefined).success)
    .map(([key, field]) => `${key}: ${wordsOf(field)?.example ?? '…'}`);
  return `{ ${pairs.join(', ')} }`;
}

function keysOf(schema: z.ZodType | undefined): string[] {
  const inner = unwrap(schema);
  return inner instanceof z.ZodObject ? Object.keys(inner.shape) : [];
}

function printable(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return shorten(text, 80);
}

/**
 * Reads the days and moments people write: day first, in words, with a time; empty for anything else.
 * @example isoDayOf('5/9/2026 8:30') // '2026-09-05T08:30'
 */
function isoDayOf(written: string): string {
  const text = written.replace(/^["'“”‘’]|["'“”‘’]$/g, '').trim();
  const parts = DAY_FIRST.exec(text)?.groups ?? YEAR_FIRST.exec(text)?.groups;
  if (!parts) return '';
  const { day = '', month = '', year = '', hour, minute = '' } = parts;
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (!isDay(iso) || Number(hour ?? 0) > 23 || Number(minute) > 59) return '';
  return hour === undefined ? iso : `${iso}T${hour.padStart(2, '0')}:${minute}`;
}

const TIME = String.raw`(?:[T, ]\s*(?<hour>\d{1,2})[:hg](?<minute>\d{2}))?`;
const DAY_FIRST = new RegExp(
  String.raw`^(?:ngày )?(?<day>\d{1,2})(?:[/.-]| tháng )(?<month>\d{1,2})(?:[/.-]| năm )(?<year>\d{4})${TIME}$`,
  'i',
);
const YEAR_FIRST = new RegExp(String.raw`^(?<year>\d{4})[/.-](?<month>\d{1,2})[/.-](?<day>\d{1,2})${TIME}$`);
