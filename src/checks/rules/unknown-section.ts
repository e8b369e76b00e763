import { problem } from '../../problems/problem.ts';
import { nearestId } from '../named-ids.ts';
import type { Rule } from '../rule.ts';

export const unknownSection: Rule = {
  entry: ({ entry }, { content: { portal } }) => {
    const section = (entry.data as { section?: string }).section;
    const known = portal?.data.sections;
    const allowed = known?.map(({ id }) => id);
    if (!section || !known || !allowed || allowed.includes(section)) return [];
    const facts = { section, nearest: nearestId(section, known), allowed };
    return [problem('unknown-section', entry.file, facts, entry.positionOf(['section']))];
  },
};
