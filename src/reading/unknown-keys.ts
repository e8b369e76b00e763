import { z } from 'zod';
import { problem, type Problem } from '../problems/problem.ts';
import type { FactsOf } from '../problems/sentences.ts';
import { fieldWords } from '../schemas/fields.ts';
import { slugify } from '../text/fold.ts';
import { isoDayOf, likelyDayOf } from './date-typos.ts';
import { meantKey, type MeantKey } from './keys.ts';
import { meantId, namedValues } from './meant-id.ts';
import { shapeOf, unwrap } from './schema-walk.ts';
import { asText, fixedKey, fixedType, proposedType } from './value-fixes.ts';
import type { ParsedYaml } from './yaml.ts';

/** Reports each key that a schema does not have, with the key that was meant. */
export function unknownKeyProblems(
  file: string,
  yaml: ParsedYaml,
  schema: z.ZodType | undefined,
  { keys, path, input }: z.core.$ZodIssueUnrecognizedKeys,
): Problem[] {
  const shape = shapeOf(schema);
  const values = input as Record<string, unknown>;
  const named = keys.slice(0, MAX_UNKNOWN_KEYS).map((typed) => ({
    typed,
    value: values[typed],
    source: yaml.sourceOf([...path, typed]),
    meant: meantKey(typed, shape, (key) =>
      readings(values[typed]).some((each) => shape[key]!.safeParse(each).success),
    ),
  }));
  const rivals = Map.groupBy(named, ({ meant }) => meant.key);
  const problems = named.map((each): Problem => {
    const { key } = each.meant;
    const isFree = !Object.hasOwn(values, key) && rivals.get(key)!.length === 1;
    const facts =
      missingIndent(each, shape, values) ?? missingColon(each, shape, values) ?? renamed(each, shape, isFree);
    return problem('unknown-key', file, facts, yaml.positionOfKey(path, each.typed));
  });
  const left = keys.length - named.length;
  return left > 0
    ? [...problems, problem('more-problems', file, { count: left }, problems.at(-1))]
    : problems;
}

/** The most unknown keys of one mapping that are named; no mapping has so many keys of its own. */
const MAX_UNKNOWN_KEYS = 50;

type Shape = Record<string, z.ZodType>;
type UnknownKeyFacts = FactsOf<'unknown-key'>;

/** A key that the schema does not have, as it was typed, and the key it most likely stands for. */
interface UnknownKey {
  typed: string;
  value: unknown;
  /** The value as it was typed. */
  source: string;
  meant: MeantKey;
}

/** Takes the key for one of the empty group above it, whose indentation is missing. */
function missingIndent(
  { typed, source }: UnknownKey,
  shape: Shape,
  values: Record<string, unknown>,
): UnknownKeyFacts | undefined {
  const parent = Object.keys(shape).find(
    (each) => values[each] === null && Object.hasOwn(shapeOf(shape[each]), typed),
  );
  return parent === undefined
    ? undefined
    : {
        key: typed,
        parent,
        nearest: '',
        fixed: `  ${typed}: ${source}`,
        isCertain: false,
        isValueWrong: false,
        allowed: [],
      };
}

/** Takes the first word of the key for a key whose colon is missing, and the rest for its value. */
function missingColon(
  { typed, source, meant }: UnknownKey,
  shape: Shape,
  values: Record<string, unknown>,
): UnknownKeyFacts | undefined {
  const [, first = '', rest = ''] = /^([a-z]\w*) +(?! )(.*)$/i.exec(typed) ?? [];
  if (meant.key || !Object.hasOwn(shape, first) || Object.hasOwn(values, first)) return undefined;
  const fixed = `${first}: ${JSON.stringify(`${rest}: ${source}`)}`;
  return {
    key: typed,
    parent: '',
    nearest: first,
    fixed,
    isCertain: false,
    isValueWrong: false,
    allowed: labelled(meant, shape),
  };
}

/** Takes the key for the nearest one. That is certain only while no other line has that key. */
function renamed(
  { typed, value, source, meant }: UnknownKey,
  shape: Shape,
  isFree: boolean,
): UnknownKeyFacts {
  const field = meant.key && isFree ? shape[meant.key]! : undefined;
  const retyped = field && typeof value === 'string' ? inTypeOf(field, value, source) : '';
  const canBe = field !== undefined && (retyped !== '' || takes(field, value));
  const meantValue = canBe ? retyped || meantSource(field, value, source) : '';
  return {
    key: typed,
    parent: '',
    nearest: isFree && !canBe ? '' : meant.key,
    fixed: canBe ? fixedKey(meant.key, field, value, meantValue || source) : '',
    isCertain: meant.isCertain && canBe,
    isValueWrong: canBe && meantValue === '',
    allowed: labelled(meant, shape),
  };
}

/** Writes a text for a key that takes a list, or true or false; empty for other keys, and where it may mean anything. */
function inTypeOf(field: z.ZodType, value: string, source: string): string {
  const type = unwrap(field).type;
  if (type !== 'array' && type !== 'boolean') return '';
  return fixedType(type, source, value, field) || proposedType(type, value, field);
}

/** Writes a value so that the key takes it; empty where only the editor, or the content of the portal, knows how. */
function meantSource(field: z.ZodType, value: unknown, source: string): string {
  // A list and a group are written below the key, and their own faults are reported there.
  if (typeof value === 'object' || unwrap(field) instanceof z.ZodObject) return source;
  const isTaken = (each: unknown) => each !== '' && field.safeParse(each).success;
  if (isTaken(value)) return source;
  if (typeof value !== 'string') return isTaken(source) ? JSON.stringify(source) : '';
  const inner = unwrap(field);
  const values = inner instanceof z.ZodEnum ? namedValues(inner.options.map(String)) : [];
  return [isoDayOf(value), likelyDayOf(value), meantId(value, values).id].find(isTaken) ?? '';
}

/** Says whether a key takes a value of this type, however it has to be rewritten. */
function takes(field: z.ZodType, value: unknown): boolean {
  // A text for a group is written into it.
  if (typeof value === 'string' && Object.keys(shapeOf(field)).length > 0) return true;
  return readings(value).some((each) => {
    const { error } = field.safeParse(each);
    return !error || error.issues.some(({ code, path }) => code !== 'invalid_type' || path.length > 0);
  });
}

/** Lists the keys to choose from, each with its label. */
function labelled({ among }: MeantKey, shape: Shape): string[] {
  return among.map((key) => {
    const label = fieldWords(shape[key]!)?.label;
    return label ? `${key} (${label})` : key;
  });
}

/** Lists a value as it was typed and as it may have been meant. */
function readings(value: unknown): unknown[] {
  if (Array.isArray(value)) return [value, value.map(asText).join('; ')];
  if (typeof value !== 'string') return [value, String(value)];
  return [value, isoDayOf(value), likelyDayOf(value), slugify(value)].filter(Boolean);
}
