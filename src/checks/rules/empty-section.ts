import { problem } from '../../problems/problem.ts';
import type { Rule } from '../rule.ts';

export const emptySection: Rule = {
  portal: ({ content, newest }) => {
    const { portal } = content;
    if (!portal) return [];
    return portal.data.sections.flatMap(({ id, name }, index) =>
      newest.has(id)
        ? []
        : problem('empty-section', portal.file, { name }, portal.positionOf(['sections', index, 'id'])),
    );
  },
};
