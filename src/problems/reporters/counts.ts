import { formatNumber } from '../../text/format.ts';
import { printable } from '../../text/printable.ts';
import type { ToldProblem } from '../problem.ts';

/** Writes the one line that sums a check up. @example '1 lỗi, 1 cảnh báo trong 1 tệp.' */
export function countingLine(problems: ToldProblem[]): string {
  if (problems.length === 0) return 'Không có lỗi.';
  const files = new Set(problems.map(({ file }) => file)).size;
  return `${countSeverity(problems, 'error')} lỗi, ${countSeverity(problems, 'warning')} cảnh báo trong ${files} tệp.`;
}

/** Counts the problems of one severity. */
export function countSeverity(problems: ToldProblem[], severity: ToldProblem['severity']): number {
  return problems.filter((each) => each.severity === severity).length;
}

/** Counts the drafts, which nothing else of a check mentions, and names the first of them; empty where there are none. */
export function draftsLine(files: readonly string[]): string {
  if (files.length === 0) return '';
  const named = files.slice(0, MAX_NAMED_DRAFTS).map(printable).join(', ');
  return `${formatNumber(files.length)} bài còn là bản nháp, chưa lên trang: ${named}${files.length > MAX_NAMED_DRAFTS ? '…' : ''}\n`;
}

const MAX_NAMED_DRAFTS = 3;
