import colours from 'picocolors';
import type { Colors } from 'picocolors/types';
import { tell, type Problem } from '../problems/problem.ts';
import { formatTerminal, type TerminalOutput } from '../problems/reporters/terminal.ts';

/** Columns that a line may take on a terminal that is narrower than that. */
const MIN_COLUMNS = 60;

/** Returns the colours for a stream: none unless it is a terminal, even where FORCE_COLOR or CI ask for them. */
export function coloursFor(stream: NodeJS.WriteStream): Colors {
  return colours.createColors(stream.isTTY === true && colours.isColorSupported);
}

/** Returns the colours and the width of a stream; only a terminal limits the width. */
export function outputOf(stream: NodeJS.WriteStream): TerminalOutput {
  const width = stream.isTTY ? Math.max(MIN_COLUMNS, stream.columns) : Infinity;
  return { colours: coloursFor(stream), width };
}

/** Writes problems as they are shown on a stream. */
export function formatProblems(problems: Problem[], stream: NodeJS.WriteStream): string {
  return formatTerminal(problems.map(tell), outputOf(stream));
}
