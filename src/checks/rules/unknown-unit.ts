import { problem } from '../../problems/problem.ts';
import { namedFacts } from '../named-ids.ts';
import type { Rule } from '../rule.ts';

export const unknownUnit: Rule = {
  portal: ({ content: { portal } }) =>
    (portal?.data.matters ?? []).flatMap(({ unit }, index) =>
      unit === undefined || portal!.data.units.some(({ id }) => id === unit)
        ? []
        : problem(
            'unknown-unit',
            portal!.file,
            { unit, isItem: false, ...namedFacts(unit, portal!.data.units) },
            portal!.positionOf(['matters', index, 'unit']),
          ),
    ),
  entry: ({ entry }, { content: { portal } }) => {
    const { unit, units = [] } = entry.data as { unit?: string; units?: string[] };
    const declared = portal?.data.units;
    if (!declared) return [];
    const named = [
      ...(unit ? [{ unit, isItem: false, path: ['unit'] }] : []),
      ...units.map((each, index) => ({ unit: each, isItem: true, path: ['units', index] })),
    ];
    return named
      .filter((each) => !declared.some(({ id }) => id === each.unit))
      .map(({ path, ...facts }) =>
        problem(
          'unknown-unit',
          entry.file,
          { ...facts, ...namedFacts(facts.unit, declared) },
          entry.positionOf(path),
        ),
      );
  },
};
