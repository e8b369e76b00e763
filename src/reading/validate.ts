import { z } from 'zod';
import { MAX_PROBLEMS_PER_FILE } from '../problems/bounded.ts';
import { problem, type Problem } from '../problems/problem.ts';
import type { Code, FactsOf } from '../problems/sentences.ts';
import { IDENTIFIER, fieldWords, type FieldWords } from '../schemas/fields.ts';
import { slugify } from '../text/fold.ts';
import { shorten } from '../text/format.ts';
import { asText, fixedKey, fixedLine, fixedType, exampleOf, proposedType } from './value-fixes.ts';
import { meantKey, nearest, shapeOf, unwrap } from './keys.ts';
import { isoDayOf, likelyDayOf, monthOf } from './date-typos.ts';
import type { ParsedYaml } from './yaml.ts';

export { nearest } from './keys.ts';

/** Holds parsed YAML against a schema; every issue becomes a problem at the place the editor typed. */
export function validate<S extends z.ZodType>(
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
  // To name one issue may take a look at the whole file.
  const left = issues.splice(MAX_PROBLEMS_PER_FILE).length;
  const named = issues.map((issue) => ({ issue, problems: toProblems(file, yaml, schema, issue) }));
  // A key that stands there under another name is not missing.
  const meant = new Set(
    named.flatMap(({ issue: { path }, problems }) =>
      problems.flatMap((each) =>
        each.code === 'unknown-key' ? pathKey({ path: [...path, each.facts.nearest] }) : [],
      ),
    ),
  );
  const problems = named.flatMap(({ issue, problems: ofIssue }) =>
    ofIssue.filter(({ code }) => code !== 'missing-field' || !meant.has(pathKey(issue))),
  );
  if (left > 0) problems.push(problem('more-problems', file, { count: left }, problems.at(-1)));
  return { problems };
}

type Issue = z.core.$ZodIssue;

/** Of a value of the wrong type nothing else is worth saying. */
function pathKey({ path }: Pick<Issue, 'path'>): string {
  return JSON.stringify(path);
}

