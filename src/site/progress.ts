import { evidenceOf } from '../report/evidence.ts';
import { tally } from '../report/tally.ts';
import type { Plans } from '../reading/content.ts';
import type { Plan } from '../schemas/plan.ts';
import type { PortalReport } from '../schemas/report.ts';
import { readShown } from './collections.ts';
import { settings } from './settings.ts';

/** How a portal stands in the plans that bind it, counted as the report counts. */
export function progressOf(portal: string, { plans }: Plans): { plan: Plan; result: PortalReport }[] {
  const content = readShown().find(({ id }) => id === portal);
  const evidence = content && evidenceOf(content);
  return (evidence?.plans ?? []).flatMap((id) => {
    const plan = plans.get(id)?.data;
    return plan ? { plan, result: tally(id, plan, evidence!, settings.asOf) } : [];
  });
}
