import { distance } from 'fastest-levenshtein';
import { stringify } from 'yaml';
import type { Problem } from '../problems/problem.ts';
import type { Code, FactsOf } from '../problems/sentences.ts';
import { utf16Of } from '../reading/decode.ts';
import { LOOKALIKES } from '../reading/spelling.ts';
import { slugify } from '../text/fold.ts';

/** A mend that was made: a line as it was and as it is now. */
export interface Repair {
  code: Code;
  line: number;
  was: string;
  /** Empty for a line that was taken out. */
  becomes: string;
}

/** A file after its certain mistakes were mended. */
export interface Repaired {
  bytes: Uint8Array;
  repairs: Repair[];
}

/**
 * Mends what is certainly wrong in a file and leaves every other byte as it is; null when nothing is certain.
 * Mending one mistake may uncover another, so the caller reads the file again until there is nothing left to do.
 */
export function repairFile(bytes: Uint8Array, problems: Problem[]): Repaired | null {
  const byteOrder = problems.some(({ code }) => code === 'utf-16') && utf16Of(bytes);
  if (byteOrder) {
    const text = new TextDecoder(byteOrder).decode(bytes);
    return { bytes: encode(text), repairs: [wholeFile('utf-16', 'UTF-16', 'UTF-8')] };
  }
  const written = decode(bytes);
  if (written === null) return null;
  const mark = written.startsWith('\ufeff') ? '\ufeff' : '';
  const text = written.slice(mark.length);
  const whole = repairLetters(text, problems) ?? repairLanguage(text, problems);
  if (whole) return { bytes: encode(mark + whole.text), repairs: whole.repairs };

  // From the last to the first, so that places above stay true.
  const lines = splitLines(text);
  const repairs: Repair[] = [];
  const touched = new Set<number>();
  for (const problem of [...problems].sort((a, b) => b.line - a.line || b.column - a.column)) {
    const index = problem.line - 1;
    const line = lines[index];
    if (!line || touched.has(index)) continue;
    const mended = mend(
      problem,
      line.text,
      lines.map(({ text: each }) => each),
    );
    if (mended === null || mended.join('\n') === line.text) continue;
    touched.add(index);
    const ending = line.ending || '\n';
    lines.splice(index, 1, ...mended.map((each) => ({ text: each, ending })));
    if (mended.length > 0 && !line.ending) lines[index + mended.length - 1]!.ending = '';
    repairs.push({ code: problem.code, line: problem.line, was: line.text, becomes: mended.join('\n') });
  }
  if (repairs.length === 0) return null;
  return {
    bytes: encode(mark + lines.map(({ text: each, ending }) => each + ending).join('')),
    repairs: repairs.reverse(),
  };
}

/** Puts marks on their letters and look-alikes right, in all of a text. */
function repairLetters(text: string, problems: Problem[]): { text: string; repairs: Repair[] } | null {
  const repairs: Repair[] = [];
  let mended = text;
  for (const problem of problems) {
    if (problem.code === 'decomposed-text') {
      mended = mended.normalize('NFC');
      repairs.push(wholeFile('decomposed-text', 'dấu rời', 'dấu liền chữ'));
    } else if (problem.code === 'lookalike-letter') {
      mended = mended.replace(/[ÐƉðɖ]/g, (letter) => LOOKALIKES[letter]!);
      repairs.push(wholeFile('lookalike-letter', problem.facts.letter, problem.facts.meant));
    }
  }
  return mended === text ? null : { text: mended, repairs };
}

/** Front matter in JSON says the same in YAML. */
function repairLanguage(text: string, problems: Problem[]): { text: string; repairs: Repair[] } | null {
  if (!problems.some(({ code }) => code === 'front-matter-language')) return null;
  const match = /^---\s*json[ \t]*\r?\n([\s\S]*?)\r?\n---[ \t]*(?=\r?\n|$)/i.exec(text);
  if (!match) return null;
  try {
    const data = JSON.parse(match[1]!) as unknown;
    if (typeof data !== 'object' || data === null || Array.isArray(data)) return null;
    const mended = `---\n${stringify(data, { lineWidth: 0 })}---${text.slice(match[0].length)}`;
    return { text: mended, repairs: [wholeFile('front-matter-language', '---json', '---')] };
  } catch {
    return null;
  }
}

