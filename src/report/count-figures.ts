import { isCount } from '../schemas/figures.ts';
import type { Period } from '../schemas/report.ts';
import { isOwn, SHORT_DEFINITION } from '../visits/definition.ts';
import type { RecordedFigure } from './evidence.ts';
import { shareOf, type Count, type Row } from './row.ts';

/** Sums the entries whose first day lies in the period and whose last day is not after the target's `until`. */
export function countVisits(period: Period, row: Row): Count {
  const entries = recordedIn(period, row, row.evidence.visits);
  return {
    actual: entries.length === 0 ? null : entries.reduce((sum, { visits }) => sum + visits, 0),
    counted: entries.map(({ path, source, from, visits }) => ({
      ...{ path, date: from, url: null, amount: visits },
      title: isOwn({ source }) ? `${source}; ${SHORT_DEFINITION}` : source,
    })),
    notCounted: [],
    excluded: {},
  };
}

/**
 * Counts figures that were measured elsewhere: numbers of files add up, of other figures the last holds. With `share`
 * the number to reach is that share of the figures of `of`, over the months or years that have both.
 */
export function countFigures(period: Period, row: Row): Count {
  const { filter, share, of } = row.target;
  const all = recordedOf(filter.figures, period, row);
  const allWholes = share === undefined ? [] : recordedOf(of?.filter.figures, period, row);
  const figures = share === undefined ? all : ofTimesIn(allWholes, all);
  const whole = amountOf(ofTimesIn(all, allWholes));
  const required = share === undefined || whole === null ? undefined : shareOf(share, whole);
  return {
    actual: amountOf(figures),
    ...(required === undefined ? {} : { required }),
    counted: figures.map(({ path, title, from, url, value }) => ({
      path,
      title,
      date: from,
      url,
      amount: value,
    })),
    notCounted: [],
    excluded: {},
  };
}

/**
 * Lists the figures of some ids in a period, in order. For a year the figure of the year holds, as on the page of
 * figures; else the months do, because a year does not lie in a month or quarter.
 */
function recordedOf(ids: readonly string[] | undefined, period: Period, row: Row): RecordedFigure[] {
  const found = recordedIn(
    period,
    row,
    row.evidence.figures.filter(({ id }) => ids?.includes(id)),
  );
  const isWholeYear = period.kind === 'year';
  const preferred = new Set(found.flatMap(({ id, isYear }) => (isYear === isWholeYear ? id : [])));
  const takesYears = isWholeYear || row.target.per === 'year';
  return found.filter(
    ({ id, isYear }) => (isYear === isWholeYear || !preferred.has(id)) && (takesYears || !isYear),
  );
}

/** Keeps the figures of the months and years that others are of too: a month with one of both numbers has no share. */
function ofTimesIn(others: RecordedFigure[], figures: RecordedFigure[]): RecordedFigure[] {
  const times = new Set(others.map(({ from, to }) => `${from} ${to}`));
  return figures.filter(({ from, to }) => times.has(`${from} ${to}`));
}

/** Sums the figures that are numbers of files; of others takes the last. Returns null when there is none. */
function amountOf(figures: RecordedFigure[]): number | null {
  const last = figures.at(-1);
  if (!last) return null;
  return figures.every(({ id }) => isCount(id))
    ? figures.reduce((sum, { value }) => sum + value, 0)
    : last.value;
}

function recordedIn<T extends { from: string; to: string }>(
  period: Period,
  { target, asOf }: Row,
  entries: T[],
): T[] {
  return entries
    .filter(
      ({ from, to }) =>
        from >= period.from && from <= period.to && from <= asOf && (!target.until || to <= target.until),
    )
    .sort((a, b) => (a.from < b.from ? -1 : 1));
}
