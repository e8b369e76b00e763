import { tell, type Problem } from '../problems/problem.ts';
import { fixText } from '../problems/sentences/sentence.ts';
import { printable } from '../text/printable.ts';

/** Writes a problem that stops a command: the place, what is wrong, and under it how to mend it. */
export function describeBroken(problem: Problem): string {
  const { file, line, column, message, fix } = tell(problem);
  return `${printable(file)}:${line}:${column} ${message}${fix.length > 0 ? `\n  ${fixText(fix)}` : ''}`;
}
