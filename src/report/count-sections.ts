import { askedIntroParts } from '../schemas/intro.ts';
import type { Target } from '../schemas/plan.ts';
import type { Period } from '../schemas/report.ts';
import type { Evidence } from './evidence.ts';
import { daysPassed, lastDayOf, type Count, type Row } from './row.ts';

/**
 * Counts the complete ones of the required parts, eight of a commune; with `eachOf: declared` also every chuyên mục that
 * the portal declares, which must have an article, and with `maxGapDays` one that is no older than that.
 */
export function countSections(period: Period, row: Row): Count {
  const { target, evidence, asOf } = row;
  const { maxGapDays } = target;
  const last = lastDayOf(period, asOf);
  const parts = evidence.parts.map(({ path, title, url, complete }) => ({
    ...{ path, title, url },
    reason: complete ? null : ('incomplete' as const),
  }));
  const sections = (target.eachOf === 'declared' ? evidence.sections : []).map(({ id, name, path, url }) => {
    const newest = evidence.articles.findLast(
      (article) => article.section === id && !article.draft && article.day <= last,
    );
    const isStale = newest && maxGapDays && daysPassed(newest.day, last, maxGapDays, row) > maxGapDays.days;
    return {
      ...{ path, title: `Chuyên mục ${name}`, url },
      reason: !newest ? ('empty' as const) : isStale ? ('stale' as const) : null,
    };
  });
  const all = [...parts, ...sections];
  const counted = all.filter(({ reason }) => reason === null);
  return {
    actual: counted.length,
    required: target.eachOf ? all.length : asAskedOf(evidence, target).min,
    counted: counted.map(({ path, title, url }) => ({ path, title, date: null, url })),
    notCounted: all.flatMap(({ path, title, reason }) =>
      reason === null ? [] : { path, title, date: null, reason },
    ),
    excluded: {},
  };
}

/**
 * Gives a target as it is asked of a portal. A plan may ask all eight parts of everybody; a department can only have those
 * that are asked of it.
 */
export function asAskedOf({ kind, parts }: Pick<Evidence, 'kind' | 'parts'>, target: Target): Target {
  const isFewer =
    target.measure === 'sections' && target.min > parts.length && askedIntroParts(kind).length === 0;
  return isFewer ? { ...target, min: parts.length } : target;
}
