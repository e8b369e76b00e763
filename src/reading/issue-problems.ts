import type { z } from 'zod';
import { problem, type Problem } from '../problems/problem.ts';
import type { Code, FactsOf } from '../problems/sentences.ts';
import { IDENTIFIER } from '../schemas/fields.ts';
import { slugify } from '../text/fold.ts';
import { shorten } from '../text/format.ts';
import { isoDayOf, likelyDayOf, monthOf, noSuchDay } from './date-typos.ts';
import { listed, meantId, namedValues } from './meant-id.ts';
import { schemaAt, wordsAt } from './schema-walk.ts';
import { unknownKeyProblems } from './unknown-keys.ts';
import { asText, exampleOf, fixedLine, fixedType, proposedType } from './value-fixes.ts';
import type { ParsedYaml } from './yaml.ts';

/** One thing that zod finds wrong. */
export type Issue = z.core.$ZodIssue;

/** What was validated, and by which schema. */
interface Validated {
  file: string;
  yaml: ParsedYaml;
  schema: z.ZodType;
}

/** Turns an issue into the problems that an editor reads, each at the position of the typed text. */
export function toProblems(validated: Validated, issue: Issue): Problem[] {
  return problemsFor(issue.code, issue, contextOf(validated, issue));
}

type IssueCode = Issue['code'];
type IssueByCode = { [C in IssueCode]: Extract<Issue, { code: C }> };

function problemsFor<C extends IssueCode>(code: C, issue: IssueByCode[C], context: IssueContext): Problem[] {
  return PROBLEMS_FOR[code](issue, context);
}

/** The function that reports each kind of issue. */
const PROBLEMS_FOR: { [C in IssueCode]: (issue: IssueByCode[C], context: IssueContext) => Problem[] } = {
  unrecognized_keys: (issue, { validated: { file, yaml }, fieldSchema }) =>
    unknownKeyProblems(file, yaml, fieldSchema, issue),
  invalid_union: unionProblems,
  invalid_type: typeProblems,
  too_small: sizeProblems,
  too_big: sizeProblems,
  invalid_value: listProblems,
  invalid_format: formatProblems,
  custom: ruleProblems,
  not_multiple_of: formProblems,
  invalid_key: formProblems,
  invalid_element: formProblems,
};

/** The field that an issue is about, in the words its problem is made of. */
interface IssueContext {
  validated: Validated;
  path: PropertyKey[];
  fieldSchema: z.ZodType | undefined;
  field: { key: string; label: string };
  /** An example of a value, from the schema; empty where the schema has none. */
  example: string;
  /** The value as it was typed, cut to what a sentence can quote. */
  value: string;
  /** Makes a problem at the position of the value. */
  say<C extends Code>(code: C, facts: FactsOf<C>): Problem[];
}

function contextOf(validated: Validated, { path, input }: Issue): IssueContext {
  const { file, yaml, schema } = validated;
  const words = wordsAt(schema, path);
  const key = String(path.findLast((part) => typeof part === 'string') ?? '');
  return {
    validated,
    path,
    fieldSchema: schemaAt(schema, path),
    field: { key, label: words?.label ?? '' },
    example: words?.example ?? '',
    value: quotable(input),
    say: (code, facts) => [problem(code, file, facts, yaml.positionOf(path))],
  };
}

/** Reports a value of the wrong type, or a missing one. */
function typeProblems({ expected, input }: IssueByCode['invalid_type'], context: IssueContext): Problem[] {
  const { path, fieldSchema, field, example, say } = context;
  const { yaml } = context.validated;
  if (path.length === 0) return say(expected === 'array' ? 'not-a-list' : 'not-a-mapping', {});
  if (field.key === 'alt' && (input === undefined || input === null)) return altProblems(context);
  if (input === undefined) return say('missing-field', { ...field, example });
  if (input === null)
    return say('empty-field', {
      ...field,
      example: example || exampleOf(fieldSchema, ''),
      fixed: lostToComment(context),
    });

  const source = yaml.sourceOf(path).trimEnd();
  if (expected === 'string' && ['number', 'boolean'].includes(typeof input))
    return unquotedProblems(source, context);
  const fixed = fixedType(expected, source, input, fieldSchema);
  const meant = fixed || proposedType(expected, input, fieldSchema);
  return say('wrong-type', {
    ...field,
    expected: TYPES[expected] ?? expected,
    source,
    fixed,
    line: meant && fixedLine(yaml, path, field.key, meant, (item) => item),
    isItem: typeof path.at(-1) === 'number',
    example: example || exampleOf(fieldSchema, input),
  });
}

