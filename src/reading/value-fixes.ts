import { z } from 'zod';
import { fieldWords } from '../schemas/fields.ts';
import { slugify } from '../text/fold.ts';
import { meantId, namedValues } from './meant-id.ts';
import { loadYaml } from './parsers.ts';
import { shapeOf, unwrap } from './schema-walk.ts';
import type { ParsedYaml } from './yaml.ts';

/** Rewrites a typed value in the expected type; empty where the meant value is not certain. */
export function fixedType(
  expected: string,
  source: string,
  input: unknown,
  schema: z.ZodType | undefined,
): string {
  const values = expected === 'array' ? listedValues(schema) : [];
  if (values.length > 0) {
    const meant = meantValues(source, values);
    return meant?.every(({ isCertain }) => isCertain) ? listOf(meant) : '';
  }
  if (expected === 'array' && /^[a-z0-9-]+(?:\s*[,;]\s*[a-z0-9-]+)*$/.test(source))
    return `[${itemsOf(source).join(', ')}]`;
  // YAML reads a text with a colon as a mapping.
  const isText = typeof input === 'object' && !Array.isArray(input) && /^[^{\n][^\n]*$/.test(source);
  if (expected === 'string' && isText) return /["'#]/.test(source) ? '' : `"${source}"`;
  if (expected === 'boolean') return BOOLEAN_WORDS[source.toLowerCase().replace(/["'“”‘’]/g, '')] ?? '';
  const digits = source.replace(/["'\s.,]/g, '');
  const isGrouped = /^["']?\d{1,3}([.,\s]\d{3})*["']?$/.test(source) || /^["']\d+["']$/.test(source);
  return (expected === 'int' || expected === 'number') && isGrouped ? digits : '';
}

/** Rewrites a typed value in the expected type as it was probably meant; empty where only the editor can know. */
export function proposedType(expected: string, input: unknown, schema: z.ZodType | undefined): string {
  // A word in brackets alone is a column such as [Hỏi đáp], or a placeholder; without its brackets it would look written.
  if (expected === 'string' && Array.isArray(input) && input.length === 1)
    return JSON.stringify(`[${asText(input[0])}]`);
  if (expected === 'string' && Array.isArray(input))
    return input.length > 0
      ? loadYaml().stringify(input.map(asText).join('; '), { lineWidth: 0 }).trim()
      : '';
  if (typeof input !== 'string') return '';
  if (expected === 'boolean') return LIKELY_BOOLEANS[slugify(input)] ?? '';
  if (expected === 'int' || expected === 'number')
    return (
      /^(\d{1,3}(?:[.,]\d{3})+|\d+)\s+\p{L}/u.exec(input)?.[1]!.replace(/\D/g, '') ?? decimalOf(input, schema)
    );
  const inner = unwrap(schema);
  const isListOfTexts =
    inner instanceof z.ZodArray && Object.keys(shapeOf(inner.element as z.ZodType)).length === 0;
  if (expected !== 'array' || !isListOfTexts) return '';
  const values = listedValues(inner);
  const meant = values.length > 0 ? meantValues(input, values) : undefined;
  if (values.length > 0) return meant ? listOf(meant) : '';
  const items = itemsOf(input).filter(Boolean);
  if (!items.every((item) => (inner.element as z.ZodType).safeParse(item).success)) return '';
  return `[${items.map((each) => (/^[\p{L}\d][\p{L}\d -]*$/u.test(each) ? each : JSON.stringify(each))).join(', ')}]`;
}

/** Rewrites a decimal comma and per cent as YAML reads them; empty for other texts. @example '0,3' → '0.3', '30%' → '0.3' */
function decimalOf(text: string, schema: z.ZodType | undefined): string {
  const [, whole, fraction = '', perCent] =
    /^(\d{1,3}(?:\.\d{3}){1,3}|\d{1,9})(?:,(\d{1,9}))?\s?(%)?$/.exec(text.trim()) ?? [];
  if (whole === undefined || (fraction === '' && !perCent)) return '';
  const value = Number(`${whole.replaceAll('.', '')}.${fraction || '0'}`);
  const isPart = perCent && schema?.safeParse(value).success === false;
  const meant = isPart ? Math.round(value * 1e7) / 1e9 : value;
  return schema?.safeParse(meant).success === false ? '' : String(meant);
}

/** Lists the values that the items of a list are chosen from; none where any text is an item. */
function listedValues(schema: z.ZodType | undefined): string[] {
  const list = unwrap(schema);
  const element = list instanceof z.ZodArray ? unwrap(list.element as z.ZodType) : undefined;
  return element instanceof z.ZodEnum ? element.options.map(String) : [];
}

/** Reads a text as one of some values or as several of them; undefined where a part of it is none. */
function meantValues(text: string, values: string[]): { id: string; isCertain: boolean }[] | undefined {
  const named = namedValues(values);
  const whole = meantId(text, named);
  if (whole.isCertain) return [whole];
  const meant = itemsOf(text)
    .filter(Boolean)
    .map((item) => meantId(item, named));
  return meant.length > 0 && meant.every(({ id }) => id) ? meant : undefined;
}

function listOf(meant: { id: string }[]): string {
  return `[${[...new Set(meant.map(({ id }) => id))].join(', ')}]`;
}

/** Splits a list that was written as one text into its items. */
function itemsOf(text: string): string[] {
  return text.split(/[,;]/).map((item) => item.trim());
}

/** Writes an item of a list as a text, because YAML reads an item with a colon as a mapping. */
export function asText(item: unknown): string {
  return typeof item === 'object' && item !== null
    ? Object.entries(item)
        .map(([key, value]) => `${key}: ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`)
        .join(', ')
    : String(item);
}

/**
 * Writes the line of a value with another value in its place; for an item of a bracketed list, the whole list.
 * @param fixItem gives the right text for another item of the list; empty when nobody knows it
 */
export function fixedLine(
  yaml: ParsedYaml,
  path: readonly PropertyKey[],
  key: string,
  value: string,
  fixItem: (item: string) => string,
): string {
  if (typeof path.at(-1) !== 'number') return `${key}: ${value}`;
  const list = path.slice(0, -1);
  if (!/^\[.*\]$/.test(yaml.sourceOf(list))) return `- ${value}`;
  const items = list.reduce<unknown>((at, part) => (at as Record<PropertyKey, unknown>)[part], yaml.data);
  const written = (items as unknown[]).map((_, index) =>
    index === path.at(-1) ? value : fixItem(yaml.sourceOf([...list, index])),
  );
  if (written.includes('')) return '';
  return `${key}: [${written.join(', ')}]`;
}

/** Writes an example of a mapping from the examples of its required keys. A text that was typed instead goes to the first key. */
export function exampleOf(schema: z.ZodType | undefined, written: unknown): string {
  const inner = unwrap(schema);
  if (inner instanceof z.ZodArray) {
    const one = exampleOf(inner.element as z.ZodType, written);
    return one && `[${one}]`;
  }
  if (!(inner instanceof z.ZodObject)) return '';
  const text = typeof written === 'string' && /^[^\n,:#{}[\]"']{1,100}$/.test(written) ? written.trim() : '';
  const fields = Object.entries(shapeOf(inner));
  const needed = fields.filter(([, field]) => !field.safeParse(undefined).success);
  const pairs = (needed.length > 0 ? needed : fields.slice(0, 1)).map(([key, field], index) => {
    const own = index === 0 && text && field.safeParse(text).success ? text : '';
    return `${key}: ${own || (fieldWords(field)?.example ?? '…')}`;
  });
  return `{ ${pairs.join(', ')} }`;
}

/** Writes the line of the meant key with the typed value; for a key that takes a mapping, with an example of one. */
export function fixedKey(key: string, schema: z.ZodType | undefined, value: unknown, source: string): string {
  if (source.includes('\n')) return `${key}:`;
  const isGroup = typeof value === 'string' && unwrap(schema) instanceof z.ZodObject;
  return `${key}: ${isGroup ? exampleOf(schema, value) : source}`.trimEnd();
}

/** Words about a draft that hint at true or false. */
const LIKELY_BOOLEANS: Record<string, string> = {
  ...{ nhap: 'true', 'ban-nhap': 'true', chua: 'true', 'chua-xong': 'true', 'dang-viet': 'true', x: 'true' },
  ...{
    dung: 'true',
    xong: 'false',
    'da-xong': 'false',
    'hoan-thanh': 'false',
    'da-duyet': 'false',
    sai: 'false',
  },
};

/** Words that people write for true and false. */
const BOOLEAN_WORDS: Record<string, string> = {
  ...{ yes: 'true', on: 'true', true: 'true', có: 'true' },
  ...{ no: 'false', off: 'false', false: 'false', không: 'false' },
};
