import type { Problem } from '../problems/problem.ts';
import type { Code } from '../problems/sentences.ts';
import { utf16Of } from '../reading/decode.ts';
import { withJoinedMarks, withoutLookalikes } from '../reading/unicode.ts';
import { withoutHiddenSigns } from '../text/hidden-signs.ts';
import { inYaml } from '../reading/json-toml.ts';
import { hasLineFix, fixLine } from './line-fixes.ts';

/** A fix that was made: a line as it was and as it is now. */
export interface LineFix {
  code: Code;
  line: number;
  was: string;
  /** Empty for a line that was taken out. */
  becomes: string;
}

/** A file after its certain mistakes were fixed. */
export interface FixedFile {
  bytes: Uint8Array;
  fixes: LineFix[];
}

/**
 * Fixes what is certainly wrong in a file and leaves every other byte as it is; null when nothing is certain.
 * Fixing one mistake may uncover another, so the caller reads the file again until there is nothing left to do.
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

  // From the last to the first, so that places above stay true.
  const lines = splitLines(text);
  const fixes: LineFix[] = [];
  const touched = new Map<number, Code>();
  for (const problem of [...problems].sort((a, b) => b.line - a.line || b.column - a.column)) {
    const index = problem.line - 1;
    const line = lines[index];
    // Of one line only one kind of mistake is fixed at a time, since fixing may move what stands behind it.
    if (!line || (touched.get(index) ?? problem.code) !== problem.code) continue;
    const fixed = fixLine(
      problem,
      lines.map(({ text: each }) => each),
    );
    if (fixed === null || (fixed.length === 1 && fixed[0] === line.text)) continue;
    touched.set(index, problem.code);
    const ending = line.ending || lines[index - 1]?.ending || '\n';
    // eslint-disable-next-line no-restricted-syntax -- a line becomes a few lines at most
    lines.splice(index, 1, ...fixed.map((each) => ({ text: each, ending })));
    if (fixed.length > 0 && !line.ending) lines[index + fixed.length - 1]!.ending = '';
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

/** Says whether there is a fix for a kind of problem, so that a file is worth opening. */
export function isFixable({ code }: Problem): boolean {
  return WHOLE_FILE.has(code) || hasLineFix(code);
}

const WHOLE_FILE = new Set<Code>([
  ...(['utf-16', 'hidden-signs', 'decomposed-text', 'lookalike-letter', 'front-matter-language'] as const),
]);

/** Puts marks on their letters and look-alikes right, in all of a text. */
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

/** Front matter in JSON or TOML says the same in YAML. */
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

interface Line {
  text: string;
  ending: string;
}

function splitLines(text: string): Line[] {
  return [...text.matchAll(/([^\r\n]*)(\r\n|\r|\n|$)/gy)]
    .map(([, content = '', ending = '']) => ({ text: content, ending }))
    .filter(({ text: content, ending }, index, all) => content || ending || index === all.length - 1);
}

/** The text of a file, a byte order mark at its start included; null for what is no UTF-8. */
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
