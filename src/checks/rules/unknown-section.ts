import { problem } from '../../problems/problem.ts';
import { namedFacts } from '../named-ids.ts';
import type { Rule } from '../rule.ts';

export const unknownSection: Rule = {
  entry: ({ entry }, { content: { portal } }) => {
    const section = (entry.data as { section?: string }).section;
    const declared = portal?.data.sections;
    if (!section || !declared || declared.some(({ id }) => id === section)) return [];
    const facts = { section, ...namedFacts(section, declared) };
    return [problem('unknown-section', entry.file, facts, entry.positionOf(['section']))];
  },
};
