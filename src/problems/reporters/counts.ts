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
