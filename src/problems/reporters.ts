import type { Colors } from 'picocolors/types';
import { markdownCode, markdownText } from '../text/markdown-text.ts';
import { printable, printableJson, printableLines, showMarks, showSigns } from '../text/printable.ts';
import type { ToldProblem } from './problem.ts';

/** What the lines of a report may look like. */
export interface Output {
  colours: Colors;
  /** Characters in a line; Infinity for lines of any length. */
  width: number;
}

/** Writes problems grouped by file, aligned, with one counting line at the end. */
export function formatTerminal(problems: ToldProblem[], { colours, width }: Output): string {
  const blocks = [...Map.groupBy(problems.map(shown), ({ file }) => file)].map(([file, ofFile]) => {
    const placeWidth = ofFile.reduce(
      (most, { line, column }) => Math.max(most, `${line}:${column}`.length),
      0,
    );
    const indent = ' '.repeat(placeWidth + 14);
    const lines = ofFile.flatMap(({ line, column, severity, message, fix, code }) => {
      const position = `${line}:${column}`.padEnd(placeWidth);
      const word = severity === 'error' ? colours.red('lỗi     ') : colours.yellow('cảnh báo');
      const said = wrap(message, width - indent.length);
      const last = said.at(-1)!;
      const hasRoom = indent.length + last.length + 2 + code.length <= width;
      said[said.length - 1] = hasRoom ? `${last}  ${colours.dim(code)}` : last;
      if (!hasRoom) said.push(colours.dim(code));
      return [
        `  ${position}  ${word}  ${said[0]}`,
        ...said.slice(1).map((part) => indent + part),
        ...fixLines(fix, width - indent.length).map((part) => indent + colours.green(part)),
      ];
    });
    return [colours.underline(file), ...lines].join('\n');
  });
  return [...blocks, countingLine(problems)].join('\n\n') + '\n';
}

/** A problem fit to be printed, wherever its words come from. */
function shown(problem: ToldProblem): ToldProblem {
  const { file, message, fix } = problem;
  return { ...problem, file: printable(file), message: printable(message), fix: printableLines(fix) };
}

/** A fix that is a sentence may be broken into lines; a line to paste may not, and stands by itself if it must. */
function fixLines(fix: string, width: number): string[] {
  if (!fix) return [];
  return fix.split('\n').flatMap((line) => {
    const [, opening, sample] = /^(\p{Lu}.*?[Vv]í dụ:|Ví dụ:|Có thể là:) {2,}(?! )(.*)$/su.exec(line) ?? [];
    if (opening !== undefined && sample !== undefined)
      return line.length <= width ? [line] : [...wrap(opening, width), sample];
    return /^\p{Lu}/u.test(line) ? wrap(line, width) : [line];
  });
}

/** Breaks text into lines between words. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const line = lines.at(-1);
    if (line !== undefined && line.length + 1 + word.length <= width)
      lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** Writes problems as a summary for a merge request: counts first, then a table, errors before warnings. */
export function formatMarkdown(problems: ToldProblem[]): string {
  const ordered = [...problems].sort(
    (a, b) => Number(b.severity === 'error') - Number(a.severity === 'error'),
  );
  const shown = ordered.slice(0, MOST_IN_SUMMARY);
  const left = ordered.length - shown.length;
  const rows = shown.map(({ severity, file, line, message, fix, code }) =>
    [
      severity === 'error' ? '**lỗi**' : 'cảnh báo',
      markdownCode(`${file}:${line}`),
      fix ? `${markdownText(message)}<br>→ ${asCode(fix)}` : markdownText(message),
      `\`${code}\``,
    ].join(' | '),
  );
  return [
    '## Kiểm tra nội dung',
    '',
    countingLine(problems),
    ...(rows.length
      ? ['', '| | Tệp | Điều cần xem | Mã |', '|---|---|---|---|', ...rows.map((row) => `| ${row} |`)]
      : []),
    ...(left > 0 ? ['', `Còn ${left} mục nữa; xem đủ bằng \`npm run check\`.`] : []),
    '',
  ].join('\n');
}

/** A comment on a merge request has room for so much. */
const MOST_IN_SUMMARY = 100;

function asCode(text: string): string {
  return `<code>${text.split('\n').map(markdownText).join('<br>')}</code>`;
}

/** Writes problems as the contract's JSON. */
export function formatJson(problems: ToldProblem[]): string {
  return (
    printableJson({ problems, errors: count(problems, 'error'), warnings: count(problems, 'warning') }) + '\n'
  );
}

/** Writes problems as annotations that GitHub shows on the changed lines. `prefix` leads from the repository to the content folder. */
export function formatGithub(problems: ToldProblem[], prefix: string): string {
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

/** GitHub's own way to write breaks of lines; other signs would be acted on by whoever shows the log. */
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
