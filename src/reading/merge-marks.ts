import { problem, type Problem } from '../problems/problem.ts';

/**
 * Finds the marks that Git leaves in a text where two versions of it could not be merged, as one problem; such a text
 * holds both versions. Null for a text without marks.
 */
export function findMergeMarks(file: string, text: string): Problem[] | null {
  if (!text.includes('<<<<<<<') && !text.includes('>>>>>>>')) return null;
  const lines = text.split('\n').flatMap((each, index) => (MERGE_MARK.test(each) ? index + 1 : []));
  const [first] = lines;
  if (first === undefined) return null;
  return [problem('merge-unfinished', file, { first, last: lines.at(-1)! }, { line: first, column: 1 })];
}

/** Empties the marks and the second version of each place, so that all other lines keep their numbers. */
export function firstVersionOf(text: string): string {
  let version: 'only' | 'first' | 'second' = 'only';
  return text
    .split('\n')
    .map((line) => {
      const isMark = MERGE_MARK.test(line);
      if (isMark) version = line.startsWith('<') ? 'first' : 'only';
      else if (version === 'first' && BETWEEN.test(line)) version = 'second';
      return isMark || version === 'second' ? '' : line;
    })
    .join('\n');
}

/** The row between two versions, or in front of the version that both come from. */
const BETWEEN = /^(?:={7}|\|{7})(?: |$)/;

/** The opening and the closing mark. The row of equals signs between them may also underline a heading. */
const MERGE_MARK = /^(?:<{7}|>{7})(?: |$)/;
