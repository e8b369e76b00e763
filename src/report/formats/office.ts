import type { PortalReport, Report, TargetResult } from '../../schemas/report.ts';
import { showSigns } from '../../text/printable.ts';
import type { ReportedPlan } from '../plan-words.ts';
import { describeUnit } from '../words.ts';

export type Counted = TargetResult['counted'][number];
export type NotCounted = TargetResult['notCounted'][number];

/**
 * Makes a text fit for XML: controls and line breaks become a space, other invisible characters are shown by number.
 */
export function fitForXml(text: string): string {
  return showSigns(text.toWellFormed().replace(/[\p{Cc}\u2028\u2029\ufffe\uffff]+/gu, ' '));
}

/** Returns an address that a reader may safely open, in the spelling that Office accepts, or null. */
export function openable(url: string | null): string | null {
  if (url === null || !/^https?:\/\//i.test(url) || !URL.canParse(url)) return null;
  return new URL(url).href;
}

/** Names the target of a row, with the unit where the row has one. */
export function nameTarget(row: TargetResult): string {
  return row.unit === null ? row.label : `${row.label} (${describeUnit(row)})`;
}

/**
 * Returns the items that did not count; for a unit's row without those of other units, which would hide what matters.
 */
export function rejected({ unit, notCounted }: TargetResult): NotCounted[] {
  return unit === null ? notCounted : notCounted.filter(({ reason }) => reason !== 'wrong-unit');
}

/** Finds the plan that a portal's report is about. */
export function planOf({ plans }: Report, { plan }: Pick<PortalReport, 'plan'>): ReportedPlan | undefined {
  return plans.find(({ id }) => id === plan);
}
