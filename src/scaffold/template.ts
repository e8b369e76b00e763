import { Document, isScalar, Scalar, visit } from 'yaml';
import { z } from 'zod';
import { fieldWords } from '../schemas/fields.ts';
import { slugify } from '../text/fold.ts';
import { listed, namedValues } from '../reading/meant-id.ts';
import { unwrap } from '../reading/schema-walk.ts';
import { fieldsOf, type Choice } from './questions.ts';

/** The sections and units that a portal declares, by the key with which an entry refers to them. */
export type Choices = Record<string, Choice[]>;

/**
 * Writes data as YAML for an editor to complete: the given values first, then every other key of the schema as a
 * comment with its label, which the editor uses by removing the `#`. Leaves out a key of `choices` for which the portal
 * declares nothing.
 */
export function writeTemplate(
  schema: z.ZodType,
  values: Record<string, unknown>,
  choices: Choices = {},
): string {
  const fields = fieldsOf(schema);
  const given = fields.flatMap(([key]) =>
    values[key] === undefined ? [] : writeYaml({ [key]: values[key] }),
  );
  const open = fields.filter(([key]) => values[key] === undefined && choices[key]?.length !== 0);
  const comments = open.flatMap(([key, field]) => commentOf(key, field, choices[key] ?? []));
  return [
    ...given,
    ...(comments.length > 0 ? [INVITATION, ...comments].map((line) => `${line}\n`) : []),
  ].join('');
}

const INVITATION = '# Mục có thể thêm: bỏ dấu # ở đầu dòng rồi sửa giá trị.';

/** Writes one item of a list as comments, for an editor to copy for every item. */
export function writeSample(list: z.ZodType): string {
  return writeYaml(sampleOf(list)).trimEnd().replace(/^/gm, '# ');
}

/**
 * Writes data as YAML in the style of the content: lists of words on one line, no folded lines. Exported for tests,
 * which try values that no schema allows.
 */
export function writeYaml(data: unknown): string {
  const document = new Document(data);
  visit(document, {
    Seq: (_key, node) => {
      const words = node.items.every((each) => isScalar(each) && /^[a-z0-9-]+$/.test(String(each.value)));
      node.flow = words;
    },
    Scalar: (_key, node) => {
      if (typeof node.value !== 'string') return;
      if (node.value.includes('\n')) node.type = Scalar.BLOCK_LITERAL;
      // The value that an editor puts in its place may need the quotes, even if this value does not.
      else if (LIKE_NUMBER.test(node.value)) node.type = Scalar.QUOTE_DOUBLE;
    },
  });
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}

/** Digits and punctuation only, but neither a day nor a month. */
const LIKE_NUMBER = /^(?!\d{4}-\d{2}\b)[\d\s.,()+/-]+$/;

/** Writes the text of an entry from its front matter and its body. */
export function writeEntryText(frontMatter: string, body: string): string {
  return `---\n${frontMatter}---\n${body.trim() && `\n${body.trim()}\n`}`;
}

/** Writes an optional key as a comment: an example, its label, its hint and the values it accepts. */
function commentOf(key: string, field: z.ZodType, choices: Choice[]): string[] {
  const { label = '', hint } = fieldWords(field) ?? {};
  const allowed = listed(choices.length > 0 ? choices : namedValues(valuesOf(field)));
  const words = [label, hint, allowed.length > 0 ? allowed.join(', ') : undefined].filter(Boolean).join(': ');
  const [first = '', ...rest] = writeYaml({ [key]: sampleOf(field, choices) })
    .trimEnd()
    .split('\n');
  return [words ? `# ${first}   # ${words}` : `# ${first}`, ...rest.map((line) => `# ${line}`)];
}

/** Makes a valid value that shows the form of a field. */
function sampleOf(field: z.ZodType, choices: Choice[] = []): unknown {
  const { label = '', example } = fieldWords(field) ?? {};
  const inner = unwrap(field);
  if (choices[0])
    return inner instanceof z.ZodArray ? choices.slice(0, 2).map(({ id }) => id) : choices[0].id;
  if (inner instanceof z.ZodObject)
    return Object.fromEntries(fieldsOf(inner).map(([key, part]) => [key, sampleOf(part)]));
  if (inner instanceof z.ZodArray && example === undefined) return [sampleOf(inner.element as z.ZodType)];
  if (example !== undefined) return valueOfExample(example);
  if (inner instanceof z.ZodUnion && unwrap(inner.options[0] as z.ZodType) instanceof z.ZodObject)
    return sampleOf(inner.options[0] as z.ZodType);
  if (inner instanceof z.ZodEmail) return 'ten@donvi.gov.vn';
  if (inner instanceof z.ZodURL) return 'https://donvi.gov.vn/';
  if (inner instanceof z.ZodNumber) return 0;
  const sample = `[${label || '…'}]`;
  return field.safeParse(sample).success ? sample : slugify(label);
}

/** Parses the example of a field, which the schema holds as it would be typed. */
function valueOfExample(example: string): unknown {
  const list = /^\[(.*)\]$/.exec(example)?.[1];
  if (list !== undefined) return list.split(',').map((each) => withoutQuotes(each.trim()));
  if (example === 'true' || example === 'false') return example === 'true';
  if (/^\d+$/.test(example)) return Number(example);
  return withoutQuotes(example);
}

function withoutQuotes(text: string): string {
  return text.replace(/^"(.*)"$/, '$1');
}

function valuesOf(field: z.ZodType): string[] {
  const inner = unwrap(field);
  const listed = inner instanceof z.ZodArray ? unwrap(inner.element as z.ZodType) : inner;
  return listed instanceof z.ZodEnum ? listed.options.map(String) : [];
}
