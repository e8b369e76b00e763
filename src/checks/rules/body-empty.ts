import { problem } from '../../problems/problem.ts';
import { isOf, type Rule } from '../rule.ts';

/** Finds articles without a body. */
export const bodyEmpty: Rule = {
  entry: (context) => {
    if (!isOf(context, 'article') || context.entry.data.draft) return [];
    const { body, file, bodyLine } = context.entry;
    return isEmpty(body) ? [problem('body-empty', file, {}, { line: bodyLine, column: 1 })] : [];
  },
};

/** Says whether a body has nothing but comments. */
function isEmpty(body: string): boolean {
  const [before = '', ...comments] = body.split('<!--');
  return (
    before.trim() === '' && comments.every((comment) => (comment.split('-->', 2)[1] ?? '').trim() === '')
  );
}
