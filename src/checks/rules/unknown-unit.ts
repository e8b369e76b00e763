import { problem } from '../../problems/problem.ts';
import { nearestId } from '../named-ids.ts';
import type { Rule } from '../rule.ts';

export const unknownUnit: Rule = {
  entry: ({ entry }, { content: { portal } }) => {
    const unit = (entry.data as { unit?: string }).unit;
    const declared = portal?.data.units;
    const allowed = declared?.map(({ id }) => id);
    if (!unit || !declared || !allowed || allowed.includes(unit)) return [];
    const facts = { unit, nearest: nearestId(unit, declared), allowed };
    return [problem('unknown-unit', entry.file, facts, entry.positionOf(['unit']))];
  },
};
