import { tell, type Problem } from '../problems/problem.ts';
import { fixText } from '../problems/sentences/sentence.ts';
import { printable } from '../text/printable.ts';

/** Puts a problem for which a command does nothing into words: file, line, column, what is wrong, and how to mend it. */
export function describeFault(problem: Problem): string {
  const { file, line, column, message, fix } = tell(problem);
  const mend = fix.length > 0 ? `\n  ${fixText(fix).replaceAll('\n', '\n  ')}` : '';
  return `${printable(file)}:${line}:${column} ${message}${mend}`;
}
