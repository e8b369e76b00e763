import type { PortalContent } from '../reading/content.ts';
import { isPublished } from '../schemas/article.ts';
import { dayOfMoment, type Day } from '../schemas/day.ts';

/** Finds the day of the newest published article, for each section that has one. */
export function newestBySection({ entries }: PortalContent, today: Day): Map<string, Day> {
  const newest = new Map<string, Day>();
  for (const { data } of entries.article) {
    if (!isPublished(data, today)) continue;
    const day = dayOfMoment(data.date);
    const newestSoFar = newest.get(data.section);
    if (!newestSoFar || newestSoFar < day) newest.set(data.section, day);
  }
  return newest;
}