function toProblems(file: string, yaml: ParsedYaml, schema: z.ZodType, issue: Issue): Problem[] {
  const path = issue.path;
  const fieldSchema = schemaAt(schema, path);
  const words = wordsAt(schema, path);
  const key = String(path.findLast((part) => typeof part === 'string') ?? '');
  const field = { key, label: words?.label ?? '' };
  const example = words?.example ?? '';
  const value = printable(issue.input);
  const say = <C extends Code>(code: C, facts: FactsOf<C>) => [
    problem(code, file, facts, yaml.positionOf(path)),
  ];

  switch (issue.code) {
    case 'unrecognized_keys':
      return unknownKeyProblems(file, yaml, fieldSchema, issue);
    case 'invalid_union':
      return unionProblems(file, yaml, schema, issue);
    case 'invalid_type': {
      if (path.length === 0) return say(issue.expected === 'array' ? 'not-a-list' : 'not-a-mapping', {});
      if (key === 'alt' && (issue.input === undefined || issue.input === null))
        return say('image-alt', { src: siblingOf(yaml.data, path, 'src'), alt: '', inBody: false });
      if (issue.input === undefined) return say('missing-field', { ...field, example });
      if (issue.input === null) {
        // What stands behind a # is lost to YAML, a colour too.
        const [, lost] =
          /:\s+(#\S+)\s*$/.exec(yaml.source.split('\n')[yaml.positionOf(path).line - 1] ?? '') ?? [];
        const shown = lost ? JSON.stringify(lost) : example || exampleOf(fieldSchema, '');
        return say('empty-field', { ...field, example: shown });
      }
      const source = yaml.sourceOf(path).trimEnd();
      if (issue.expected === 'string' && ['number', 'boolean'].includes(typeof issue.input)) {
        // Quotes make a text of it, but not a day of a number.
        const left = fieldSchema?.safeParse(source, { reportInput: true }).error?.issues[0];
        return left
          ? toProblems(file, yaml, schema, { ...left, path } as Issue)
          : say('needs-quotes', { ...field, source });
      }
      const fixed = fixedType(issue.expected, source, issue.input);
      const meant = fixed || proposedType(issue.expected, issue.input, fieldSchema);
      return say('wrong-type', {
        ...field,
        expected: TYPES[issue.expected] ?? issue.expected,
        source,
        fixed,
        line: meant && fixedLine(yaml, path, key, meant),
        isItem: typeof path.at(-1) === 'number',
        example: example || exampleOf(fieldSchema, issue.input),
      });
    }
    case 'too_small':
    case 'too_big':
      if (key === 'alt' && String(issue.input).trim() === '')
        return say('image-alt', { src: siblingOf(yaml.data, path, 'src'), alt: '', inBody: false });
      return sizeProblems(issue, field, example, say);
    case 'invalid_value': {
      const allowed = issue.values.map(String);
      if (issue.input === undefined)
        return say('missing-field', { ...field, example: example || (allowed[0] ?? '') });
      const near = nearest(slugify(value), allowed);
      const fixed = near && fixedLine(yaml, path, key, near);
      return say('not-in-list', { ...field, value, nearest: near, fixed, allowed });
    }
    case 'invalid_format':
      if (issue.format === 'url') return say('invalid-address', { ...field, value });
      if (issue.format === 'email') return say('invalid-email', { ...field, value });
      if (issue.format === 'regex' && issue.pattern === String(IDENTIFIER))
        return say('invalid-identifier', {
          ...field,
          value,
          better: /[,;|/]/.test(value) ? '' : slugify(value),
        });
      return say('invalid-form', { ...field, value, better: monthOf(value, fieldSchema), example });
    case 'custom':
      return customProblems(issue, field, value, say);
    default:
      return say('invalid-form', { ...field, value, better: '', example });
  }
}

type Say = <C extends Code>(code: C, facts: FactsOf<C>) => Problem[];
interface FieldFacts {
  key: string;
  label: string;
}

function sizeProblems(
  issue: Extract<Issue, { code: 'too_small' | 'too_big' }>,
  field: FieldFacts,
  example: string,
  say: Say,
): Problem[] {
  const limit = Number(issue.code === 'too_small' ? issue.minimum : issue.maximum);
  if (issue.origin === 'array')
    return issue.code === 'too_small'
      ? say('too-few', { ...field, limit })
      : say('too-many', { ...field, limit, actual: (issue.input as unknown[]).length });
  if (issue.origin !== 'string')
    return say('out-of-range', { ...field, limit, side: issue.code === 'too_small' ? 'least' : 'most' });
  const actual = String(issue.input).trim().length;
  if (actual === 0) return say('empty-field', { ...field, example });
  return issue.code === 'too_small'
    ? say('too-short', { ...field, limit, actual })
    : say('too-long', { ...field, limit, actual });
}

/** A rule of the schema names its own problem in `params.problem`. */
function customProblems(
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
function unionProblems(
  file: string,
  yaml: ParsedYaml,
  schema: z.ZodType,
  issue: Extract<Issue, { code: 'invalid_union' }>,
): Problem[] {
  const weight = (issues: Issue[]) =>
    issues.reduce((sum, each) => {
      // A rule with a name of its own knows best what is wrong.
      if (each.code === 'custom') return sum + 0.5;
      return sum + (each.code === 'invalid_type' && each.path.length === 0 ? 100 : 1);
    }, 0);
  const [best = []] = [...issue.errors].sort((a, b) => weight(a) - weight(b));
  return best.flatMap((each) => {
    const input = each.path.reduce<unknown>(
      (at, part) => (at as Record<PropertyKey, unknown> | undefined)?.[part],
      issue.input,
    );
    return toProblems(file, yaml, schema, { ...each, input, path: [...issue.path, ...each.path] } as Issue);
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
  const own = at && fieldWords(at);
  return own ?? (typeof path.at(-1) === 'number' ? wordsAt(schema, path.slice(0, -1)) : undefined);
}

/** Walks a schema along the path of an issue, through optional, default and refined wrappers. */
function schemaAt(schema: z.ZodType, path: readonly PropertyKey[]): z.ZodType | undefined {
  let at: z.ZodType | undefined = schema;
  for (const part of path) {
    const inner = unwrap(at);
    if (inner instanceof z.ZodObject) at = inner.shape[part as string] as z.ZodType | undefined;
    else if (inner instanceof z.ZodArray) at = inner.element as z.ZodType;
    else if (inner instanceof z.ZodRecord) at = inner.valueType as z.ZodType;
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

/** Keys that the schema does not know, each with the one that was meant. */
function unknownKeyProblems(
  file: string,
  yaml: ParsedYaml,
  schema: z.ZodType | undefined,
  { keys: unknown, path, input }: Extract<Issue, { code: 'unrecognized_keys' }>,
): Problem[] {
  const keys = unknown.slice(0, MAX_UNKNOWN_KEYS);
  const shape = shapeOf(schema);
  const given = input as Record<string, unknown>;
  const labelled = (key: string) => {
    const label = fieldWords(shape[key]!)?.label;
    return label ? `${key} (${label})` : key;
  };
  const meant = keys.map((typed) =>
    meantKey(typed, shape, (key) =>
      readings(given[typed]).some((each) => shape[key]!.safeParse(each).success),
    ),
  );
  const wanted = Map.groupBy(meant, ({ key }) => key);
  const problems = keys.map((typed, index): Problem => {
    const { key, isCertain, among } = meant[index]!;
    const isFree = !Object.hasOwn(given, key) && wanted.get(key)!.length === 1;
    const source = yaml.sourceOf([...path, typed]);
    const parent = Object.keys(shape).find(
      (each) => given[each] === null && Object.hasOwn(shapeOf(shape[each]), typed),
    );
    const [, first = '', rest = ''] = /^([a-z]\w*) +(?! )(.*)$/i.exec(typed) ?? [];
    const facts =
      !key && Object.hasOwn(shape, first) && !Object.hasOwn(given, first)
        ? { nearest: first, fixed: `${first}: ${JSON.stringify(`${rest}: ${source}`)}`, isCertain: false }
        : {
            nearest: key,
            fixed: key && fixedKey(key, shape[key], given[typed], source),
            isCertain: isCertain && isFree,
          };
    return problem(
      'unknown-key',
      file,
      parent
        ? { key: typed, parent, nearest: '', fixed: `  ${typed}: ${source}`, isCertain: false, known: [] }
        : { key: typed, parent: '', ...facts, known: among.map(labelled) },
      yaml.positionOfKey(path, typed),
    );
  });
  const left = unknown.length - keys.length;
  return left > 0
    ? [...problems, problem('more-problems', file, { count: left }, problems.at(-1))]
    : problems;
}

/** The most unknown keys of one mapping that are named; no mapping has so many keys of its own. */
const MAX_UNKNOWN_KEYS = 50;

/** A value as it is, and as it may have been meant. */
function readings(value: unknown): unknown[] {
  if (Array.isArray(value)) return [value, value.map(asText).join('; ')];
  if (typeof value !== 'string') return [value, String(value)];
  return [value, isoDayOf(value), likelyDayOf(value), slugify(value)].filter(Boolean);
}

function printable(value: unknown): string {
  const text =
    typeof value === 'string'
      ? value
      : Array.isArray(value)
        ? value.map(asText).join(', ')
        : (JSON.stringify(value) ?? '');
  return shorten(text, 80);
}
