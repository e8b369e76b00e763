import type { Colors } from 'picocolors/types';
import type { ToldProblem } from './problem.ts';

/** Writes problems grouped by file, aligned, with one counting line at the end. */
export function writeTerminal(problems: ToldProblem[], colours: Colors): string {
  const blocks = [...Map.groupBy(problems, ({ file }) => file)].map(([file, ofFile]) => {
    const placeWidth = Math.max(...ofFile.map(({ line, column }) => `${line}:${column}`.length));
    const lines = ofFile.flatMap(({ line, column, severity, message, fix, code }) => {
      const place = `${line}:${column}`.padEnd(placeWidth);
      const word = severity === 'error' ? colours.red('lỗi     ') : colours.yellow('cảnh báo');
      const indent = ' '.repeat(placeWidth + 14);
      return [
        `  ${place}  ${word}  ${message}  ${colours.dim(code)}`,
        ...(fix ? fix.split('\n').map((part) => `${indent}${colours.green(part)}`) : []),
      ];
    });
    return [colours.underline(file), ...lines].join('\n');
  });
  return [...blocks, countingLine(problems)].join('\n\n') + '\n';
}

/** Writes problems as the contract's JSON. */
export function writeJson(problems: ToldProblem[]): string {
  return (
    JSON.stringify(
      { problems, errors: count(problems, 'error'), warnings: count(problems, 'warning') },
      null,
      2,
    ) + '\n'
  );
}

/** Writes problems as annotations that GitHub shows on the changed lines. `prefix` leads from the repository to the content folder. */
export function writeGithub(problems: ToldProblem[], prefix: string): string {
  return problems
    .map(({ severity, file, line, column, code, message, fix }) => {
      const text = fix ? `${message}\n${fix}` : message;
      return `::${severity} file=${escapeProperty(prefix + file)},line=${line},col=${column},title=${code}::${escapeData(text)}\n`;
    })
    .join('');
}

/** The one line that sums a check up. @example '1 lỗi, 1 cảnh báo trong 1 tệp.' */
export function countingLine(problems: ToldProblem[]): string {
  if (problems.length === 0) return 'Không có lỗi.';
  const files = new Set(problems.map(({ file }) => file)).size;
  return `${count(problems, 'error')} lỗi, ${count(problems, 'warning')} cảnh báo trong ${files} tệp.`;
}

function count(problems: ToldProblem[], severity: ToldProblem['severity']): number {
  return problems.filter((each) => each.severity === severity).length;
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
