import { dayOfMoment } from '../../schemas/day.ts';
import type { PortalReport, Report, TargetResult } from '../../schemas/report.ts';
import { formatDay } from '../../text/format.ts';
import { showSigns } from '../../text/printable.ts';
import { describeUnit, flagWords } from '../words.ts';

/** What the two office formats, the workbook and the document, share. */

export type ReportedPlan = Report['plans'][number];
export type Counted = TargetResult['counted'][number];
export type NotCounted = TargetResult['notCounted'][number];

/** Makes a text fit for XML: controls and every break become a space; what else cannot be seen is shown. */
export function fitForXml(text: string): string {
  return showSigns(text.toWellFormed().replace(/[\p{Cc}\u2028\u2029\ufffe\uffff]+/gu, ' '));
}

/** Gives an address that a reader may safely open, in the spelling that Office takes, or null. */
export function openable(url: string | null): string | null {
  if (url === null || !/^https?:\/\//i.test(url) || !URL.canParse(url)) return null;
  return new URL(url).href;
}

/** Puts into words what a reader should know of a counted item. @example 'ghi lùi ngày, có từ 05/04/2026; dồn cuối kỳ' */
export function describeFlags({ flags = [], firstSeen, sharedWith = [] }: Counted): string {
  return flags
    .map((flag) => {
      if (flag === 'backdated' && firstSeen)
        return `${flagWords[flag]}, có từ ${formatDay(dayOfMoment(firstSeen))}`;
      if (flag === 'shared' && sharedWith.length > 0)
        return `${flagWords[flag]} với ${sharedWith.join(', ')}`;
      return flagWords[flag];
    })
    .join('; ');
}

/** Names a target's row, with the unit where it is one unit's. */
export function nameTarget(row: TargetResult): string {
  return row.unit === null ? row.label : `${row.label} (${describeUnit(row)})`;
}

/** Gives what did not count; under a unit's row the other units' items would drown what matters. */
export function rejected({ unit, notCounted }: TargetResult): NotCounted[] {
  return unit === null ? notCounted : notCounted.filter(({ reason }) => reason !== 'wrong-unit');
}

/** Finds the plan of a portal's part of the report. */
export function planOf({ plans }: Report, { plan }: Pick<PortalReport, 'plan'>): ReportedPlan | undefined {
  return plans.find(({ id }) => id === plan);
}
