import { problem } from '../../problems/problem.ts';
import { namedFacts } from '../named-ids.ts';
import { isOf, type Rule } from '../rule.ts';

export const unknownPerson: Rule = {
  entry: (context, { content: { portal } }) => {
    if (!portal || !isOf(context, 'task')) return [];
    const { file, data, positionOf } = context.entry;
    const { people } = portal.data;
    if (data.person === undefined || people.some(({ id }) => id === data.person)) return [];
    return [
      problem(
        'unknown-person',
        file,
        { person: data.person, ...namedFacts(data.person, people) },
        positionOf(['person']),
      ),
    ];
  },
};
