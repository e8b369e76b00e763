import { slugify } from '../text/fold.ts';
import * as vocabulary from '../schemas/vocabulary.ts';
import { nearest } from './nearest.ts';

/** An id with the name that people know it by. */
export interface NamedId {
  id: string;
  name: string;
}

/** The id that an editor meant by another word. */
interface MeantId {
  /** Empty where none is near. */
  id: string;
  /** Whether the word is the id or the name of exactly one candidate. */
  isCertain: boolean;
}

/**
 * Finds the id that an editor meant by its name, or by a misspelt id or name.
 * @example meantId('Thông báo', [{ id: 'tb', name: 'Thông báo' }]) // { id: 'tb', isCertain: true }
 */
export function meantId(typed: string, candidates: readonly NamedId[]): MeantId {
  const slug = slugify(typed);
  if (!slug) return { id: '', isCertain: false };
  // Xã Sơn Hà and Xã Sơn Hạ differ only in a mark.
  const spelt = typed.trim().toLowerCase().normalize('NFC');
  const exact = candidates.filter(({ name }) => name.toLowerCase().normalize('NFC') === spelt);
  if (exact.length === 1) return { id: exact[0]!.id, isCertain: true };
  const same = new Set(
    candidates.filter(({ id, name }) => id === slug || slugify(name) === slug).map(({ id }) => id),
  );
  if (same.size > 0) return { id: [...same][0]!, isCertain: same.size === 1 };
  const parts = candidates.filter(({ name }) => sharesWords(slug, slugify(name)));
  if (parts.length === 1) return { id: parts[0]!.id, isCertain: false };
  const ids = candidates.map(({ id }) => id);
  const near = nearest(typed, ids) || nearest(slug, ids);
  const nearName = near
    ? ''
    : nearest(
        slug,
        candidates.map(({ name }) => slugify(name)),
      );
  const byName = nearName && candidates.find(({ name }) => slugify(name) === nearName)!.id;
  return { id: near || byName, isCertain: false };
}

/** Gives enumerated values with the words that residents read for them; a value without words is its own name. */
export function namedValues(values: readonly string[]): NamedId[] {
  const names = VOCABULARIES.find((each) => values.every((id) => Object.hasOwn(each, id)));
  return values.map((id) => ({ id, name: names?.[id] ?? id }));
}

/**
 * Lists ids, each with its name after it.
 * @example listed([{ id: 'tb', name: 'Thông báo' }]) // ['tb (Thông báo)']
 */
export function listed(candidates: readonly NamedId[]): string[] {
  return candidates.map(({ id, name }) => (name === id ? id : `${id} (${name})`));
}

/** Says whether one name is whole words of the other. */
function sharesWords(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return short.length >= MIN_PART_LENGTH && `-${long}-`.includes(`-${short}-`);
}

/** Characters. A shorter word is part of many names. */
const MIN_PART_LENGTH = 5;

const VOCABULARIES = Object.values(vocabulary).filter((each) => typeof each === 'object') as Record<
  string,
  string
>[];
