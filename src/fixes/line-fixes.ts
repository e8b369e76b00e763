import type { Problem } from '../problems/problem.ts';
import type { Code, FactsOf } from '../problems/sentences.ts';
import { readPortalAddress } from '../schemas/portal-address.ts';
import { slugify } from '../text/fold.ts';

/** Fixes the line a problem names; no lines back: the line goes. Null where nothing is certain. */
export function fixLine(problem: Problem, lines: string[]): string[] | null {
  const how = LINE_FIXES[problem.code] as LineFixer<Code> | undefined;
  const index = problem.line - 1;
  return how?.(problem.facts as never, { line: lines[index]!, column: problem.column, lines, index }) ?? null;
}

/** Says whether there is a fix for the lines that a kind of problem names. */
export function hasLineFix(code: Code): boolean {
  return code in LINE_FIXES;
}

interface Where {
  line: string;
  column: number;
  lines: string[];
  index: number;
}

type LineFixer<C extends Code> = (facts: FactsOf<C>, where: Where) => string[] | null;

/** How one line is fixed, for each problem whose fix can be certain. */
const LINE_FIXES: { [C in Code]?: LineFixer<C> } = {
  'yaml-syntax': ({ fixed }) => (fixed ? fixed.split('\n') : null),
  'yaml-alias': ({ fixed }) => (fixed ? [fixed] : null),
  'needs-quotes': ({ source }, where) => swapValue(where, source, `"${source}"`),
  'invalid-day': ({ value, better }, where) => swapValue(where, value, better),
  'invalid-moment': ({ value, better }, where) => swapValue(where, value, better),
  'invalid-form': ({ value, better }, where) => swapValue(where, value, better),
  'invalid-identifier': ({ value, better }, where) => swapValue(where, value, better),
  'not-in-list': ({ value, nearest }, where) =>
    slugify(value) === nearest ? swapValue(where, value, nearest) : null,
  'wrong-type': ({ source, fixed }, where) => (fixed ? swapValue(where, source, fixed) : null),
  'unknown-key': ({ key, nearest, isCertain }, where) => (isCertain ? swap(where, key, nearest) : null),
  'duplicate-key': (_facts, where) => (isSaidBefore(where) ? [] : null),
  'front-matter-missing': ({ cause }, { line }) =>
    ({
      none: null,
      space: [],
      dashes: ['---'],
      'no-opening': ['---', line],
      joined: ['---', line.slice(3).trimStart()],
    })[cause],
  'front-matter-unclosed': ({ fix }, { line }) =>
    ({ none: null, dashes: ['---'], insert: [line, '---'] })[fix],
  'front-matter-language': ({ opening }) => (/^---\s*ya?ml$|^-+$/i.test(opening) ? ['---'] : null),
  'html-entity': ({ source, fixed }, where) => swap(where, source, fixed),
  'outer-space': ({ fixed }, { line }) => [/^\s*/.exec(line)![0] + fixed],
  // A phrase may be meant with its quotes; a day, a code or an address never is.
  'outer-quotes': ({ value, fixed }, { line }) =>
    /\s/.test(value.trim()) ? null : [/^\s*/.exec(line)![0] + fixed],
  'insecure-link': ({ href, fixed }, { line, column }) => {
    const at = line.indexOf(href, column - 1);
    return at === -1 ? null : [line.slice(0, at) + fixed + line.slice(at + href.length)];
  },
  'link-form': ({ written, fixed, isCertain }, where) => (isCertain ? swap(where, written, fixed) : null),
  'portal-url': ({ value }, where) =>
    /^http:\/\//i.test(value) && 'url' in readPortalAddress(value.replace(/^http:/i, 'https:'))
      ? swapValue(where, value, value.replace(/^http:/i, 'https:'))
      : null,
};

/** Says whether the same mapping holds the very same line above, with nothing of its own below either. */
function isSaidBefore({ line, lines, index }: Where): boolean {
  if (!/^\s*[\w-]+:\s+[^\s|>]/.test(line)) return false;
  const indentOf = (each: string) => each.search(/\S/);
  const indent = indentOf(line);
  if (indentOf(lines[index + 1] ?? '') > indent) return false;
  for (let above = index - 1; above >= 0; above--) {
    if (lines[above]!.trimEnd() === line.trimEnd()) return true;
    if (lines[above]!.trim() !== '' && indentOf(lines[above]!) < indent) return false;
  }
  return false;
}

function swap({ line, column }: Where, was: string, becomes: string): string[] | null {
  const start = column - 1;
  return was && line.startsWith(was, start)
    ? [line.slice(0, start) + becomes + line.slice(start + was.length)]
    : null;
}

/** Replaces a value, which may stand in quotes and behind its key. */
function swapValue(where: Where, value: string, becomes: string): string[] | null {
  if (!becomes) return null;
  const key = /^[\w-]+\s*:\s+/.exec(where.line.slice(where.column - 1))?.[0] ?? '';
  for (const behind of new Set([key.length, 0]))
    for (const written of [`"${value}"`, `'${value}'`, value]) {
      const swapped = swap({ ...where, column: where.column + behind }, written, becomes);
      if (swapped) return swapped;
    }
  return null;
}
