import type { PortalContent } from '../reading/content.ts';
import { isPublished } from '../schemas/article.ts';
import { dayOfMoment, type Day } from '../schemas/day.ts';

/** The day of the newest published article of each section that has one. */
export function newestBySection({ entries }: PortalContent, today: Day): Map<string, Day> {
  const newest = new Map<string, Day>();
  for (const { data } of entries.article) {
    if (!isPublished(data, today)) continue;
    const day = dayOfMoment(data.date);
    const known = newest.get(data.section);
    if (!known || known < day) newest.set(data.section, day);
  }
  return newest;
}
