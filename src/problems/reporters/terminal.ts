import { posix } from 'node:path';
import type { Colors } from 'picocolors/types';
import { printable } from '../../text/printable.ts';
import { wrap } from '../../text/wrap.ts';
import type { ToldProblem } from '../problem.ts';
import type { FixLine } from '../sentences/sentence.ts';
import { countingLine } from './counts.ts';

/** How a terminal shows the lines of a report. */
export interface TerminalOutput {
  colours: Colors;
  /** Characters in a line; Infinity for lines of any length. */
  width: number;
  /** Leads from where the command runs to the content folder, so that a terminal can open the files. */
  folder?: string;
}

/**
 * Writes problems grouped by file, aligned, with one counting line at the end.
 * @param counted the problems that are counted, where not all of them are written
 */
export function formatTerminal(
  problems: ToldProblem[],
  output: TerminalOutput,
  counted: ToldProblem[] = problems,
): string {
  const byFile = Map.groupBy(problems.map(withoutSigns), ({ file }) => file);
  const blocks = [...byFile].map(([file, ofFile]) => formatFile(file, ofFile, output));
  const key = output.folder !== undefined && blocks.length > 0 ? [POSITIONS] : [];
  return [...blocks, [countingLine(counted), ...key].join('\n')].join('\n\n') + '\n';
}

const POSITIONS = 'Số ở đầu mỗi câu là dòng:cột của chỗ đó trong tệp.';

/** Makes the texts of a problem safe to print, whatever they quote. */
function withoutSigns(problem: ToldProblem): ToldProblem {
  const { file, message, fix } = problem;
  return {
    ...problem,
    file: printable(file),
    message: printable(message),
    fix: fix.map(({ lead, sample }) => ({ lead: printable(lead), sample: printable(sample) })),
  };
}

function formatFile(file: string, problems: ToldProblem[], output: TerminalOutput): string {
  const positionWidth = problems.reduce((max, each) => Math.max(max, positionOf(each).length), 0);
  const lines = problems.flatMap((each) => formatProblem(each, positionWidth, output));
  return [output.colours.underline(posix.join(output.folder ?? '', file)), ...lines].join('\n');
}

function formatProblem(
  problem: ToldProblem,
  positionWidth: number,
  { colours, width }: TerminalOutput,
): string[] {
  const { severity, message, fix, code } = problem;
  const severityWord = severity === 'error' ? colours.red('lỗi     ') : colours.yellow('cảnh báo');
  const indent = ' '.repeat(positionWidth + 14);
  const textWidth = width - indent.length;

  const sentence = wrap(message, textWidth);
  const last = sentence.at(-1)!;
  const hasRoom = last.length + 2 + code.length <= textWidth;
  if (hasRoom) sentence[sentence.length - 1] = `${last}  ${colours.dim(code)}`;
  else sentence.push(colours.dim(code));
  return [
    `  ${positionOf(problem).padEnd(positionWidth)}  ${severityWord}  ${sentence[0]}`,
    ...sentence.slice(1).map((line) => indent + line),
    ...fix.flatMap((line) => wrapFix(line, textWidth)).map((line) => indent + colours.green(line)),
  ];
}

function positionOf({ line, column }: ToldProblem): string {
  return `${line}:${column}`;
}

/** Breaks the words of a fix between lines; a line to paste stays whole, on a line of its own if it must. */
function wrapFix({ lead, sample }: FixLine, width: number): string[] {
  if (!sample) return wrap(lead, width);
  const line = lead + sample;
  return !lead || line.length <= width ? [line] : [...wrap(lead.trimEnd(), width), sample];
}
