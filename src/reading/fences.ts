import { problem, type Problem } from '../problems/problem.ts';
import { isKeyOfAnyKind } from './keys.ts';
import { inYaml } from './json-toml.ts';

/** Finds the end of the line of dashes that closes the front matter; -1 when there is none. */
export function endOfFrontMatter(text: string): number {
  const closing = /\n---[ \t]*(?=\n|$)/.exec(text);
  return closing ? closing.index + closing[0].length : -1;
}

/**
 * Reports a text whose front matter is not fenced as required: by `---` on a line of its own, above and below. Whatever
 * other programs allow after the dashes, such as a language, is refused.
 */
export function checkFences(file: string, text: string, end: number): Problem | undefined {
  const lineBreak = text.indexOf('\n');
  const opening = lineBreak === -1 ? text : text.slice(0, lineBreak);
  const isDashes = DASHES.test(opening) && !/^-+\s*$/.test(opening);
  if (/^(---+\S|\+\+\+|;;;)/.test(opening) && opening.trim() !== '---' && !isDashes)
    return problem('front-matter-language', file, {
      opening: opening.trim().slice(0, 40),
      isReadable: inYaml(text) !== null,
    });
  if (opening.trimEnd() !== '---') return problem('front-matter-missing', file, { cause: causeOf(text) });
  if (end === -1) return unclosed(file, headOf(text.split('\n')));
  // Refused because gray-matter, unlike other programs, ends the front matter at dashes with text after them.
  const dashes = text.indexOf('\n---', opening.length);
  if (dashes + 1 < text.lastIndexOf('\n', end - 1) + 1)
    return (
      findUnclosed(file, text, end) ??
      problem(
        'yaml-syntax',
        file,
        { cause: 'other', fixed: '', proposed: '', sign: '' },
        { line: text.slice(0, dashes + 1).split('\n').length, column: 1 },
      )
    );
  return undefined;
}

/**
 * Reports a front matter without closing dashes, when the dashes taken for its end are a horizontal rule of the body:
 * there is no further key above them, but other dashes, or prose after an empty line.
 */
export function findUnclosed(file: string, text: string, end: number): Problem | undefined {
  const lines = text.slice(0, end).split('\n').slice(0, -1);
  const head = headOf(lines);
  const rest = lines.slice(head.last + 1);
  if (head.last === 0 || rest.some(isKey)) return undefined;
  const isProse = (line: string) => line.trim() !== '' && !/^[^:]{1,40}:(?:\s|$)/.test(line);
  const blank = rest.findIndex((line) => line.trim() === '');
  const hasBody = blank !== -1 && rest.slice(blank).some(isProse) && rest.some(isProse);
  return head.dashes !== null || hasBody ? unclosed(file, head) : undefined;
}

/**
 * Fixes the fences of the front matter as a problem proposes; null where the fix is not certain.
 * @returns the fixed text, and by how many lines the lines below moved up
 */
export function fixFences(text: string, found: Problem): { text: string; shift: number } | null {
  const lines = text.split('\n');
  if (found.code === 'front-matter-missing') {
    const { cause } = found.facts;
    if (cause === 'dashes') return { text: ['---', ...lines.slice(1)].join('\n'), shift: 0 };
    if (cause === 'no-opening') return { text: ['---', ...lines].join('\n'), shift: -1 };
    if (cause === 'joined')
      return { text: ['---', lines[0]!.slice(3).trimStart(), ...lines.slice(1)].join('\n'), shift: -1 };
    const first = lines.findIndex((line) => line.trim() !== '');
    return cause === 'space' ? { text: lines.slice(first).join('\n'), shift: first } : null;
  }
  if (found.code === 'front-matter-language')
    return /^---\s*ya?ml$|^-+$/i.test(found.facts.opening)
      ? { text: lines.with(0, '---').join('\n'), shift: 0 }
      : null;
  if (found.code !== 'front-matter-unclosed' || found.facts.fix === 'none') return null;
  const isInserted = found.facts.fix === 'insert';
  lines.splice(isInserted ? found.line : found.line - 1, isInserted ? 0 : 1, '---');
  return { text: lines.join('\n'), shift: 0 };
}

/** A line of dashes, indented or not, of hyphens or of the long dashes that word processors put in their place. */
const DASHES = /^[ \t]*[-–—]{1,6}[ \t]*$/;

function causeOf(text: string): 'none' | 'space' | 'dashes' | 'no-opening' | 'joined' {
  const lines = text.split('\n');
  const first = lines.findIndex((line) => line.trim() !== '');
  if (first > 0 && DASHES.test(lines[first]!) && isKey(lines[first + 1])) return 'space';
  if (DASHES.test(lines[0]!) && isKey(lines[1])) return 'dashes';
  if (/^---[ \t]/.test(lines[0]!) && isKey(lines[0]!.slice(3).trimStart())) return 'joined';
  const { last, dashes } = isKey(lines[0]) ? headOf(['', ...lines]) : { last: 0, dashes: null };
  return last > 1 && dashes !== null ? 'no-opening' : 'none';
}

/**
 * Counts the lines of a front matter that begins in a line of a body: dashes, keys with their values, dashes.
 * @returns 0 where none begins there
 */
export function frontMatterFrom(lines: readonly string[], index: number): number {
  if (lines[index]!.trimEnd() !== '---' || !isKey(lines.slice(index + 1).find((line) => line.trim() !== '')))
    return 0;
  const { dashes } = headOf(lines.slice(index, index + MAX_KEYS_LINES));
  return dashes === null ? 0 : dashes + 1;
}

/** Lines. No front matter that somebody pastes into a body is longer. */
const MAX_KEYS_LINES = 200;

/** How far the lines at the top of a file look like front matter. */
interface Head {
  /** The index of the last such line. */
  last: number;
  /** The index of the dashes that close them; null where there are none. */
  dashes: number | null;
}

function headOf(lines: string[]): Head {
  let last = 0;
  for (const [index, line] of lines.entries()) {
    if (index === 0 || line.trim() === '') continue;
    if (DASHES.test(line)) return { last, dashes: index };
    const isBehindKey = last === index - 1 && index > 1;
    const isPart = /^(?:\s+\S|-\s|# ?[\w-]+:)/.test(line) || (line.startsWith('#') && isBehindKey);
    if (!isPart && !isKey(line)) break;
    last = index;
  }
  return { last, dashes: null };
}

function unclosed(file: string, { last, dashes }: Head): Problem {
  const isEmpty = last === 0;
  const fix = isEmpty ? 'none' : dashes === null ? 'insert' : 'dashes';
  return problem('front-matter-unclosed', file, { fix }, { line: (dashes ?? last) + 1, column: 1 });
}

/** Says whether a line begins with a key: a plain word, or the Vietnamese name of a key. */
function isKey(line: string | undefined): boolean {
  const [, word = ''] = /^([\p{L}_][\p{L}\p{M}\w -]{0,40}?)\s*:(?:\s|$)/u.exec(line ?? '') ?? [];
  return /^[a-z][\w-]*$/.test(word) || (word !== '' && isKeyOfAnyKind(word));
}
