import { InspectorPool } from '../inspecting/inspector-pool.ts';
import { contextPlansOf } from '../inspecting/portal-results.ts';
import type { Problem } from '../problems/problem.ts';
import type { Day } from '../schemas/day.ts';
import { readHolidays, readPlans } from '../store/content-folder.ts';
import { digestOf } from '../store/digests.ts';
import { digestOfInventory, Inventories } from '../store/inventory.ts';
import { PortalChecker } from './portal-checker.ts';

/**
 * Gives a function that finds the problems of a portal's files as they are now. It checks in another process, so that
 * no page waits for it, and checks again only what has changed since.
 */
export function checksWhileWriting(
  content: string,
  portal: string,
  today: Day,
): (files: ReadonlySet<string>) => Promise<Problem[]> {
  const inspector = new InspectorPool({ jobs: 1 });
  let last: { state: string; problems: Promise<Problem[]> } | undefined;
  return async (files) => {
    const plans = contextPlansOf(readPlans(content));
    const { daysOff } = readHolidays(content);
    const inventories = new Inventories(content);
    const state = digestOf([plans, daysOff, digestOfInventory(inventories.of(portal))]);
    if (last?.state !== state) {
      const context = { content, today, isThorough: false, plans, daysOff };
      const checker = new PortalChecker(context, {
        inspector,
        inventories,
        viewOf: () => ({}),
      });
      const problems = checker.check(portal).then((answer) => {
        checker.close();
        return answer.problems;
      });
      last = { state, problems };
    }
    return (await last.problems).filter(({ file }) => files.has(file));
  };
}
