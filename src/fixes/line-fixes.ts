import type { Problem } from '../problems/problem.ts';
import type { Code, FactsOf } from '../problems/sentences.ts';
import { readPortalAddress } from '../schemas/portal-address.ts';

/** Gives the lines that replace the line of a problem: none where the line must go, null where no fix is certain. */
export function fixLine({ code, facts, line, column }: Problem, lines: string[]): string[] | null {
  const index = line - 1;
  return fixLineOf(code, facts, { line: lines[index]!, column, lines, index });
}

function fixLineOf<C extends Code>(code: C, facts: FactsOf<C>, where: LinePosition): string[] | null {
  return LINE_FIXES[code]?.(facts, where) ?? null;
}

/** Counts the lines that the fix of a problem replaces, from its own line on. */
export function linesFixedBy({ code, facts }: Problem): number {
  return code === 'table-typed' ? facts.rows : 1;
}

/** Says whether some problems of this code can be fixed in their line. */
export function hasLineFix(code: Code): boolean {
  return code in LINE_FIXES;
}

/** The line of a problem, and the lines around it. */
interface LinePosition {
  line: string;
  column: number;
  lines: string[];
  index: number;
}

type LineFixer<C extends Code> = (facts: FactsOf<C>, where: LinePosition) => string[] | null;

/** The fix of a line for each code whose fix can be certain. */
const LINE_FIXES: { [C in Code]?: LineFixer<C> } = {
  'yaml-syntax': ({ fixed }) => (fixed ? fixed.split('\n') : null),
  'yaml-alias': ({ fixed }) => (fixed ? [fixed] : null),
  'needs-quotes': ({ source }, where) => swapValue(where, source, `"${source}"`),
  'invalid-day': ({ value, better }, where) => swapValue(where, value, better),
  'invalid-moment': ({ value, better }, where) => swapValue(where, value, better),
  'invalid-form': ({ value, better }, where) => swapValue(where, value, better),
  'invalid-identifier': ({ value, better }, where) => swapValue(where, value, better),
  'not-in-list': ({ value, nearest, isCertain }, where) =>
    isCertain ? swapValue(where, value, nearest) : null,
  'unknown-section': ({ section, nearest, isCertain }, where) =>
    isCertain ? swapValue(where, section, nearest) : null,
  'unknown-unit': ({ unit, nearest, isCertain }, where) =>
    isCertain ? swapValue(where, unit, nearest) : null,
  'unknown-plan': ({ plan, nearest, isCertain }, where) =>
    isCertain ? swapValue(where, plan, nearest) : null,
  'unknown-procedure': ({ slug, nearest, isCertain }, where) =>
    isCertain ? swapValue(where, slug, nearest) : null,
  'unknown-activity': ({ slug, nearest, isCertain }, where) =>
    isCertain ? swapValue(where, slug, nearest) : null,
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
  // A phrase may need its quotation marks; a day, a code or an address never does.
  'outer-quotes': ({ value, fixed }, { line }) =>
    /\s/.test(value.trim()) ? null : [/^\s*/.exec(line)![0] + fixed],
  'insecure-link': swapAddress,
  'link-tracked': swapAddress,
  'picture-missing': (facts, where) => swapSlashes(facts, where),
  'file-missing': (facts, where) => swapSlashes(facts, where),
  'link-form': ({ written, fixed, isCertain }, where) => (isCertain ? swap(where, written, fixed) : null),
  'table-typed': ({ table, isCertain }) => (isCertain ? table : null),
  'heading-underline': ({ isCertain }, { line }) => (isCertain ? ['', line] : null),
  'markup-left': ({ fixed, isCertain }, { line }) => (isCertain ? [/^\s{0,3}/.exec(line)![0] + fixed] : null),
  'heading-space': ({ written, fixed }, where) =>
    swap(where, written + fixed.slice(written.length + 1), fixed),
  'space-odd': ({ written, fixed }, where) => swap(where, written, fixed),
  'bullet-odd': ({ written, fixed, isCertain }, where) => (isCertain ? swap(where, written, fixed) : null),
  'bold-form': ({ fixed, isCertain }, { line }) => (isCertain ? [/^\s*/.exec(line)![0] + fixed] : null),
  'brackets-swapped': ({ written, fixed }, where) => swap(where, written, fixed),
  'portal-url': ({ value }, where) =>
    /^http:\/\//i.test(value) && 'url' in readPortalAddress(value.replace(/^http:/i, 'https:'))
      ? swapValue(where, value, value.replace(/^http:/i, 'https:'))
      : null,
};

/** Writes slashes in the place of the back slashes of Windows, where that leads to the file. */
function swapSlashes(
  { src, nearest }: { src: string; nearest: string },
  { line, column }: LinePosition,
): string[] | null {
  const at = src.includes('\\') && src.replaceAll('\\', '/') === nearest ? line.indexOf(src, column - 1) : -1;
  return at === -1 ? null : [line.slice(0, at) + nearest + line.slice(at + src.length)];
}

/** Says whether the same mapping already has the very same line above, and neither line has lines of its own below. */
function isSaidBefore({ line, lines, index }: LinePosition): boolean {
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

/** Replaces an address in the line of its link, after the words of the link. */
function swapAddress(
  { href, fixed }: { href: string; fixed: string },
  { line, column }: LinePosition,
): string[] | null {
  const at = line.indexOf(href, column - 1);
  return at === -1 ? null : [line.slice(0, at) + fixed + line.slice(at + href.length)];
}

function swap({ line, column }: LinePosition, was: string, becomes: string): string[] | null {
  const start = column - 1;
  return was && line.startsWith(was, start)
    ? [line.slice(0, start) + becomes + line.slice(start + was.length)]
    : null;
}

/** Replaces a value, which may be quoted and may follow its key. */
function swapValue(where: LinePosition, value: string, becomes: string): string[] | null {
  if (!becomes) return null;
  const key = /^[\w-]+\s*:\s+/.exec(where.line.slice(where.column - 1))?.[0] ?? '';
  for (const behind of new Set([key.length, 0]))
    for (const written of [`"${value}"`, `'${value}'`, value]) {
      const swapped = swap({ ...where, column: where.column + behind }, written, becomes);
      if (swapped) return swapped;
    }
  return null;
}