/** What the types of zod are called in a sentence. */
const TYPES: Record<string, string> = {
  string: 'chữ',
  number: 'số',
  int: 'số nguyên',
  boolean: 'true hoặc false',
  array: 'danh sách, ví dụ [a, b]',
  object: 'nhóm mục con, mỗi mục một dòng thụt vào hai dấu cách',
};

/** Quotes a value that YAML read as a comment because it begins with `#`, such as a colour; empty for other values. */
function lostToComment({ path, field, validated: { yaml } }: IssueContext): string {
  const line = yaml.source.split('\n')[yaml.positionOf(path).line - 1] ?? '';
  const [, lost] = /^\s*(?:- )?[\w-]+:\s+(#.*\S)\s*$/.exec(line) ?? [];
  return lost ? `${field.key}: ${JSON.stringify(lost)}` : '';
}

/** Reports a text that YAML read as a number or a boolean. Quotes make it a text again, but not, for example, a day. */
function unquotedProblems(source: string, { validated, path, fieldSchema, field, say }: IssueContext) {
  const issue = fieldSchema?.safeParse(source, { reportInput: true }).error?.issues[0];
  return issue
    ? toProblems(validated, { ...issue, path } as Issue)
    : say('needs-quotes', { ...field, source });
}

function altProblems({ path, validated: { yaml }, say }: IssueContext): Problem[] {
  return say('image-alt', { src: siblingOf(yaml.data, path, 'src'), alt: '', inBody: false });
}

/** Reports a list, a number or a text that is too small or too big. */
function sizeProblems(
  issue: IssueByCode['too_small'] | IssueByCode['too_big'],
  context: IssueContext,
): Problem[] {
  const { field, example, say } = context;
  const isBelow = issue.code === 'too_small';
  const limit = Number(isBelow ? issue.minimum : issue.maximum);
  if (field.key === 'alt' && String(issue.input).trim() === '') return altProblems(context);
  if (issue.origin === 'array')
    return isBelow
      ? say('too-few', { ...field, limit })
      : say('too-many', { ...field, limit, actual: (issue.input as unknown[]).length });
  if (issue.origin !== 'string')
    return say('out-of-range', {
      ...{ ...field, limit, side: isBelow ? 'least' : 'most' },
      ...{ meant: meantNumber(Number(issue.input), limit, isBelow), example },
    });
  const actual = String(issue.input).trim().length;
  if (actual === 0) return say('empty-field', { ...field, example, fixed: '' });
  return say(isBelow ? 'too-short' : 'too-long', { ...field, limit, actual });
}

/** Guesses what a number beyond a limit was to be: a share typed in per cent, or a number with the wrong sign. */
function meantNumber(value: number, limit: number, isBelow: boolean): number | null {
  if (limit === 0 && value !== 0) return -value;
  const isPerCent = !isBelow && limit === 1 && value >= 10 && value <= 100;
  return isPerCent ? value / 100 : null;
}

/** Reports a value outside the list that a field accepts. */
function listProblems({ values, input }: IssueByCode['invalid_value'], context: IssueContext): Problem[] {
  const { path, field, example, value, say } = context;
  const allowed = values.map(String);
  if (input === undefined) return say('missing-field', { ...field, example: example || (allowed[0] ?? '') });
  const named = namedValues(allowed);
  const { id, isCertain } = meantId(value, named);
  // A line to paste must be right as a whole, so the other items of the list are fixed too.
  const fixItem = (item: string) => (allowed.includes(item) ? item : meantId(item, named).id);
  const fixed = id && fixedLine(context.validated.yaml, path, field.key, id, fixItem);
  return say('not-in-list', { ...field, value, nearest: id, isCertain, fixed, allowed: listed(named) });
}

/** Reports a text in another form than the field asks for. */
function formatProblems(issue: IssueByCode['invalid_format'], context: IssueContext): Problem[] {
  const { fieldSchema, field, example, value, say } = context;
  if (issue.format === 'url') return say('invalid-address', { ...field, value });
  if (issue.format === 'email') return say('invalid-email', { ...field, value });
  if (issue.format === 'regex' && issue.pattern === String(IDENTIFIER)) {
    // The name of a section or a unit is not its id, so no id is made of it.
    const isOpen = /[,;|/]/.test(value) || REFERENCES.has(field.key);
    return say('invalid-identifier', { ...field, value, better: isOpen ? '' : slugify(value) });
  }
  return say('invalid-form', { ...field, value, better: monthOf(value, fieldSchema), example });
}

/** Keys whose values are ids that another file declares. */
const REFERENCES = new Set(
  'section sections unit units plans procedure procedures activity figures'.split(' '),
);

/** Reports an issue that a rule of a schema adds: `params.problem` holds the code, the other params its facts. */
function ruleProblems({ params }: IssueByCode['custom'], { field, value, say }: IssueContext): Problem[] {
  const { problem: code, ...facts } = (params ?? {}) as { problem?: Code };
  if (code === 'invalid-day' || code === 'invalid-moment') {
    const meant = isoDayOf(value);
    const better = code === 'invalid-day' ? meant.slice(0, 'yyyy-mm-dd'.length) : meant;
    return say(code, { ...field, value, better, likely: likelyDayOf(value), none: noSuchDay(value) });
  }
  return say(code ?? 'invalid-form', { ...field, value, better: '', example: '', ...facts });
}

/** Reports an issue that no schema of the project is expected to raise. */
function formProblems(_issue: Issue, { field, value, example, say }: IssueContext): Problem[] {
  return say('invalid-form', { ...field, value, better: '', example });
}

/** Reports the alternative of a union with the fewest complaints, because it is the one the editor most likely meant. */
function unionProblems(
  { errors, input, path }: IssueByCode['invalid_union'],
  { validated }: IssueContext,
): Problem[] {
  const [best = []] = byWeight(errors);
  return best.flatMap((each) => {
    const inputOfPart = each.path.reduce<unknown>(
      (at, part) => (at as Record<PropertyKey, unknown> | undefined)?.[part],
      input,
    );
    return toProblems(validated, { ...each, input: inputOfPart, path: [...path, ...each.path] } as Issue);
  });
}

function byWeight(alternatives: Issue[][]): Issue[][] {
  return [...alternatives].sort((a, b) => complaintWeight(a) - complaintWeight(b));
}

function complaintWeight(issues: Issue[]): number {
  return issues.reduce((sum, issue) => {
    // A rule that a schema adds names the mistake most precisely.
    if (issue.code === 'custom') return sum + 0.5;
    if (issue.path.length > 0) return sum + 1;
    // A union inside a union is no better than its best alternative.
    if (issue.code === 'invalid_union') return sum + complaintWeight(byWeight(issue.errors)[0]!);
    return sum + (issue.code === 'invalid_type' ? 100 : 1);
  }, 0);
}

/** Gives the text of another key in the mapping that holds the value at a path; empty where it is no text. */
function siblingOf(data: unknown, path: readonly PropertyKey[], key: string): string {
  const parent = path
    .slice(0, -1)
    .reduce<unknown>((at, part) => (at as Record<PropertyKey, unknown>)[part], data);
  const value = (parent as Record<string, unknown>)[key];
  return typeof value === 'string' ? value : '';
}

function quotable(value: unknown): string {
  const text =
    typeof value === 'string'
      ? value
      : Array.isArray(value)
        ? value.map(asText).join(', ')
        : (JSON.stringify(value) ?? '');
  return shorten(text, MAX_QUOTED);
}

/** Characters of a value that a sentence quotes. */
const MAX_QUOTED = 80;
