import { problem, type Problem } from '../problems/problem.ts';
import type { Plans } from '../reading/content.ts';
import { meantId, type NamedId } from '../reading/meant-id.ts';
import { knownFigures } from '../schemas/figures.ts';
import { binds } from '../schemas/plan.ts';
import type { Portal } from '../schemas/portal.ts';

/**
 * Reports the names in a target of which nothing could ever be counted. A unit is reported when no portal that the target
 * binds declares it, and a portal when it does not exist. A class or a figure is reported only when it is nearly a known
 * one, because another portal may add it; a class also when no bound portal has any, because then it was forgotten. A
 * chuyên mục that no bound portal declares is reported when it is nearly a declared one, or when the portals declare none
 * of the target's list.
 * @param portals every portal of the content folder, by its folder; null where its portal.yaml has errors
 */
export function checkPlanNames({ plans }: Plans, portals: ReadonlyMap<string, Portal | null>): Problem[] {
  const folders = [...portals].map(([id, portal]) => ({ id, name: portal?.name ?? id }));
  const readable = [...portals].flatMap(([id, portal]) => (portal ? { ...portal, id } : []));
  // What a portal with a faulty portal.yaml declares is not known.
  const isCertain = (nearest: string) => nearest !== '' || readable.length === portals.size;
  return [...plans].flatMap(([id, { file, data, positionOf }]) => {
    const bound = readable.filter(({ plans }) => plans.includes(id));
    return data.targets.flatMap((target, index) => {
      const { filter, of } = target;
      const at = (...path: PropertyKey[]) => positionOf(['targets', index, ...path]);
      const unknownIn = (names: readonly string[] | undefined, candidates: NamedId[]) =>
        (names ?? []).flatMap((name, at) =>
          candidates.some((each) => each.id === name)
            ? []
            : { name, at, nearest: meantId(name, distinct(candidates)).id },
        );
      const ofPortals = unknownIn(target.portals, folders).map(({ name, at: item, nearest }) =>
        problem('plan-portal-unknown', file, { portal: name, nearest }, at('portals', item)),
      );
      const classes = bound.flatMap(({ class: kind }) =>
        kind === undefined ? [] : { id: kind, name: kind },
      );
      const isUnclassed = bound.length > 0 && classes.length === 0;
      // A class that no portal has may be one that joins later, unless it is nearly one that a portal has.
      const ofClasses = unknownIn(target.classes, classes)
        .filter(({ nearest }) => nearest !== '' || (isUnclassed && isCertain(nearest)))
        .map(({ name, at: item, nearest }) =>
          problem('plan-class-unknown', file, { kind: name, nearest }, at('classes', item)),
        );
      const targeted = bound.filter((portal) => binds(target, portal));
      if (targeted.length === 0) return [...ofPortals, ...ofClasses];
      const units = targeted.flatMap((portal) => portal.units);
      const sections = targeted.flatMap((portal) => portal.sections);
      const filters = [
        { filter, path: ['filter'] },
        ...(of ? [{ filter: of.filter, path: ['of', 'filter'] }] : []),
      ];
      return [
        ...ofPortals,
        ...ofClasses,
        ...filters.flatMap(({ filter: { figures: asked }, path }) =>
          // An id of nobody's list may be one that a portal names itself, unless it is nearly one of the list.
          unknownIn(asked, knownFigures())
            .filter(({ nearest }) => nearest !== '')
            .map(({ name, at: item, nearest }) =>
              problem('plan-figure-unknown', file, { figure: name, nearest }, at(...path, 'figures', item)),
            ),
        ),
        ...filters.flatMap(({ filter: { units: asked }, path }) =>
          unknownIn(asked, units)
            .filter(({ nearest }) => isCertain(nearest))
            .map(({ name, at: item, nearest }) =>
              problem('plan-unit-unknown', file, { unit: name, nearest }, at(...path, 'units', item)),
            ),
        ),
        ...filters.flatMap(({ filter: { sections: asked }, path }) =>
          unknownIn(asked, sections)
            .filter(({ nearest }, _index, all) => nearest !== '' || all.length === asked?.length)
            .filter(({ nearest }) => isCertain(nearest))
            .map(({ name, at: item, nearest }) =>
              problem(
                'plan-section-unknown',
                file,
                { section: name, nearest },
                at(...path, 'sections', item),
              ),
            ),
        ),
      ];
    });
  });
}

/** Leaves out what several portals declare in the same way, because of two that are alike neither is the nearest. */
function distinct(candidates: NamedId[]): NamedId[] {
  return [...new Map(candidates.map((each) => [`${each.id} ${each.name}`, each])).values()];
}
