import {
  fileShares,
  isFileCount,
  nameOfFigure,
  timeOf,
  type Figure,
  type Figures,
  type FileCount,
} from '../schemas/figures.ts';
import { channelCounts, channelStates, fileCounts, indices, valuesOf } from '../schemas/vocabulary.ts';
import { formatNumber } from '../text/format.ts';

/** The figures of one id and one channel, by time; `id` names both. */
export interface FigureSeries {
  id: string;
  name: string;
  /** The figures of whole years, the oldest first. */
  years: Figure[];
  /** The figures of single months, the oldest first. */
  months: Figure[];
}

/** The files (hồ sơ) that the one-stop office handled in a month or year. */
export interface FilePeriod {
  /** @example '2026-03' or '2026' */
  time: string;
  counts: Partial<Record<FileCount, number>>;
  shares: FileShare[];
  /** The number of months whose figures add up to those of the year; 0 where a source states the year or month itself. */
  months: number;
  sources: FigureSource[];
}

/** What part of the files was handled in a way: `share` lies between 0 and 1. */
export interface FileShare {
  id: FileCount;
  /** @example 'Đúng hạn, trước hạn' */
  name: string;
  part: number;
  whole: number;
  share: number;
}

/** Where a figure was published. */
export type FigureSource = Pick<Figure, 'source' | 'url'>;

/** Groups figures by id and channel: those of the vocabulary in its order, then a portal's own in the order of its file. */
export function figureSeries(figures: Figures): FigureSeries[] {
  const order: string[] = [indices, fileCounts, channelCounts, channelStates].flatMap((words) =>
    Object.keys(words),
  );
  const rank = (id: string) => (order.includes(id) ? order.indexOf(id) : order.length);
  return [
    ...Map.groupBy(figures, ({ id, channel }) => [id, ...(channel ? [channel] : [])].join('-')).entries(),
  ]
    .sort(([, [a]], [, [b]]) => rank(a!.id) - rank(b!.id))
    .map(([id, ofId]) => {
      const inOrder = ofId.toSorted((a, b) => (timeOf(a) < timeOf(b) ? -1 : 1));
      return {
        id,
        name: nameOfFigure(inOrder.at(-1)!),
        years: inOrder.filter((figure) => 'year' in figure),
        months: inOrder.filter((figure) => 'month' in figure),
      };
    });
}

/** Returns the series that are values of their own: the indices of the vocabulary and a portal's own figures. */
export function valueSeries(figures: Figures): FigureSeries[] {
  return figureSeries(figures.filter(({ id }) => !isFileCount(id)));
}

/** Returns the newest figure of a series: that of the later year, or of the later month of the same year. */
export function latestOf({ years, months }: FigureSeries): Figure {
  const [year, month] = [years.at(-1), months.at(-1)];
  if (!year || !month) return (year ?? month)!;
  return timeOf(month).slice(0, 4) > timeOf(year) ? month : year;
}

/** Returns the files of every year, the newest first: as a source states them, else the sums of the months. */
export function filesByYear(figures: Figures): FilePeriod[] {
  const counted = figures.filter(({ id }) => isFileCount(id));
  return [...Map.groupBy(counted, (figure) => timeOf(figure).slice(0, 4))]
    .sort(([a], [b]) => Number(b) - Number(a))
    .map(([year, ofYear]) => {
      const stated = ofYear.filter((figure) => 'year' in figure);
      return stated.length > 0 ? periodOf(year, stated) : sumOfMonths(year, ofYear);
    });
}

/** Returns the files of every month, the newest first. */
export function filesByMonth(figures: Figures): FilePeriod[] {
  const monthly = figures.filter((figure) => isFileCount(figure.id) && 'month' in figure);
  return [...Map.groupBy(monthly, timeOf)]
    .sort(([a], [b]) => (a < b ? 1 : -1))
    .map(([month, ofMonth]) => periodOf(month, ofMonth));
}

/** Writes the value of a figure with its scale and unit. @example '87,5/100 điểm' */
export function describeValue({ value, of, measure }: Figure): string {
  if (measure === '%') return `${formatNumber(value)}%`;
  return [formatNumber(value) + (of === undefined ? '' : `/${formatNumber(of)}`), measure]
    .filter(Boolean)
    .join(' ');
}

/** Writes the rank of a figure; undefined without one. @example '12/102' */
export function describeRank({ rank, among }: Figure): string | undefined {
  return rank === undefined ? undefined : [rank, among].filter(Boolean).join('/');
}

/** Writes a share in percent, rounded down so that it never claims more. @example '98,7%' */
export function describeShare({ share }: Pick<FileShare, 'share'>): string {
  return `${formatNumber(Math.floor(share * 1000 + 1e-9) / 10)}%`;
}

function periodOf(time: string, figures: Figure[]): FilePeriod {
  const counts: FilePeriod['counts'] = Object.fromEntries(figures.map(({ id, value }) => [id, value]));
  return { time, counts, shares: sharesOf([counts]), months: 0, sources: sourcesOf(figures) };
}

function sumOfMonths(year: string, figures: Figure[]): FilePeriod {
  const months = filesByMonth(figures).map(({ counts }) => counts);
  const counts: FilePeriod['counts'] = {};
  for (const id of valuesOf(fileCounts)) {
    const values = months.flatMap((month) => month[id] ?? []);
    if (values.length > 0) counts[id] = sum(values);
  }
  return {
    ...{ time: year, counts, shares: sharesOf(months) },
    ...{ months: months.length, sources: sourcesOf(figures) },
  };
}

/** Computes each share over the periods that have both its numbers, because a month may lack one of them. */
function sharesOf(periods: FilePeriod['counts'][]): FileShare[] {
  return fileShares.flatMap(({ id, name, whole: wholeId }) => {
    const both = periods.filter((counts) => counts[id] !== undefined && counts[wholeId] !== undefined);
    const part = sum(both.map((counts) => counts[id]!));
    const whole = sum(both.map((counts) => counts[wholeId]!));
    // A part above its whole is a mistake that the checks report; no share of it is true.
    return whole > 0 && part <= whole ? [{ id, name, part, whole, share: part / whole }] : [];
  });
}

function sourcesOf(figures: Figure[]): FigureSource[] {
  const bySource = Map.groupBy(figures, ({ source, url }) => `${source}\n${url ?? ''}`);
  return [...bySource.values()].map(([first]) => ({ source: first!.source, url: first!.url }));
}

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
