import { markdownCode, markdownText } from '../../text/markdown-text.ts';
import type { ToldProblem } from '../problem.ts';
import { fixText } from '../sentences/sentence.ts';
import { countingLine } from './counts.ts';

/** Writes problems as a summary for a merge request: counts first, then a table, errors before warnings. */
export function formatMarkdown(problems: ToldProblem[]): string {
  const ordered = [...problems].sort(
    (a, b) => Number(b.severity === 'error') - Number(a.severity === 'error'),
  );
  const rows = ordered.slice(0, MAX_ROWS).map(formatRow);
  const left = ordered.length - rows.length;
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

/** Problems in the table: a comment on a merge request has a bounded length. */
const MAX_ROWS = 100;

function formatRow({ severity, file, line, message, fix, code }: ToldProblem): string {
  return [
    severity === 'error' ? '**lỗi**' : 'cảnh báo',
    markdownCode(`${file}:${line}`),
    fix.length > 0 ? `${markdownText(message)}<br>→ ${asCode(fixText(fix))}` : markdownText(message),
    `\`${code}\``,
  ].join(' | ');
}

function asCode(text: string): string {
  return `<code>${text.split('\n').map(markdownText).join('<br>')}</code>`;
}
