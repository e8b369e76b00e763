import { stringify } from 'yaml';
import { z } from 'zod';
import { problem, type Problem } from '../problems/problem.ts';
import type { Code, FactsOf } from '../problems/sentences.ts';
import { IDENTIFIER, wordsOf, type FieldWords } from '../schemas/fields.ts';
import { isDay } from '../schemas/day.ts';
import { slugify } from '../text/fold.ts';
import { shorten } from '../text/format.ts';
import { meantKey, nearest, shapeOf, unwrap } from './keys.ts';
import type { ParsedYaml } from './yaml.ts';

export { nearest } from './keys.ts';

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
  const named = issues.map((issue) => ({ issue, problems: name(file, yaml, schema, issue) }));
  // A key that stands there under another name is not missing.
  const meant = new Set(
    named.flatMap(({ issue: { path }, problems }) =>
      problems.flatMap((each) =>
        each.code === 'unknown-key' ? pathKey({ path: [...path, each.facts.nearest] }) : [],
      ),
    ),
  );
  return {
    problems: named.flatMap(({ issue, problems }) =>
      problems.filter(({ code }) => code !== 'missing-field' || !meant.has(pathKey(issue))),
    ),
  };
}

type Issue = z.core.$ZodIssue;

/** Of a value of the wrong type nothing else is worth saying. */
function pathKey({ path }: Pick<Issue, 'path'>): string {
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
    case 'unrecognized_keys':
      return nameOfKeys(file, yaml, fieldSchema, issue);
    case 'invalid_union':
      return nameOfUnion(file, yaml, schema, issue);
    case 'invalid_type': {
      if (path.length === 0) return say(issue.expected === 'array' ? 'not-a-list' : 'not-a-mapping', {});
      if (key === 'alt' && (issue.input === undefined || issue.input === null))
        return say('image-alt', { src: siblingOf(yaml.data, path, 'src'), alt: '', inBody: false });
      if (issue.input === undefined) return say('missing-field', { ...field, example });
      if (issue.input === null) return say('empty-field', { ...field, example });
      const source = yaml.sourceOf(path).trimEnd();
      if (issue.expected === 'string' && ['number', 'boolean'].includes(typeof issue.input)) {
        // Quotes make a text of it, but not a day of a number.
        const left = fieldSchema?.safeParse(source, { reportInput: true }).error?.issues[0];
        return left
          ? name(file, yaml, schema, { ...left, path } as Issue)
          : say('needs-quotes', { ...field, source });
      }
      const corrected = correctedType(issue.expected, source, issue.input);
      const meant = corrected || proposedType(issue.expected, issue.input, fieldSchema);
      return say('wrong-type', {
        ...field,
        expected: TYPES[issue.expected] ?? issue.expected,
        source,
        corrected,
        line: meant && correctedLine(yaml, path, key, meant),
        example: example || exampleOf(fieldSchema, issue.input),
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
      return say('invalid-form', { ...field, value, better: monthOf(value, fieldSchema), example });
    case 'custom':
      return nameOfCustom(issue, field, value, say);
    default:
      return say('invalid-form', { ...field, value, better: '', example });
  }
}

type Say = <C extends Code>(code: C, facts: FactsOf<C>) => Problem[];
/** Words people write for true and false. */
const BOOLEAN_WORDS: Record<string, string> = {
  ...{ yes: 'true', on: 'true', true: 'true', có: 'true' },
  ...{ no: 'false', off: 'false', false: 'false', không: 'false' },
};

/** What was typed, in the type that was meant; empty where that is not certain. */
function correctedType(expected: string, source: string, input: unknown): string {
  if (expected === 'array' && /^[a-z0-9-]+(?:\s*[,;]\s*[a-z0-9-]+)*$/.test(source))
    return `[${source.split(/\s*[,;]\s*/).join(', ')}]`;
  // A text with a colon in it is a group to YAML.
  const isText = typeof input === 'object' && !Array.isArray(input) && /^[^{\n][^\n]*$/.test(source);
  if (expected === 'string' && isText) return /["'#]/.test(source) ? '' : `"${source}"`;
  if (expected === 'boolean') return BOOLEAN_WORDS[source.toLowerCase().replace(/["'“”‘’]/g, '')] ?? '';
  const digits = source.replace(/["'\s.,]/g, '');
  const isGrouped = /^["']?\d{1,3}([.,\s]\d{3})*["']?$/.test(source) || /^["']\d+["']$/.test(source);
  return (expected === 'int' || expected === 'number') && isGrouped ? digits : '';
}

/** What was probably meant, in the type that is asked for; empty where nobody but the editor can know. */
function proposedType(expected: string, input: unknown, schema: z.ZodType | undefined): string {
  if (expected === 'string' && Array.isArray(input))
    return input.length > 0 ? stringify(input.map(asText).join('; '), { lineWidth: 0 }).trim() : '';
  if (typeof input !== 'string') return '';
  if (expected === 'int' || expected === 'number')
    return /^(\d{1,3}(?:[.,]\d{3})+|\d+)\s+\p{L}/u.exec(input)?.[1]!.replace(/\D/g, '') ?? '';
  const inner = unwrap(schema);
  const isOfTexts =
    inner instanceof z.ZodArray && Object.keys(shapeOf(inner.element as z.ZodType)).length === 0;
  if (expected !== 'array' || !isOfTexts) return '';
  const items = input.split(/\s*[;,]\s*/).filter(Boolean);
  return `[${items.map((each) => (/^[\p{L}\d][\p{L}\d -]*$/u.test(each) ? each : JSON.stringify(each))).join(', ')}]`;
}

/** An item of a list as a text; one with a colon in it was read as a group. */
function asText(item: unknown): string {
  return typeof item === 'object' && item !== null
    ? Object.entries(item)
        .map(([key, value]) => `${key}: ${String(value)}`)
        .join(', ')
    : String(item);
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
    return say(code, { ...field, value, better: isoDayOf(value), likely: likelyDayOf(value) });
  return say(code ?? 'invalid-form', { ...field, value, better: '', example: '', ...facts } as never);
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

/** The text of another key beside the one a path leads to. */
function siblingOf(data: unknown, path: readonly PropertyKey[], key: string): string {
  const parent = path
    .slice(0, -1)
    .reduce<unknown>((at, part) => (at as Record<PropertyKey, unknown>)[part], data);
  const value = (parent as Record<string, unknown>)[key];
  return typeof value === 'string' ? value : '';
}

/** An example of a group of keys, made of those of the keys it cannot do without; a text goes to the first of them. */
function exampleOf(schema: z.ZodType | undefined, written: unknown): string {
  const inner = unwrap(schema);
  if (inner instanceof z.ZodArray) {
    const one = exampleOf(inner.element as z.ZodType, written);
    return one && `[${one}]`;
  }
  if (!(inner instanceof z.ZodObject)) return '';
  const text = typeof written === 'string' && /^[^\n,:#{}[\]"']{1,100}$/.test(written) ? written.trim() : '';
  const pairs = Object.entries(shapeOf(inner))
    .filter(([, field]) => !field.safeParse(undefined).success)
    .map(([key, field], index) => `${key}: ${(index === 0 && text) || (wordsOf(field)?.example ?? '…')}`);
  return `{ ${pairs.join(', ')} }`;
}

/** Keys that the schema does not know, each with the one that was meant. */
function nameOfKeys(
  file: string,
  yaml: ParsedYaml,
  schema: z.ZodType | undefined,
  { keys, path, input }: Extract<Issue, { code: 'unrecognized_keys' }>,
): Problem[] {
  const shape = shapeOf(schema);
  const given = input as Record<string, unknown>;
  const labelled = (key: string) => {
    const label = wordsOf(shape[key]!)?.label;
    return label ? `${key} (${label})` : key;
  };
  const meant = keys.map((typed) =>
    meantKey(typed, shape, (key) =>
      readings(given[typed]).some((each) => shape[key]!.safeParse(each).success),
    ),
  );
  return keys.map((typed, index) => {
    const { key, isCertain, among } = meant[index]!;
    const isFree = !Object.hasOwn(given, key) && meant.filter((other) => other.key === key).length === 1;
    const source = yaml.sourceOf([...path, typed]);
    const [, first = '', rest = ''] = /^([a-z]\w*) +(.*)$/i.exec(typed) ?? [];
    const facts =
      !key && Object.hasOwn(shape, first) && !Object.hasOwn(given, first)
        ? { nearest: first, corrected: `${first}: ${JSON.stringify(`${rest}: ${source}`)}`, isCertain: false }
        : {
            nearest: key,
            corrected: key && (source.includes('\n') ? `${key}:` : `${key}: ${source}`.trimEnd()),
            isCertain: isCertain && isFree,
          };
    return problem(
      'unknown-key',
      file,
      { key: typed, ...facts, known: among.map(labelled) },
      yaml.placeOfKey(path, typed),
    );
  });
}

/** A value as it is, and as it may have been meant. */
function readings(value: unknown): unknown[] {
  if (Array.isArray(value)) return [value, value.map(asText).join('; ')];
  if (typeof value !== 'string') return [value, String(value)];
  return [value, isoDayOf(value), likelyDayOf(value), slugify(value)].filter(Boolean);
}

/** A month as people write it, `3/2026`, in the form that a schema asks for; empty for anything else. */
function monthOf(written: string, schema: z.ZodType | undefined): string {
  const [, month = '', year = ''] = /^(?:tháng )?(\d{1,2})[/.-](\d{4})$/i.exec(written.trim()) ?? [];
  const [, first = '', last = ''] = /^(\d{4})[/.]?(\d{1,2})$/.exec(written.trim()) ?? [];
  const iso = `${year || first}-${(month || last).padStart(2, '0')}`;
  return schema?.safeParse(iso).success ? iso : '';
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

/** A day that was probably meant by one that can be read in more than one way; empty for anything else. */
function likelyDayOf(written: string): string {
  const text = written.replace(/["'“”‘’]/g, '').trim();
  const [, one = '', two = '', year = ''] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{2}|\d{4})$/.exec(text) ?? [];
  const [, firstYear = '', three = '', four = ''] = /^(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})$/.exec(text) ?? [];
  const days = [
    [year, two, one],
    [year, one, two],
    [firstYear, four, three],
  ].map(([y = '', m = '', d = '']) => `${y.padStart(4, '20')}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`);
  return days.find(isDay) ?? '';
}

const TIME = String.raw`(?:[T, ]\s*(?<hour>\d{1,2})[:hg](?<minute>\d{2}))?`;
const DAY_FIRST = new RegExp(
  String.raw`^(?:ngày )?(?<day>\d{1,2})(?:[/.-]| tháng )(?<month>\d{1,2})(?:[/.-]| năm )(?<year>\d{4})${TIME}$`,
  'i',
);
const YEAR_FIRST = new RegExp(
  String.raw`^(?<year>\d{4})(?:[/.-](?<month>\d{1,2})[/.-](?<day>\d{1,2})|(?<month>\d{2})(?<day>\d{2}))${TIME}$`,
);
