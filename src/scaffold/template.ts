import { Document, isScalar, Scalar, visit } from 'yaml';
import { z } from 'zod';
import { fieldWords } from '../schemas/fields.ts';
import { slugify } from '../text/fold.ts';
import { fieldsOf, unwrap, type Choice } from './questions.ts';

/** What a portal declares and an entry may name, by the key that names it. */
export type Choices = Record<string, Choice[]>;

/**
 * Writes data as the YAML an editor goes on from: what is known as plain keys, then every other key of the schema as a
 * comment with its label, ready to be used by taking the sign # away. A key that may only name what the portal
 * declares is left out where the portal declares nothing.
 */
export function writeTemplate(
  schema: z.ZodType,
  values: Record<string, unknown>,
  choices: Choices = {},
): string {
  const fields = fieldsOf(schema);
  const known = fields.flatMap(([key]) =>
    values[key] === undefined ? [] : writeYaml({ [key]: values[key] }),
  );
  const open = fields.filter(([key]) => values[key] === undefined && choices[key]?.length !== 0);
  const comments = open.flatMap(([key, field]) => commentOf(key, field, choices[key] ?? []));
  return [
    ...known,
    ...(comments.length > 0 ? [INVITATION, ...comments].map((line) => `${line}\n`) : []),
  ].join('');
}

const INVITATION = '# Mục có thể thêm: bỏ dấu # ở đầu dòng rồi sửa giá trị.';

/** Writes one item of a list as comments, to be copied for every item. */
export function writeSample(list: z.ZodType): string {
  return writeYaml(sampleOf(list)).trimEnd().replace(/^/gm, '# ');
}

/** Writes data as YAML the way the content is written: lists of words on one line, nothing folded. */
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
      // Quotes that the value of today could do without, but not the one that an editor puts in its place.
      else if (LIKE_NUMBER.test(node.value)) node.type = Scalar.QUOTE_DOUBLE;
    },
  });
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}

/** Only digits and signs, but neither a day nor a month. */
const LIKE_NUMBER = /^(?!\d{4}-\d{2}\b)[\d\s.,()+/-]+$/;

/** Puts front matter and body together. */
export function writeEntryText(frontMatter: string, body: string): string {
  return `---\n${frontMatter}---\n${body.trim() && `\n${body.trim()}\n`}`;
}

/** An optional key as a comment: an example of it, then its label, its hint and the values it takes. */
function commentOf(key: string, field: z.ZodType, choices: Choice[]): string[] {
  const { label = '', hint } = fieldWords(field) ?? {};
  const allowed = choices.length > 0 ? choices.map(({ id }) => id) : valuesOf(field);
  const words = [label, hint, allowed.length > 0 ? allowed.join(', ') : undefined].filter(Boolean).join(': ');
  const [first = '', ...rest] = writeYaml({ [key]: sampleOf(field, choices) })
    .trimEnd()
    .split('\n');
  return [words ? `# ${first}   # ${words}` : `# ${first}`, ...rest.map((line) => `# ${line}`)];
}

/** A value that shows the form of a field and passes its schema. */
function sampleOf(field: z.ZodType, choices: Choice[] = []): unknown {
  if (choices[0]) return choices[0].id;
  const { label = '', example } = fieldWords(field) ?? {};
  const inner = unwrap(field);
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

/** An example stands in the schema as it would be typed. */
function valueOfExample(example: string): unknown {
  const list = /^\[(.*)\]$/.exec(example)?.[1];
  if (list !== undefined) return list.split(',').map((each) => each.trim());
  if (example === 'true' || example === 'false') return example === 'true';
  if (/^\d+$/.test(example)) return Number(example);
  return example.replace(/^"(.*)"$/, '$1');
}

function valuesOf(field: z.ZodType): string[] {
  const inner = unwrap(field);
  const listed = inner instanceof z.ZodArray ? unwrap(inner.element as z.ZodType) : inner;
  return listed instanceof z.ZodEnum ? listed.options.map(String) : [];
}
