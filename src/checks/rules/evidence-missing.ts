import { problem } from '../../problems/problem.ts';
import { dayOfMoment } from '../../schemas/day.ts';
import { isOf, type Rule } from '../rule.ts';

export const evidenceMissing: Rule = {
  entry: (context, { today }) => {
    if (!isOf(context, 'activity')) return [];
    const { file, data, positionOf } = context.entry;
    // An activity to come has nothing to show yet.
    if (data.evidence?.length || dayOfMoment(data.date) > today) return [];
    return [problem('evidence-missing', file, {}, positionOf(data.evidence ? ['evidence'] : []))];
  },
};
