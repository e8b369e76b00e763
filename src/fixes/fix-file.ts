import type { Problem } from '../problems/problem.ts';
import type { Code } from '../problems/sentences.ts';
import { utf16Of } from '../reading/decode.ts';
import { withJoinedMarks, withoutLookalikes } from '../reading/unicode.ts';
import { withoutHiddenSigns } from '../text/hidden-signs.ts';
import { inYaml } from '../reading/json-toml.ts';
import { fixLine, hasLineFix, linesFixedBy } from './line-fixes.ts';

/** A fix that was made in a line, or in the whole file for line 0. */
export interface LineFix {
  code: Code;
  line: number;
  was: string;
  /** Empty for a line that was removed. */
  becomes: string;
}

/** A file whose certain mistakes are fixed. */
interface FixedFile {
  bytes: Uint8Array;
  fixes: LineFix[];
}

/**
 * Fixes what is certainly wrong in a file, and keeps every other byte; null when no fix is certain. A fix may uncover
 * another mistake, so the caller reads and fixes the file again until nothing is left to fix.
 */
export function fixFile(bytes: Uint8Array, problems: Problem[]): FixedFile | null {
  const byteOrder = problems.some(({ code }) => code === 'utf-16') && utf16Of(bytes);
  if (byteOrder) {
    const text = new TextDecoder(byteOrder).decode(bytes);
    return { bytes: encode(text), fixes: [wholeFile('utf-16', 'UTF-16', 'UTF-8')] };
  }
  const written = decode(bytes);
  if (written === null) return null;
  const mark = written.startsWith('\ufeff') ? '\ufeff' : '';
  const text = written.slice(mark.length);
  const whole = fixLetters(text, problems) ?? fixLanguage(text, problems);
  if (whole) return { bytes: encode(mark + whole.text), fixes: whole.fixes };

  // From the last to the first, so that the positions of earlier problems stay valid.
  const lines = splitLines(text);
  const fixes: LineFix[] = [];
  const fixedCodes = new Map<number, Code>();
  for (const problem of [...problems].sort((a, b) => b.line - a.line || b.column - a.column)) {
    const index = problem.line - 1;
    const line = lines[index];
    // Only one kind of mistake is fixed in a line at a time, because a fix may move the others.
    const count = linesFixedBy(problem);
    if (!line || hasOtherFix(fixedCodes, problem, count)) continue;
    const fixed = fixLine(
      problem,
      lines.map(({ text: each }) => each),
    );
    if (fixed === null || (fixed.length === 1 && fixed[0] === line.text)) continue;
    fixedCodes.set(index, problem.code);
    const ending = line.ending || lines[index - 1]?.ending || '\n';
    // eslint-disable-next-line no-restricted-syntax -- a line becomes a few lines at most
    const replaced = lines.splice(index, count, ...fixed.map((each) => ({ text: each, ending })));
    if (fixed.length > 0 && !replaced.at(-1)!.ending) lines[index + fixed.length - 1]!.ending = '';
    const earlier = fixes.at(-1)?.line === problem.line ? fixes.pop() : undefined;
    fixes.push({
      code: problem.code,
      line: problem.line,
      was: earlier?.was ?? line.text,
      becomes: fixed.join('\n'),
    });
  }
  if (fixes.length === 0) return null;
  return {
    bytes: encode(mark + lines.map(({ text: each, ending }) => each + ending).join('')),
    fixes: fixes.reverse(),
  };
}

/** Says whether a line that a fix would replace has been fixed for another mistake. */
function hasOtherFix(fixedCodes: ReadonlyMap<number, Code>, { code, line }: Problem, count: number): boolean {
  for (let index = line - 1; index < line - 1 + count; index++)
    if ((fixedCodes.get(index) ?? code) !== code) return true;
  return false;
}

/** Says whether problems of this kind can have a certain fix, so that the caller need not open other files. */
export function isFixable({ code }: Problem): boolean {
  return WHOLE_FILE.has(code) || hasLineFix(code);
}

const WHOLE_FILE = new Set<Code>([
  ...(['utf-16', 'hidden-signs', 'decomposed-text', 'lookalike-letter', 'front-matter-language'] as const),
]);

/** Composes marks with their letters, and replaces look-alikes and hidden characters, in a whole text. */
function fixLetters(text: string, problems: Problem[]): { text: string; fixes: LineFix[] } | null {
  const fixes: LineFix[] = [];
  let fixed = text;
  for (const problem of problems) {
    if (problem.code === 'hidden-signs' && !problem.facts.isEscaped) {
      fixed = withoutHiddenSigns(fixed);
      fixes.push(wholeFile('hidden-signs', problem.facts.signs, 'bỏ'));
    } else if (problem.code === 'decomposed-text') {
      fixed = withJoinedMarks(fixed);
      fixes.push(wholeFile('decomposed-text', 'dấu rời', 'dấu liền chữ'));
    } else if (problem.code === 'lookalike-letter') {
      fixed = withoutLookalikes(fixed);
      fixes.push(wholeFile('lookalike-letter', problem.facts.letter, problem.facts.meant));
    }
  }
  return fixed === text ? null : { text: fixed, fixes };
}

/** Rewrites front matter in JSON or TOML as YAML. */
function fixLanguage(text: string, problems: Problem[]): { text: string; fixes: LineFix[] } | null {
  const found = problems.find(({ code }) => code === 'front-matter-language');
  const fixed = found ? inYaml(text) : null;
  return fixed === null
    ? null
    : { text: fixed, fixes: [wholeFile('front-matter-language', text.split(/\s/, 1)[0]!, '---')] };
}

function wholeFile(code: Code, was: string, becomes: string): LineFix {
  return { code, line: 0, was, becomes };
}

interface TextLine {
  text: string;
  ending: string;
}

function splitLines(text: string): TextLine[] {
  return [...text.matchAll(/([^\r\n]*)(\r\n|\r|\n|$)/gy)]
    .map(([, content = '', ending = '']) => ({ text: content, ending }))
    .filter(({ text: content, ending }, index, all) => content || ending || index === all.length - 1);
}

/** Decodes a file, and keeps a byte order mark at its start; null for bytes that are not UTF-8. */
function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