type Mend<C extends Code> = (
  facts: FactsOf<C>,
  line: string,
  column: number,
  lines: string[],
) => string[] | null;

/** How one line is mended, for each problem whose mend can be certain. No lines back: the line goes. */
const MENDS: { [C in Code]?: Mend<C> } = {
  'yaml-syntax': ({ corrected }) => (corrected ? [corrected] : null),
  'needs-quotes': ({ source }, line, column) => swap(line, column, source, `"${source}"`),
  'invalid-day': ({ value, better }, line, column) => swapValue(line, column, value, better),
  'invalid-moment': ({ value, better }, line, column) => swapValue(line, column, value, better),
  'invalid-identifier': ({ value, better }, line, column) => swapValue(line, column, value, better),
  'not-in-list': ({ value, nearest }, line, column) => {
    const meant = nearest.replace(/^\[|\]$/g, '');
    return slugify(value) === meant ? swapValue(line, column, value, meant) : null;
  },
  'wrong-type': ({ key, corrected }, line) => {
    const match = new RegExp(`^(\\s*(?:- )?${key}:\\s+)([^#{[]*?)(\\s+#.*)?$`).exec(line);
    return corrected && match ? [match[1]! + corrected + (match[3] ?? '')] : null;
  },
  'unknown-key': ({ key, nearest }, line, column, lines) => {
    const isFree = !lines.some((each) => new RegExp(`^\\s*(?:- )?${nearest}\\s*:`).test(each));
    const isNear =
      nearest !== '' && (distance(key, nearest) <= 2 || key.toLowerCase() === nearest.toLowerCase());
    return isFree && isNear ? swap(line, column, key, nearest) : null;
  },
  'duplicate-key': (_facts, line, _column, lines) =>
    lines.filter((each) => each.trimEnd() === line.trimEnd()).length > 1 ? [] : null,
  'front-matter-unclosed': (_facts, line, _column, lines) => {
    const end = lines.indexOf(line) + 1;
    const isFrontMatter = lines.slice(1, end).every((each) => /^(\s*(- )?[\w-]+:|\s+\S|- |\s*#)/.test(each));
    return end > 1 && end < lines.length && isFrontMatter ? [line, '---'] : null;
  },
  'front-matter-language': ({ opening }) => (/^---\s*ya?ml$/i.test(opening) ? ['---'] : null),
  'html-entity': ({ corrected }, line, column) => [line.slice(0, column - 1) + corrected],
  'outer-space': ({ corrected }, line) => [/^\s*/.exec(line)![0] + corrected],
  'insecure-link': ({ href, corrected }, line, column) => {
    const at = line.indexOf(href, column - 1);
    return at === -1 ? null : [line.slice(0, at) + corrected + line.slice(at + href.length)];
  },
  'portal-url': ({ value }, line, column) =>
    /^http:\/\//i.test(value) ? swapValue(line, column, value, value.replace(/^http:/i, 'https:')) : null,
};

function mend(problem: Problem, line: string, lines: string[]): string[] | null {
  const how = MENDS[problem.code] as Mend<Code> | undefined;
  return how?.(problem.facts as never, line, problem.column, lines) ?? null;
}

function swap(line: string, column: number, was: string, becomes: string): string[] | null {
  const start = column - 1;
  return was && line.startsWith(was, start)
    ? [line.slice(0, start) + becomes + line.slice(start + was.length)]
    : null;
}

/** Replaces a value, which may stand in quotes. */
function swapValue(line: string, column: number, value: string, becomes: string): string[] | null {
  if (!becomes) return null;
  for (const written of [value, `"${value}"`, `'${value}'`]) {
    const swapped = swap(line, column, written, becomes);
    if (swapped) return swapped;
  }
  return null;
}

function wholeFile(code: Code, was: string, becomes: string): Repair {
  return { code, line: 0, was, becomes };
}

interface Line {
  text: string;
  ending: string;
}

function splitLines(text: string): Line[] {
  return [...text.matchAll(/([^\r\n]*)(\r\n|\r|\n|$)/g)]
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
