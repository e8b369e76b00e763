import { isOf, type Rule } from '../rule.ts';
import { placedTask, unknownPersonOf } from '../task-faults.ts';

export const unknownPerson: Rule = {
  entry: (context, { content: { portal } }) => {
    if (!portal || !isOf(context, 'task')) return [];
    return unknownPersonOf(placedTask(context.entry), portal.data.people);
  },
};
