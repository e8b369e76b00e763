import type { Evidence } from '../report/evidence.ts';
import { tally } from '../report/tally.ts';
import type { Plans, PortalContent } from '../reading/content.ts';
import type { Day } from '../schemas/day.ts';
import type { Plan } from '../schemas/plan.ts';
import type { PortalReport, TargetResult } from '../schemas/report.ts';
import { settings } from '../store/settings.ts';
import { shownContent, shownEvidence } from './shown-content.ts';

/** A plan that binds a portal, and what the portal has reached of it. */
export interface PortalProgress {
  plan: Plan;
  result: PortalReport;
}

/** How a portal stands in the plans that bind it, counted as the report counts. */
export function progressOf(portal: string, { plans }: Plans): PortalProgress[] {
  const evidence = evidenceOfShown(portal);
  return (evidence?.plans ?? []).flatMap((id) => {
    const plan = plans.get(id)?.data;
    return plan ? { plan, result: tally(id, plan, evidence!, settings.asOf) } : [];
  });
}

/** Chooses for each target of the whole portal the period that runs on a day, or else the last that has begun. */
export function currentRows({ targets }: PortalReport, today: Day): TargetResult[] {
  const rows = targets.filter(({ unit }) => unit === null);
  return [...Map.groupBy(rows, ({ id }) => id).values()].map(
    (periods) =>
      periods.findLast(({ period }) => period.from <= today && today <= period.to) ?? periods.at(-1)!,
  );
}

/** Two pages of a portal show its progress; in the dev server the content changes between them. */
const counted = new WeakMap<PortalContent, Evidence | null>();

function evidenceOfShown(portal: string): Evidence | null {
  const content = shownContent(portal);
  const known = counted.get(content) ?? shownEvidence(portal);
  counted.set(content, known);
  return known;
}
