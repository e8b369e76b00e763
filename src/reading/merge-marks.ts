import { problem, type Problem } from '../problems/problem.ts';

/**
 * Finds the marks that Git leaves in a text where two versions of it could not be merged; such a text holds both versions.
 */
export function findMergeMarks(file: string, text: string): Problem | undefined {
  if (!text.includes('<<<<<<<') && !text.includes('>>>>>>>')) return undefined;
  const lines = text.split('\n').flatMap((each, index) => (MERGE_MARK.test(each) ? index + 1 : []));
  const [first] = lines;
  if (first === undefined) return undefined;
  return problem('merge-unfinished', file, { first, last: lines.at(-1)! }, { line: first, column: 1 });
}

/** The opening and the closing mark. The row of equals signs between them may also underline a heading. */
const MERGE_MARK = /^(?:<{7}|>{7})(?: |$)/;
