import { askedIntroParts } from '../schemas/intro.ts';
import type { Period } from '../schemas/report.ts';
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
  // A plan may ask all eight parts of everybody; a department can only have those that are asked of it.
  const isFewer = target.min > all.length && askedIntroParts(evidence.kind).length === 0;
  const counted = all.filter(({ reason }) => reason === null);
  return {
    actual: counted.length,
    ...(target.eachOf || isFewer ? { required: all.length } : {}),
    counted: counted.map(({ path, title, url }) => ({ path, title, date: null, url })),
    notCounted: all.flatMap(({ path, title, reason }) =>
      reason === null ? [] : { path, title, date: null, reason },
    ),
    excluded: {},
  };
}
