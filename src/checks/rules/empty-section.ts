import { problem } from '../../problems/problem.ts';
import { newestBySection } from '../sections.ts';
import type { Rule } from '../rule.ts';

export const emptySection: Rule = {
  portal: ({ content, today }) => {
    const { portal } = content;
    if (!portal) return [];
    const newest = newestBySection(content, today);
    return portal.data.sections.flatMap(({ id, name }, index) =>
      newest.has(id)
        ? []
        : problem('empty-section', portal.file, { name }, portal.placeOf(['sections', index, 'id'])),
    );
  },
};
