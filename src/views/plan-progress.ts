import { setsNumber } from '../report/overview.ts';
import { tally } from '../report/tally.ts';
import { dayOfMoment, type Day } from '../schemas/day.ts';
import type { Plan } from '../schemas/plan.ts';
import type { PortalReport, TargetResult } from '../schemas/report.ts';
import type { PortalSource } from './portal-source.ts';

/** A plan that applies to a portal, and the portal's results in it. */
export interface PortalProgress {
  plan: Plan;
  result: PortalReport;
}

/**
 * Counts the results of a portal in the plans that apply to it, as the report does. What the office keeps to itself is
 * left out: the results of single people, and which tasks were done.
 */
export function progressOf(portal: PortalSource): PortalProgress[] {
  const evidence = portal.evidence();
  if (!evidence) return [];
  const { plans } = portal.plans();
  const daysOff = portal.daysOff();
  const today = dayOfMoment(portal.settings.asOf);
  return evidence.plans.flatMap((id) => {
    const plan = plans.get(id)?.data;
    if (!plan) return [];
    const counted = tally(id, plan, { ...evidence, daysOff }, today);
    const result = { ...counted, targets: counted.targets.flatMap((row) => forThePublic(row) ?? []) };
    return { plan, result };
  });
}

function forThePublic(row: TargetResult): TargetResult | null {
  if (row.by === 'person') return null;
  return row.measure === 'tasks' ? { ...row, counted: [], notCounted: [] } : row;
}

/** Returns a row for each target of the whole portal: its period on that day, or else the last that has begun. */
export function currentRows({ targets }: PortalReport, today: Day): TargetResult[] {
  const rows = targets.filter(({ unit }) => unit === null);
  return [...Map.groupBy(rows, ({ id }) => id).values()].map((periods) => current(periods, today));
}

/** How many units have reached a target that is set for each of them, in its current period. */
export interface UnitProgress {
  label: string;
  period: string;
  met: number;
  units: number;
}

/** Counts the units that have reached each target of units, in its period on that day or the last that has begun. */
export function unitProgress({ targets }: PortalReport, today: Day): UnitProgress[] {
  const rows = targets.filter((row) => row.unit !== null && setsNumber(row));
  return [...Map.groupBy(rows, ({ id }) => id).values()].map((ofTarget) => {
    const { label, period } = current(ofTarget, today);
    const ofPeriod = ofTarget.filter((row) => row.period.id === period.id);
    const met = ofPeriod.filter(({ verdict }) => verdict === 'met').length;
    return { label, period: period.label, met, units: ofPeriod.length };
  });
}

function current(rows: TargetResult[], today: Day): TargetResult {
  return rows.findLast(({ period }) => period.from <= today && today <= period.to) ?? rows.at(-1)!;
}
