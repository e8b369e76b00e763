import { addDays, type Day } from '../schemas/day.ts';
import type { Portal } from '../schemas/portal.ts';
import { slugify } from '../text/fold.ts';
import { formatDay } from '../text/format.ts';

/** The id of what the page Giới thiệu says of former units. */
export const FORMER_ANCHOR = 'don-vi-cu';

/** A unit that was merged into that of the portal. */
export interface FormerUnit {
  name: string;
  /** Its last day; unknown where only the name is told. */
  until?: Day;
  code?: string;
}

/** Lists the units that were merged into that of the portal, each name once. */
export function formerUnits({
  predecessors,
  formerNames = [],
}: Pick<Portal, 'predecessors' | 'formerNames'>): FormerUnit[] {
  const told = new Set(predecessors.map(({ name }) => slugify(name)));
  return [
    ...predecessors.map(({ name, until, code }) => ({ name, until, code })),
    ...formerNames.filter((name) => !told.has(slugify(name))).map((name) => ({ name })),
  ];
}

/** How many names the foot of every page has room for. */
const MAX_NAMES_IN_FOOTER = 6;

/**
 * Writes the former units for the foot of a page; undefined where there are none.
 * @example describeFormer(portal) // 'Trước ngày 01/07/2025: Xã Mẫu Thượng, Xã Mẫu Hạ'
 */
export function describeFormer(portal: Pick<Portal, 'predecessors' | 'formerNames'>): string | undefined {
  const units = formerUnits(portal);
  if (units.length === 0) return undefined;
  const days = new Set(units.map(({ until }) => until));
  const [until] = days;
  const lead =
    days.size === 1 && until !== undefined ? `Trước ngày ${formatDay(addDays(until, 1))}` : 'Trước đây';
  const names = units.slice(0, MAX_NAMES_IN_FOOTER).map(({ name }) => name);
  const others = units.length - names.length;
  return `${lead}: ${names.join(', ')}${others > 0 ? ` và ${others} đơn vị khác` : ''}`;
}
