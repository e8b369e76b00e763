import { printableJson } from '../../text/printable.ts';
import type { ToldProblem } from '../problem.ts';
import { fixText } from '../sentences/sentence.ts';
import { countSeverity } from './counts.ts';

/** Writes problems as the JSON of the contract. */
export function formatJson(problems: ToldProblem[]): string {
  const report = {
    problems: problems.map(jsonProblem),
    errors: countSeverity(problems, 'error'),
    warnings: countSeverity(problems, 'warning'),
  };
  return printableJson(report) + '\n';
}

/** Returns a problem as every JSON of ours writes it: its fix is one text. */
export function jsonProblem(told: ToldProblem): Omit<ToldProblem, 'fix'> & { fix: string } {
  return { ...told, fix: fixText(told.fix) };
}
