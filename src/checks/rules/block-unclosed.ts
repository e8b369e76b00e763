import { closes, fenceIn, blockEndOf } from '../../markdown/verbatim-blocks.ts';
import { problem } from '../../problems/problem.ts';
import { withoutCode } from '../texts.ts';
import type { Rule } from '../rule.ts';

/** Finds a fence or a comment that nothing closes, so that the rest of the body is not shown as text. */
export const blockUnclosed: Rule = {
  entry: ({ entry: { body, bodyLine, file } }) => {
    if (!/```|~~~|<!--/.test(body)) return [];
    const lines = body.split('\n');
    for (let index = 0; index < lines.length; index++) {
      const end = blockEndOf(lines, index);
      if (end < lines.length || !isOpen(lines, index)) {
        index = Math.max(index, end - 1);
        continue;
      }
      const rest = lines.slice(index + 1).filter((line) => line.trim() !== '').length;
      const sign = fenceIn(lines[index]!) ?? '<!--';
      const facts = { sign, rest, fixed: '' };
      return rest === 0
        ? []
        : [problem('block-unclosed', file, facts, { line: bodyLine + index, column: 1 })];
    }
    return findOpenWithin(body).map(({ index, column, fixed }) =>
      problem('block-unclosed', file, { sign: '<!--', rest: 0, fixed }, { line: bodyLine + index, column }),
    );
  },
};

/**
 * Finds the comments that begin after words and that nothing in the same paragraph closes: they are shown as they are.
 */
function findOpenWithin(body: string): { index: number; column: number; fixed: string }[] {
  if (!body.includes('<!--')) return [];
  const typed = body.split('\n');
  const lines = withoutCode(body).split('\n');
  return lines.flatMap((line, index) => {
    const at = line.lastIndexOf('<!--');
    if (at <= 0 || line.slice(0, at).trim() === '' || blockEndOf(lines, index) > index) return [];
    const end = lines.findIndex((each, other) => other > index && each.trim() === '');
    const rest = [line.slice(at), ...lines.slice(index + 1, end === -1 ? lines.length : end)].join('\n');
    return rest.includes('-->') ? [] : { index, column: at + 1, fixed: `${typed[index]!.trimEnd()} -->` };
  });
}

/** Says whether nothing closes the fence or the comment that begins in a line and reaches the end of the text. */
function isOpen(lines: readonly string[], index: number): boolean {
  const fence = fenceIn(lines[index]!);
  if (fence) return !lines.slice(index + 1).some((line) => closes(fence, line));
  return (
    lines[index]!.trimStart().startsWith('<!--') && !lines.slice(index).some((line) => line.includes('-->'))
  );
}
