import { z } from 'zod';
import { namedValues, type NamedId } from '../reading/meant-id.ts';
import { unwrap } from '../reading/schema-walk.ts';
import { fieldWords } from '../schemas/fields.ts';

/** A value to choose, and the words an editor reads for it. */
export type Choice = NamedId;

/** How an answer is written: `choices` and `texts` take several values; `choice` and `choices` take only listed ones. */
type Form = 'text' | 'number' | 'boolean' | 'choice' | 'choices' | 'texts';

/** One key of a kind of content, as a form or a prompt asks for it. */
export interface Question {
  /** For example `['title']`, or inside a group `['cover', 'alt']`. */
  path: string[];
  /** For example `title` or `cover-alt`; the picture of a group has the name of the group: `cover`. */
  flag: string;
  label: string;
  example: string;
  form: Form;
  choices: Choice[];
  /** Whether every entry must have the key; for a key inside a group, whether every such group must have it. */
  required: boolean;
  /** Whether the value is a picture or a file beside the entry. */
  isFile: boolean;
  schema: z.ZodType;
}

/** Lists the questions of a kind of content in the order of its schema. Leaves out lists of groups, which editors write by hand. */
export function questionsOf(schema: z.ZodType): Question[] {
  return fieldsOf(schema).flatMap(([key, field]) => {
    const inner = unwrap(field);
    if (!(inner instanceof z.ZodObject)) return questionOf([key], field);
    return fieldsOf(inner).flatMap(([part, partField]) =>
      questionOf([key, part], partField, `${fieldWords(field)?.label ?? key} – `),
    );
  });
}

/** Lists the keys of a mapping with their fields; none for any other schema. */
export function fieldsOf(schema: z.ZodType): [string, z.ZodType][] {
  const inner = unwrap(schema);
  return inner instanceof z.ZodObject ? Object.entries(inner.shape as Record<string, z.ZodType>) : [];
}

function questionOf(path: string[], field: z.ZodType, group = ''): Question[] {
  const form = formOf(field);
  if (!form) return [];
  const { label = path.at(-1)!, example = '' } = fieldWords(field) ?? {};
  const parts = path.at(-1) === 'src' ? path.slice(0, -1) : path;
  return [
    {
      path,
      flag: parts.map((part) => part.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)).join('-'),
      label: group + label,
      example: example.replace(/^"(.*)"$/, '$1'),
      form,
      choices: choicesOf(field),
      required: !field.safeParse(undefined).success,
      isFile: ['src', 'file'].includes(path.at(-1)!),
      schema: field,
    },
  ];
}

function formOf(field: z.ZodType): Form | undefined {
  const inner = unwrap(field);
  if (inner instanceof z.ZodEnum) return 'choice';
  if (inner instanceof z.ZodNumber) return 'number';
  if (inner instanceof z.ZodBoolean) return 'boolean';
  if (inner instanceof z.ZodObject) return undefined;
  if (inner instanceof z.ZodArray) {
    const element = unwrap(inner.element as z.ZodType);
    if (element instanceof z.ZodObject) return undefined;
    return element instanceof z.ZodEnum ? 'choices' : 'texts';
  }
  if (inner instanceof z.ZodUnion) {
    const options = (inner.options as z.ZodType[]).map((each) => unwrap(each));
    if (options[0] instanceof z.ZodNumber) return 'number';
    return options.some((each) => each instanceof z.ZodArray) ? 'texts' : 'text';
  }
  return 'text';
}

function choicesOf(field: z.ZodType): Choice[] {
  const inner = unwrap(field);
  const listed = inner instanceof z.ZodArray ? unwrap(inner.element as z.ZodType) : inner;
  if (!(listed instanceof z.ZodEnum)) return [];
  return namedValues(listed.options.map(String));
}
