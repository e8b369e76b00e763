import { problem } from '../../problems/problem.ts';
import { isOf, type Rule } from '../rule.ts';
import { findSourceMarks, marksOfOthers, type SourceMark } from '../source-marks.ts';

export const originDoubtful: Rule = {
  entry: (context, { content: { portal } }) => {
    if (!portal || !isOf(context, 'article')) return [];
    const { file, bodyLine, positionOf } = context.entry;
    const placeOf = ({ key, line = 0 }: SourceMark) =>
      key ? positionOf([key]) : { line: bodyLine + line, column: 1 };
    return marksOfOthers(findSourceMarks(context.entry), portal.data).map((mark) =>
      problem('origin-doubtful', file, { kind: mark.kind, words: mark.words }, placeOf(mark)),
    );
  },
};
