import { problem, type Problem } from '../problems/problem.ts';
import type { Plans } from '../reading/content.ts';
import { nearest } from '../reading/nearest.ts';
import type { Portal } from '../schemas/portal.ts';

/**
 * A unit that a target names must be declared by some portal the target binds; else its work could never count.
 * @param portals every portal of the content folder
 */
export function checkPlanUnits({ plans }: Plans, portals: Portal[]): Problem[] {
  return [...plans].flatMap(([id, { file, data, positionOf: positionOf }]) => {
    const bound = portals.filter((portal) => portal.plans.includes(id));
    return data.targets.flatMap(({ filter, appliesTo }, target) => {
      const asked = bound.filter(({ kind }) => !appliesTo || appliesTo.includes(kind));
      const declared = asked.flatMap(({ units }) => units.map((unit) => unit.id));
      if (asked.length === 0) return [];
      return (filter.units ?? []).flatMap((unit, index) =>
        declared.includes(unit)
          ? []
          : problem(
              'plan-unit-unknown',
              file,
              { unit, nearest: nearest(unit, declared) },
              positionOf(['targets', target, 'filter', 'units', index]),
            ),
      );
    });
  });
}
