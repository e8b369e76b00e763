import { z } from 'zod';
import { fieldWords, type FieldWords } from '../schemas/fields.ts';

/** Takes the optional, default and transform wrappers off a schema. */
export function unwrap(schema: z.ZodType): z.ZodType;
export function unwrap(schema: z.ZodType | undefined): z.ZodType | undefined;
export function unwrap(schema: z.ZodType | undefined): z.ZodType | undefined {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault)
    return unwrap(schema.unwrap() as z.ZodType);
  if (schema instanceof z.ZodPipe) return unwrap(schema.in as z.ZodType);
  return schema;
}

/** Gives the keys of a mapping with their schemas; of a union, the keys of all its alternatives. */
export function shapeOf(schema: z.ZodType | undefined): Record<string, z.ZodType> {
  const inner = unwrap(schema);
  if (inner instanceof z.ZodObject) return inner.shape as Record<string, z.ZodType>;
  if (!(inner instanceof z.ZodUnion)) return {};
  return Object.fromEntries(
    (inner.options as z.ZodType[]).flatMap((option) => Object.entries(shapeOf(option))),
  );
}

/** Finds the schema of the value at a path; undefined where the schema has no such path. */
export function schemaAt(schema: z.ZodType, path: readonly PropertyKey[]): z.ZodType | undefined {
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

/** Finds the words of the field at a path; an item of a list without words of its own takes the words of its list. */
export function wordsAt(schema: z.ZodType, path: readonly PropertyKey[]): FieldWords | undefined {
  const at = schemaAt(schema, path);
  const own = at && fieldWords(at);
  return own ?? (typeof path.at(-1) === 'number' ? wordsAt(schema, path.slice(0, -1)) : undefined);
}
