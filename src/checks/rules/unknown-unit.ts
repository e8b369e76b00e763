import { problem } from '../../problems/problem.ts';
import { nearest } from '../../reading/judge.ts';
import type { Rule } from '../rule.ts';

export const unknownUnit: Rule = {
  entry: ({ entry }, { content: { portal } }) => {
    const unit = (entry.data as { unit?: string }).unit;
    const allowed = portal?.data.units.map(({ id }) => id);
    if (!unit || !allowed || allowed.includes(unit)) return [];
    const facts = { unit, nearest: nearest(unit, allowed), allowed };
    return [problem('unknown-unit', entry.file, facts, entry.placeOf(['unit']))];
  },
};
