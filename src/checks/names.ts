import { problem, type Problem } from '../problems/problem.ts';
import { allEntries, type PortalContent } from '../reading/content.ts';
import { nearest } from '../reading/judge.ts';

/** Every section, unit and plan that is named must be declared. */
export function checkNames({ portal, entries }: PortalContent, planIds: readonly string[]): Problem[] {
  if (!portal) return [];
  const sections = portal.data.sections.map(({ id }) => id);
  const units = portal.data.units.map(({ id }) => id);

  const unknownPlans = portal.data.plans.flatMap((plan, index) =>
    planIds.includes(plan)
      ? []
      : problem(
          'unknown-plan',
          portal.file,
          { plan, nearest: nearest(plan, planIds), allowed: [...planIds] },
          portal.placeOf(['plans', index]),
        ),
  );
  const unknownNames = allEntries(entries).flatMap(({ file, data, placeOf }) => {
    const { section, unit } = data as { section?: string; unit?: string };
    const found: Problem[] = [];
    if (section && !sections.includes(section))
      found.push(
        problem(
          'unknown-section',
          file,
          { section, nearest: nearest(section, sections), allowed: sections },
          placeOf(['section']),
        ),
      );
    if (unit && !units.includes(unit))
      found.push(
        problem(
          'unknown-unit',
          file,
          { unit, nearest: nearest(unit, units), allowed: units },
          placeOf(['unit']),
        ),
      );
    return found;
  });
  return [...unknownPlans, ...unknownNames];
}
