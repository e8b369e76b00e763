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
 * Counts figures that were measured elsewhere: counts, such as numbers of files, add up; of others the last of each
 * channel holds. With `share` the number to reach is that share of the figures of `of`, over the months or years that
 * have both.
 */
export function countFigures(period: Period, row: Row): Count {
  const { filter, share, of } = row.target;
  const recorded = recordedOf(filter, period, row);
  const recordedWholes = share === undefined || !of ? [] : recordedOf(of.filter, period, row);
  const figures = share === undefined ? recorded : ofTimesIn(recordedWholes, recorded);
  const whole = amountOf(ofTimesIn(recorded, recordedWholes));
  return {
    actual: amountOf(figures),
    ...(share === undefined || whole === null ? {} : { required: shareOf(share, whole), whole }),
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
 * Lists the figures of some ids, and of some channels, in a period, in order. For a year the figure of the year holds,
 * as on the page of figures; else the months do, because a year does not lie in a month or quarter.
 */
function recordedOf(
  { figures: ids, channels }: Row['target']['filter'],
  period: Period,
  row: Row,
): RecordedFigure[] {
  const isAsked = ({ id, channel = '' }: RecordedFigure) =>
    ids?.includes(id) && (!channels || (channels as string[]).includes(channel));
  const found = recordedIn(period, row, row.evidence.figures.filter(isAsked));
  const isWholeYear = period.kind === 'year';
  const preferred = new Set(found.flatMap(({ id, isYear }) => (isYear === isWholeYear ? id : [])));
  const takesYears = isWholeYear || row.target.per === 'year';
  return found.filter(
    ({ id, isYear }) => (isYear === isWholeYear || !preferred.has(id)) && (takesYears || !isYear),
  );
}

/** Keeps the figures of the months and years that the others have too, because a share needs both numbers. */
function ofTimesIn(others: RecordedFigure[], figures: RecordedFigure[]): RecordedFigure[] {
  const times = new Set(others.map(({ from, to }) => `${from} ${to}`));
  return figures.filter(({ from, to }) => times.has(`${from} ${to}`));
}

/** Sums the figures that are counts; of others takes the last of each channel. Returns null when there is none. */
function amountOf(figures: RecordedFigure[]): number | null {
  if (figures.length === 0) return null;
  const added = figures.every(({ id }) => isCount(id))
    ? figures
    : [...Map.groupBy(figures, ({ channel }) => channel).values()].map((ofChannel) => ofChannel.at(-1)!);
  return added.reduce((sum, { value }) => sum + value, 0);
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
