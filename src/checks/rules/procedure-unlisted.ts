import { problem } from '../../problems/problem.ts';
import { announcedCodes } from '../../reading/announced-codes.ts';
import type { Rule } from '../rule.ts';

export const procedureUnlisted: Rule = {
  portal: ({ content }) => {
    const { document, procedure } = content.entries;
    const decisions = announcedCodes(content);
    // A list that cannot be read may announce any procedure.
    const isComplete = document.filter(({ data }) => data.codes).length === decisions.length;
    if (decisions.length === 0 || !isComplete) return [];
    const announced = new Set(decisions.flatMap(({ codes }) => codes));
    return procedure
      .filter(({ data }) => data.status !== 'bai-bo' && !announced.has(data.code))
      .map(({ file, data, positionOf }) =>
        problem('procedure-unlisted', file, { procedure: data.code }, positionOf(['code'])),
      );
  },
};
