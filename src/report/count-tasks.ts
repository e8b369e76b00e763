import type { Day } from '../schemas/day.ts';
import type { Period, Reason } from '../schemas/report.ts';
import type { SetTask } from './evidence.ts';
import { isOfUnit, shareOf, type Count, type Row } from './row.ts';

/**
 * Counts the tasks due in a period that were done in time. With `share`, the number to reach is that share of the tasks
 * set, without those that may still be done in time.
 */
export function countTasks(period: Period, row: Row): Count {
  const { target, evidence, asOf, unit } = row;
  const measured = evidence.tasks
    .filter(({ due }) => due >= period.from && due <= period.to)
    .filter((task) => (target.by === 'person' ? task.person === unit : isOfUnit(task.units, row)))
    .map((task) => ({ ...task, reason: reasonAgainst(task, asOf) }));
  const counted = measured.filter(({ reason }) => reason === null);
  const whole = measured.filter(({ reason, due }) => reason !== 'undone' || due < asOf).length;
  return {
    actual: counted.length,
    ...(target.share === undefined ? {} : { required: shareOf(target.share, whole), whole }),
    counted: counted.map(({ path, title, due: date }) => ({ path, title, date, url: null })),
    notCounted: measured.flatMap(({ path, title, due: date, reason }) =>
      reason === null ? [] : { path, title, date, reason },
    ),
    excluded: {},
  };
}

function reasonAgainst({ due, done }: SetTask, asOf: Day): Reason | null {
  if (done === undefined || done > asOf) return 'undone';
  return done <= due ? null : 'late';
}
