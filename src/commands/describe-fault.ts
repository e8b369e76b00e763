import { tell, type Problem } from '../problems/problem.ts';
import { fixText } from '../problems/sentences/sentence.ts';
import { printable } from '../text/printable.ts';

/** Words the problem that stops a command: file, line, column, what is wrong, and how to fix it. */
export function describeFault(problem: Problem): string {
  const { file, line, column, message, fix } = tell(problem);
  const fixes = fix.length > 0 ? `\n  ${fixText(fix).replaceAll('\n', '\n  ')}` : '';
  return `${printable(file)}:${line}:${column} ${message}${fixes}`;
}
