import { problem } from '../../problems/problem.ts';
import { nearestId } from '../named-ids.ts';
import type { Rule } from '../rule.ts';

export const unknownUnit: Rule = {
  entry: ({ entry }, { content: { portal } }) => {
    const { unit, units = [] } = entry.data as { unit?: string; units?: string[] };
    const declared = portal?.data.units;
    if (!declared) return [];
    const allowed = declared.map(({ id }) => id);
    const named: [unit: string | undefined, path: PropertyKey[]][] = [
      [unit, ['unit']],
      ...units.map((id, index): [string, PropertyKey[]] => [id, ['units', index]]),
    ];
    return named.flatMap(([id, path]) => {
      if (!id || allowed.includes(id)) return [];
      const facts = { unit: id, nearest: nearestId(id, declared), allowed };
      return problem('unknown-unit', entry.file, facts, entry.positionOf(path));
    });
  },
};
