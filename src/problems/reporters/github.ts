import { showMarks, showSigns } from '../../text/printable.ts';
import type { ToldProblem } from '../problem.ts';
import { fixText } from '../sentences/sentence.ts';

/**
 * Writes problems as annotations that GitHub shows on the changed lines.
 * @param prefix leads from the repository to the content folder
 */
export function formatGithub(problems: ToldProblem[], prefix: string): string {
  return problems
    .map(({ severity, file, line, column, code, message, fix }) => {
      const text = fix.length > 0 ? `${message}\n${fixText(fix)}` : message;
      return `::${severity} file=${escapeProperty(prefix + file)},line=${line},col=${column},title=${code}::${escapeData(text)}\n`;
    })
    .join('');
}

/** Escapes line breaks as GitHub does, and shows every other character on which a log viewer would act. */
function escapeData(text: string): string {
  return text
    .replace(/[^\r\n]+/g, (line) => showMarks(showSigns(line)))
    .replaceAll('%', '%25')
    .replaceAll('\r', '%0D')
    .replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
