import { printable, printableIn, printableLines } from '../text/printable.ts';
import { sentences, type Code, type FactsOf, type Severity } from './sentences.ts';
import { fixLinesOf, type FixLine, type Sentence } from './sentences/sentence.ts';
import { compareCodeUnits } from '../text/compare.ts';

/** One thing an editor must look at: a permanent code, its position, and the facts of its sentence. */
export type Problem = {
  [C in Code]: { code: C; file: string; line: number; column: number; facts: FactsOf<C> };
}[Code];

/** A problem put into words, from which every reporter writes. */
export interface ToldProblem {
  code: Code;
  severity: Severity;
  /** Relative to the content folder. */
  file: string;
  /** From 1. */
  line: number;
  /** From 1, in characters of the line. */
  column: number;
  message: string;
  /** The fixed line, or what to do; empty where only the editor can know. */
  fix: FixLine[];
}

/** Makes a problem; one without a position is put at the top of its file. */
export function problem<C extends Code>(
  code: C,
  file: string,
  facts: FactsOf<C>,
  position: { line: number; column: number } = { line: 1, column: 1 },
): Problem {
  return { code, file, line: position.line, column: position.column, facts } as Problem;
}

/** Says whether a problem is an error. */
export function isError({ code }: Problem): boolean {
  return sentences[code].severity === 'error';
}

/** Says whether a problem keeps its portal from being built. */
export function isBlocking({ code, facts }: Problem): boolean {
  const { severity, publishable } = sentences[code] as Sentence<unknown>;
  return severity === 'error' && !publishable?.(facts);
}

/** Says whether a problem keeps its portal off the web, while those who prepare the portal still see it. */
export function isUnfinished({ code }: Problem): boolean {
  return code === 'portal-unfinished';
}

/** Says whether a problem keeps its entry off the pages, lists and counts, while the rest of its portal is built. */
export function holdsBack({ code, facts }: Problem): boolean {
  return (sentences[code] as Sentence<unknown>).holdsBack?.(facts) ?? false;
}

/** Puts a problem into words that are safe to print. The name of the file stays unchanged, so that tools can open it. */
export function tell(problem: Problem): ToldProblem {
  const { severity, message, fix } = sentences[problem.code] as Sentence<unknown>;
  const { code, file, line, column } = problem;
  const facts = printableFacts(problem.facts);
  return {
    ...{ code, severity, file, line, column },
    message: message(facts),
    fix: fixLinesOf(fix?.(facts) ?? ''),
  };
}

/** Makes facts safe to print: they contain no line break, but for a fixed line, which may have become two. */
function printableFacts(facts: object): object {
  return Object.fromEntries(
    Object.entries(facts).map(([key, fact]) => [
      key,
      printableIn(fact, key === 'fixed' ? printableLines : printable),
    ]),
  );
}

/** Orders problems by file, then by position. */
export function comparePositions(a: Problem, b: Problem): number {
  return (
    compareCodeUnits(a.file, b.file) ||
    a.line - b.line ||
    a.column - b.column ||
    compareCodeUnits(a.code, b.code)
  );
}
