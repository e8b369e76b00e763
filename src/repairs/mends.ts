import { distance } from 'fastest-levenshtein';
import type { Problem } from '../problems/problem.ts';
import type { Code, FactsOf } from '../problems/sentences.ts';
import { DASHES } from '../reading/yaml.ts';
import { slugify } from '../text/fold.ts';

/** Mends the line a problem names; no lines back: the line goes. Null where nothing is certain. */
export function mendLine(problem: Problem, lines: string[]): string[] | null {
  const how = MENDS[problem.code] as Mend<Code> | undefined;
  const index = problem.line - 1;
  return how?.(problem.facts as never, { line: lines[index]!, column: problem.column, lines, index }) ?? null;
}

/** Says whether there is a mend for the lines that a kind of problem names. */
export function hasLineMend(code: Code): boolean {
  return code in MENDS;
}

interface Where {
  line: string;
  column: number;
  lines: string[];
  index: number;
}

type Mend<C extends Code> = (facts: FactsOf<C>, where: Where) => string[] | null;

/** How one line is mended, for each problem whose mend can be certain. */
const MENDS: { [C in Code]?: Mend<C> } = {
  'yaml-syntax': ({ corrected }) => (corrected ? [corrected] : null),
  'yaml-alias': ({ corrected }) => (corrected ? [corrected] : null),
  'needs-quotes': ({ source }, where) => swapValue(where, source, `"${source}"`),
  'invalid-day': ({ value, better }, where) => swapValue(where, value, better),
  'invalid-moment': ({ value, better }, where) => swapValue(where, value, better),
  'invalid-identifier': ({ value, better }, where) => swapValue(where, value, better),
  'not-in-list': ({ value, nearest }, where) =>
    slugify(value) === nearest ? swapValue(where, value, nearest) : null,
  'wrong-type': ({ key, corrected }, { line }) => {
    const match = new RegExp(`^(\\s*(?:- )?${key}:\\s+)([^#{[]*?)(\\s+#.*)?$`).exec(line);
    return corrected && match ? [match[1]! + corrected + (match[3] ?? '')] : null;
  },
  'unknown-key': ({ key, nearest }, where) => {
    const isKeyed = new RegExp(`^\\s*(?:- )?${nearest}\\s*:`);
    const isFree = !frontMatterOf(where.lines).some((each) => isKeyed.test(each));
    return nearest && isFree && isSlip(key, nearest) ? swap(where, key, nearest) : null;
  },
  'duplicate-key': (_facts, where) => (isSaidBefore(where) ? [] : null),
  'front-matter-missing': (_facts, { line, lines, index }) => {
    const next = lines.findIndex((each, at) => at > index && each.trim() !== '');
    if (line.trim() === '') return lines[next]?.trimEnd() === '---' && isKey(lines[next + 1]) ? [] : null;
    return DASHES.test(line) && isKey(lines[index + 1]) ? ['---'] : null;
  },
  'front-matter-unclosed': (_facts, { line, lines, index }) => {
    if (index === 0) return null;
    if (DASHES.test(line)) return ['---'];
    const isFrontMatter = lines.slice(1, index + 1).every((each) => PART_OF_FRONT_MATTER.test(each));
    return isFrontMatter ? [line, '---'] : null;
  },
  'front-matter-language': ({ opening }) => (/^---\s*ya?ml$|^-+$/i.test(opening) ? ['---'] : null),
  'html-entity': ({ source, corrected }, where) => swap(where, source, corrected),
  'outer-space': ({ corrected }, { line }) => [/^\s*/.exec(line)![0] + corrected],
  // A phrase may be meant with its quotes; a day, a code or an address never is.
  'outer-quotes': ({ value, corrected }, { line }) =>
    /\s/.test(value.trim()) ? null : [/^\s*/.exec(line)![0] + corrected],
  'insecure-link': ({ href, corrected }, { line, column }) => {
    const at = line.indexOf(href, column - 1);
    return at === -1 ? null : [line.slice(0, at) + corrected + line.slice(at + href.length)];
  },
  'portal-url': ({ value }, where) =>
    /^http:\/\//i.test(value) ? swapValue(where, value, value.replace(/^http:/i, 'https:')) : null,
};

/** The lines above the body; all of a file that has none. */
function frontMatterOf(lines: string[]): string[] {
  const end = lines.findIndex((line, index) => index > 0 && line.trimEnd() === '---');
  return end === -1 ? lines : lines.slice(0, end);
}

const PART_OF_FRONT_MATTER = /^(?:\s*$|\s*(?:- )?[\w-]+:|\s+\S|- |\s*#)/;

function isKey(line: string | undefined): boolean {
  return /^[a-z][\w-]*:(?:\s|$)/.test(line ?? '');
}

/** Fingers slip: capitals, letters that changed places, one letter of a longer word. */
function isSlip(typed: string, meant: string): boolean {
  const letters = (word: string) => [...word.toLowerCase()].sort().join('');
  if (letters(typed) === letters(meant)) return true;
  const shorter = Math.min(typed.length, meant.length);
  const most = shorter >= 7 ? 2 : shorter >= 5 ? 1 : 0;
  return distance(typed.toLowerCase(), meant) <= most;
}

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
  const key = /^[\w-]+:\s+/.exec(where.line.slice(where.column - 1))?.[0] ?? '';
  const at = { ...where, column: where.column + key.length };
  for (const written of [`"${value}"`, `'${value}'`, value]) {
    const swapped = swap(at, written, becomes);
    if (swapped) return swapped;
  }
  return null;
}
