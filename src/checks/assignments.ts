import { problem, type Problem } from '../problems/problem.ts';
import type { Plans, PortalContent, WeekFile } from '../reading/content.ts';
import type { Position } from '../reading/positions.ts';
import type { YamlFile } from '../reading/read.ts';
import { addDays } from '../schemas/day.ts';
import { binds, type Target } from '../schemas/plan.ts';
import type { Portal } from '../schemas/portal.ts';
import { daysOfWeek, MAX_DAYS_AFTER_WEEK, WEEK_ID, weeksIn } from '../schemas/assignments.ts';
import { namedFacts } from './named-ids.ts';

/**
 * Finds what is wrong with the assigned items of a portal.
 * @param only narrows it to the file of one week, and to the files of weeks that no year has, for which nobody can ask
 */
export function checkAssignments(
  content: Pick<PortalContent, 'assignments' | 'portal' | 'id'>,
  plans: Pick<Plans, 'plans'>,
  only?: string,
): Problem[] {
  return content.assignments
    .filter(({ week }) => only === undefined || week === only || !daysOfWeek(week))
    .flatMap((each) => [...checkWeek(each), ...checkItems(each, content, plans)]);
}

/** Finds what is wrong with assigned items whatever the plans say: their weeks, days, people and units. */
export function checkOwnAssignments(
  content: Pick<PortalContent, 'assignments' | 'portal' | 'id'>,
): Problem[] {
  return content.assignments.flatMap((each) => [...checkWeek(each), ...checkItems(each, content, null)]);
}

/** A target that an assigned item names, with its place. */
export interface NamedTarget {
  target: string;
  file: string;
  position: Position;
}

/** Lists the targets that assigned items name. Only the plans can tell whether there are such targets. */
export function namedTargetsOf({ file, data, positionOf }: YamlFile<'assignments'>): NamedTarget[] {
  return data.flatMap(({ target }, index) =>
    target === undefined ? [] : { target, file, position: positionOf([index, 'target']) },
  );
}

/** Reports the named targets that no plan gives to the portal, because no report would show what was assigned for them. */
export function checkNamedTargets(
  named: readonly NamedTarget[],
  portal: Portal & { id: string },
  plans: Pick<Plans, 'plans'>,
): Problem[] {
  const targets = named.length > 0 && targetsOf(portal, plans);
  if (!targets) return [];
  const known = targets.map(({ id, label }) => ({ id, name: label }));
  return named
    .filter(({ target }) => isUnknown(target, known))
    .map(({ target, file, position }) =>
      problem('assignment-target-unknown', file, { target, ...namedFacts(target, known) }, position),
    );
}

function checkWeek({ week, file }: WeekFile): Problem[] {
  if (daysOfWeek(week)) return [];
  const [year = 0, number = 0] = (WEEK_ID.exec(week) ?? []).slice(1).map(Number);
  return [problem('assignment-week-unknown', file, { year, week: number, last: weeksIn(year) })];
}

function checkItems(
  { week, read }: WeekFile,
  { portal, id }: Pick<PortalContent, 'portal' | 'id'>,
  plans: Pick<Plans, 'plans'> | null,
): Problem[] {
  const found = read();
  if (!('ok' in found)) return found.problems;
  return [
    ...found.problems,
    ...checkDays(week, found.ok),
    ...(portal ? checkNames(found.ok, portal.data) : []),
    ...(portal && plans ? checkNamedTargets(namedTargetsOf(found.ok), { ...portal.data, id }, plans) : []),
  ];
}

/** Lists the targets that bind a portal; null where one of its plans has errors, because its targets are not known. */
function targetsOf(portal: Portal & { id: string }, { plans }: Pick<Plans, 'plans'>): Target[] | null {
  const bound = portal.plans.map((plan) => plans.get(plan)?.data);
  if (bound.some((plan) => plan === undefined)) return null;
  return bound.flatMap((plan) => plan!.targets.filter((target) => binds(target, portal)));
}

function checkDays(week: string, { file, data, positionOf }: YamlFile<'assignments'>): Problem[] {
  const days = daysOfWeek(week);
  if (!days) return [];
  const [from, to] = [days.from, addDays(days.to, MAX_DAYS_AFTER_WEEK)];
  return data.flatMap(({ due }, index) =>
    due === undefined || (due >= from && due <= to)
      ? []
      : problem('assignment-due-outside', file, { due, from, to }, positionOf([index, 'due'])),
  );
}

interface Named {
  id: string;
  name: string;
}

function checkNames(
  { file, data, positionOf }: YamlFile<'assignments'>,
  { people, units }: { people: readonly Named[]; units: readonly Named[] },
): Problem[] {
  return data.flatMap(({ person, unit }, index) => [
    ...(isUnknown(person, people)
      ? [
          problem(
            'unknown-person',
            file,
            { person, ...namedFacts(person, people) },
            positionOf([index, 'person']),
          ),
        ]
      : []),
    ...(isUnknown(unit, units)
      ? [
          problem(
            'unknown-unit',
            file,
            { unit, isItem: false, ...namedFacts(unit, units) },
            positionOf([index, 'unit']),
          ),
        ]
      : []),
  ]);
}

function isUnknown(id: string | undefined, known: readonly Named[]): id is string {
  return id !== undefined && !known.some((each) => each.id === id);
}
