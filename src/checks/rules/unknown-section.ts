import { problem } from '../../problems/problem.ts';
import { nearest } from '../../reading/judge.ts';
import type { Rule } from '../rule.ts';

export const unknownSection: Rule = {
  entry: ({ entry }, { content: { portal } }) => {
    const section = (entry.data as { section?: string }).section;
    const allowed = portal?.data.sections.map(({ id }) => id);
    if (!section || !allowed || allowed.includes(section)) return [];
    const facts = { section, nearest: nearest(section, allowed), allowed };
    return [problem('unknown-section', entry.file, facts, entry.placeOf(['section']))];
  },
};
