import type { z } from 'zod';
import { schemaAt, shapeOf } from './schema-walk.ts';

/** Data without the optional keys that have no value, and the paths of those keys. */
interface Unblanked {
  data: unknown;
  removed: PropertyKey[][];
}

/**
 * Leaves out the optional keys without a value, such as `author:` or `unit: ''`, because editors of other systems write
 * every key of a form.
 * @param isMeant says whether a key without a value was typed with one, such as a colour that YAML reads as a comment
 */
export function withoutBlanks(
  data: unknown,
  schema: z.ZodType,
  isMeant: (path: PropertyKey[]) => boolean,
): Unblanked {
  const removed: PropertyKey[][] = [];
  const strip = (value: unknown, path: PropertyKey[]): unknown => {
    if (Array.isArray(value)) return value.map((item, index) => strip(item, [...path, index]));
    if (!isMapping(value)) return value;
    const shape = shapeOf(path.length === 0 ? schema : schemaAt(schema, path));
    const kept = Object.entries(value).filter(([key, each]) => {
      const isOptional = Object.hasOwn(shape, key) && shape[key]!.safeParse(undefined).success;
      const isLeftOut = isOptional && isBlank(each) && !isMeant([...path, key]);
      if (isLeftOut) removed.push([...path, key]);
      return !isLeftOut;
    });
    return Object.fromEntries(kept.map(([key, each]) => [key, strip(each, [...path, key])]));
  };
  return { data: strip(data, []), removed };
}

/** Says whether a value holds nothing at any depth. */
function isBlank(value: unknown): boolean {
  if (value === null) return true;
  if (typeof value === 'string') return value.trim() === '';
  if (Array.isArray(value)) return value.length > 0 && value.every(isBlank);
  return isMapping(value) && Object.keys(value).length > 0 && Object.values(value).every(isBlank);
}

function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
