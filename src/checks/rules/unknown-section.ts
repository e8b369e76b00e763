import { problem } from '../../problems/problem.ts';
import { nearestId } from '../named-ids.ts';
import type { Rule } from '../rule.ts';

export const unknownSection: Rule = {
  entry: ({ entry }, { content: { portal } }) => {
    const section = (entry.data as { section?: string }).section;
    const declared = portal?.data.sections;
    const allowed = declared?.map(({ id }) => id);
    if (!section || !declared || !allowed || allowed.includes(section)) return [];
    const facts = { section, nearest: nearestId(section, declared), allowed };
    return [problem('unknown-section', entry.file, facts, entry.positionOf(['section']))];
  },
};
