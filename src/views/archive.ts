import { oncePerPortal } from './once-per-portal.ts';
import type { Shown, ShownPortal } from './portals.ts';

/** The articles of one year or month, newest first. */
export interface ArchivePart {
  /** The year (`2026`) or month (`2026-09`). */
  time: string;
  articles: Shown<'articles'>[];
}

/** Groups the listed articles of a portal by year, the newest first. */
export function yearsOf(portal: Pick<ShownPortal, 'listed'>): ArchivePart[] {
  return partsOf(portal).years;
}

/** Groups the listed articles of a year by month, the newest first. */
export function monthsOf(portal: Pick<ShownPortal, 'listed'>, year: string): ArchivePart[] {
  return partsOf(portal).months.filter(({ time }) => time.startsWith(`${year}-`));
}

/** Names a year or month. @example nameOfPart('2026-09') // 'Tháng 9/2026' */
export function nameOfPart(time: string): string {
  const [year, month] = time.split('-');
  return month ? `Tháng ${Number(month)}/${year}` : `Năm ${year}`;
}

const partsOf = oncePerPortal(({ listed }: Pick<ShownPortal, 'listed'>) => ({
  years: groupByTime(listed, 'YYYY'.length),
  months: groupByTime(listed, 'YYYY-MM'.length),
}));

function groupByTime(articles: Shown<'articles'>[], length: number): ArchivePart[] {
  return [...Map.groupBy(articles, ({ data }) => data.date.slice(0, length))].map(([time, part]) => ({
    time,
    articles: part,
  }));
}
