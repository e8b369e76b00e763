import { printableJson } from '../../text/printable.ts';
import type { ToldProblem } from '../problem.ts';
import { fixText } from '../sentences/sentence.ts';
import { countSeverity } from './counts.ts';

/** Writes problems as the JSON of the contract, in which a fix is one text. */
export function formatJson(problems: ToldProblem[]): string {
  const report = {
    problems: problems.map((each) => ({ ...each, fix: fixText(each.fix) })),
    errors: countSeverity(problems, 'error'),
    warnings: countSeverity(problems, 'warning'),
  };
  return printableJson(report) + '\n';
}
