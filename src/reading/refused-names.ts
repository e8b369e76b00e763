import { slugify } from '../text/fold.ts';
import { showSigns } from '../text/printable.ts';
import { addressableName } from './file-role.ts';

/** A name that no file or folder of the content may have. */
interface RefusedName {
  name: string;
  /** What is wrong: invisible characters, spaces or dots at its ends, or a word reserved by Windows. */
  is: 'signs' | 'ends' | 'reserved';
  /** An allowed name with nearly the same letters; empty where no letter is left. */
  better: string;
}

/** Finds the first name in a path that some systems cannot show, type or copy; null for nearly all paths. */
export function refusedNameIn(path: string): RefusedName | null {
  if (COMMON_PATH.test(path)) return null;
  for (const name of path.split('/')) {
    const is = showSigns(name) !== name || name.includes('\\') ? 'signs' : ENDS.test(name) ? 'ends' : null;
    if (is) return { name, is, better: name.includes('.') ? addressableName(name) : slugify(name) };
    if (RESERVED.test(name)) return { name, is: 'reserved', better: withNumber(name) };
  }
  return null;
}

/** Adds a number to a reserved name, before its endings. */
function withNumber(name: string): string {
  const [stem, ...endings] = name.toLowerCase().split('.');
  return [`${slugify(stem!)}-1`, ...endings].join('.');
}

/** Paths of years and plain names, each name longer than every word reserved by Windows. */
const COMMON_PATH = /^(?:(?:\d{4}|[a-z0-9_-]{5,})\/)*[a-z0-9_-]{5,}(?:\.[a-z0-9]+)?$/i;

const ENDS = /^\s|[\s.]$/u;
/** Windows ignores spaces before the ending. */
const RESERVED = /^(?:con|prn|aux|nul|con(?:in|out)\$|(?:com|lpt)[\d¹²³])\s*(?:\..*)?$/i;
