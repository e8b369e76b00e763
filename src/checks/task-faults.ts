import { problem, type Problem } from '../problems/problem.ts';
import type { Plans } from '../reading/content.ts';
import type { Position } from '../reading/positions.ts';
import type { Entry } from '../reading/read.ts';
import { periodsOf } from '../report/periods.ts';
import type { Day } from '../schemas/day.ts';
import type { Portal } from '../schemas/portal.ts';
import { namedFacts } from './named-ids.ts';

/** A task, with the places in its file that can be wrong. */
export interface PlacedTask {
  path: string;
  due: Day;
  person?: string | undefined;
  places: { due: Position; person: Position };
}

/** Takes from a task what can be wrong, with its places. */
export function placedTask({ file, data: { due, person }, positionOf }: Entry<'task'>): PlacedTask {
  return { path: file, due, person, places: { due: positionOf(['due']), person: positionOf(['person']) } };
}

/** Reports a task that was set to a person whom the portal does not declare, so that no row is this person's. */
export function unknownPersonOf(
  { path, person, places }: PlacedTask,
  people: readonly Pick<Portal['people'][number], 'id' | 'name'>[],
): Problem[] {
  if (person === undefined || people.some(({ id }) => id === person)) return [];
  return [problem('unknown-person', path, { person, ...namedFacts(person, people) }, places.person)];
}

/** Reports a task that is due on no day of the plans that count the tasks of its portal. */
export function dueOutsidePlans(
  { path, due, places }: PlacedTask,
  { plans }: Pick<Plans, 'plans'>,
  bound: string[],
): Problem[] {
  const spans = bound.flatMap((id) => {
    const plan = plans.get(id)?.data;
    if (!plan) return [];
    return plan.targets
      .filter(({ measure }) => measure === 'tasks')
      .flatMap(({ per }) => periodsOf(plan, per))
      .map(({ from, to }) => ({ from: plan.from ?? from, to: plan.to ?? to, year: plan.year }));
  });
  if (spans.length === 0 || spans.some(({ from, to }) => due >= from && due <= to)) return [];
  const years = [...new Set(spans.map(({ year }) => year))];
  return [problem('task-outside-plan', path, { due, years }, places.due)];
}
