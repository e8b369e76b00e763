import { blockEndOf } from '../markdown/verbatim-blocks.ts';
import type { Entry } from '../reading/read.ts';

/** A line of a body, with its number in the file. */
export interface BodyLine {
  text: string;
  /** From 1. */
  line: number;
  /** Whether it is code between fences, or HTML, which no rule on words looks at. */
  isVerbatim: boolean;
}

/** Lists the lines of the body of an entry, once for all rules that look at the same entry in turn. */
export function bodyLinesOf(entry: Entry): readonly BodyLine[] {
  if (last?.entry !== entry) last = { entry, lines: linesOf(entry) };
  return last.lines;
}

let last: { entry: Entry; lines: BodyLine[] } | undefined;

function linesOf({ body, bodyLine }: Entry): BodyLine[] {
  const texts = body.split('\n');
  let verbatimTo = 0;
  return texts.map((text, index) => {
    if (index >= verbatimTo) verbatimTo = blockEndOf(texts, index);
    return { text, line: bodyLine + index, isVerbatim: index < verbatimTo };
  });
}

/** Finds the runs of at least two neighbouring lines that pass a test; lines of code and HTML never do. */
export function runsOf(lines: readonly BodyLine[], passes: (text: string) => boolean): BodyLine[][] {
  const runs: BodyLine[][] = [];
  let run: BodyLine[] = [];
  for (const line of lines) {
    if (!line.isVerbatim && passes(line.text)) {
      run.push(line);
      continue;
    }
    if (run.length > 1) runs.push(run);
    run = [];
  }
  return run.length > 1 ? [...runs, run] : runs;
}
