import { slugify } from '../text/fold.ts';
import { showSigns } from '../text/printable.ts';
import { addressableName } from './file-role.ts';

/** A name no file or folder of the content may have. */
export interface RefusedName {
  name: string;
  /** Signs that cannot be seen; spaces or dots at its ends; a word that Windows keeps for itself. */
  is: 'signs' | 'ends' | 'reserved';
  /** A name of nearly the same letters; empty where none is left. */
  better: string;
}

/** Finds the first name in a path that cannot be seen, typed or copied everywhere as it is; null for nearly all paths. */
export function refusedNameIn(path: string): RefusedName | null {
  if (MOST_PATHS.test(path)) return null;
  for (const name of path.split('/')) {
    const is = showSigns(name) !== name || name.includes('\\') ? 'signs' : ENDS.test(name) ? 'ends' : null;
    if (is) return { name, is, better: name.includes('.') ? addressableName(name) : slugify(name) };
    if (RESERVED.test(name)) return { name, is: 'reserved', better: '' };
  }
  return null;
}

/** Paths of plain names and years, of more signs than the words that Windows keeps for itself. */
const MOST_PATHS = /^(?:(?:\d{4}|[a-z0-9_-]{5,})\/)*[a-z0-9_-]{5,}(?:\.[a-z0-9]+)?$/i;

const ENDS = /^\s|[\s.]$/u;
const RESERVED = /^(?:con|prn|aux|nul|(?:com|lpt)[\d¹²³])(?:\..*)?$/i;
