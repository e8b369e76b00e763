import { problem, type Problem } from '../problems/problem.ts';
import type { Plans } from '../reading/content.ts';
import { meantId } from '../reading/meant-id.ts';
import type { Portal } from '../schemas/portal.ts';

/**
 * Reports each unit of a target that no portal bound by the target declares, because its work could never be counted.
 * @param portals every portal of the content folder
 */
export function checkPlanUnits({ plans }: Plans, portals: Portal[]): Problem[] {
  return [...plans].flatMap(([id, { file, data, positionOf }]) => {
    const bound = portals.filter((portal) => portal.plans.includes(id));
    return data.targets.flatMap(({ filter, appliesTo }, target) => {
      const targeted = bound.filter(({ kind }) => !appliesTo || appliesTo.includes(kind));
      const declared = targeted.flatMap(({ units }) => units);
      if (targeted.length === 0) return [];
      return (filter.units ?? []).flatMap((unit, index) =>
        declared.some((each) => each.id === unit)
          ? []
          : problem(
              'plan-unit-unknown',
              file,
              { unit, nearest: meantId(unit, declared).id },
              positionOf(['targets', target, 'filter', 'units', index]),
            ),
      );
    });
  });
}
