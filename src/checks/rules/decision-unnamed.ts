import { problem } from '../../problems/problem.ts';
import { procedureStatuses } from '../../schemas/vocabulary.ts';
import { isOf, type Rule } from '../rule.ts';

export const decisionUnnamed: Rule = {
  entry: (context) => {
    if (!isOf(context, 'procedure')) return [];
    const { file, data, positionOf } = context.entry;
    return data.status !== 'hien-hanh' && !data.decision
      ? [
          problem(
            'decision-unnamed',
            file,
            { status: procedureStatuses[data.status] },
            positionOf(['status']),
          ),
        ]
      : [];
  },
};
