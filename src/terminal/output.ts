import colours from 'picocolors';
import type { Colors } from 'picocolors/types';
import { tell, type Problem } from '../problems/problem.ts';
import { shownPath } from './command.ts';
import { formatTerminal, type TerminalOutput } from '../problems/reporters/terminal.ts';

/** Columns that a line may take on a terminal that is narrower than that. */
const MIN_COLUMNS = 60;

/** How problems look in a file, and inside the message of a Failure. */
export const PLAIN_OUTPUT: TerminalOutput = { colours: colours.createColors(false), width: Infinity };

/** Returns the colours for a stream: none unless it is a terminal, even where FORCE_COLOR or CI ask for them. */
export function coloursFor(stream: NodeJS.WriteStream): Colors {
  return colours.createColors(stream.isTTY === true && colours.isColorSupported);
}

/** Returns how a stream shows the problems of a content folder; only a terminal limits the width. */
export function outputOf(stream: NodeJS.WriteStream, content: string): TerminalOutput {
  const width = stream.isTTY ? Math.max(MIN_COLUMNS, stream.columns) : Infinity;
  return { colours: coloursFor(stream), width, folder: shownPath(content) };
}

/** Writes problems of a content folder as they are shown on a stream. */
export function formatProblems(problems: Problem[], stream: NodeJS.WriteStream, content: string): string {
  return formatTerminal(problems.map(tell), outputOf(stream, content));
}
