import { z } from 'zod';
import { dayOf, type Day } from './day.ts';
import { field, identifier, list, text, webAddress } from './fields.ts';
import { channelCounts, channels, channelStates, fileCounts, indices, valuesOf } from './vocabulary.ts';

/** Numbers above it are typing mistakes, and no page has room for their digits. */
const MAX_VALUE = 1e12;

const common = {
  id: field(identifier(), 'Mã số liệu', { example: 'par-index' }),
  name: field(text(1, 200).optional(), 'Tên số liệu', { hint: 'Chỉ cần khi mã không có trong bảng.' }),
  channel: field(z.enum(valuesOf(channels)).optional(), 'Kênh mà số liệu này đo', { example: 'facebook' }),
  value: field(z.number().min(0).max(MAX_VALUE), 'Giá trị', { example: '87.5' }),
  of: field(z.number().positive().optional(), 'Trên tổng, thang điểm', { example: '100' }),
  measure: field(text(1, 40).optional(), 'Đơn vị tính', { example: 'điểm' }),
  rank: field(z.int().min(1).optional(), 'Thứ hạng', { example: '12' }),
  among: field(z.int().min(1).optional(), 'Số đơn vị được xếp hạng', { example: '102' }),
  source: field(text(1, 300), 'Nguồn số liệu', { example: 'Quyết định số 45/QĐ-UBND ngày 12/01/2026' }),
  url: field(webAddress().optional(), 'Địa chỉ của nguồn'),
};

const byYear = z.strictObject({
  year: field(z.int().min(2000).max(2100), 'Năm', { example: '2025' }),
  ...common,
});

const byMonth = z.strictObject({
  month: field(z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/), 'Tháng', { example: '2026-03' }),
  ...common,
});

/** Figures that are measured elsewhere, `so-lieu.yaml`: indices by year, files of the one-stop office by month or year. */
export const figuresSchema = list(z.union([byYear, byMonth]), { max: 4000 }).superRefine(
  (figures, context) => {
    const refuse = (path: PropertyKey[], params: Record<string, unknown>) =>
      context.addIssue({ code: 'custom', path, params });
    const firsts = new Map<string, number>();
    for (const [index, figure] of figures.entries()) {
      const { id, name, channel, value, of, rank, among } = figure;
      if (channel && (isFileCount(id) || Object.hasOwn(indices, id)))
        refuse([index, 'channel'], { problem: 'figure-channel', name: nameOfFigure({ id, name }) });
      if (!name && !isKnownFigure(id)) refuse([index, 'id'], { problem: 'figure-unnamed', id });
      if (of !== undefined && value > of) refuse([index, 'value'], { problem: 'figure-exceeds', value, of });
      if (rank !== undefined && among !== undefined && rank > among)
        refuse([index, 'rank'], { problem: 'figure-exceeds', value: rank, of: among });
      const time = timeOf(figure);
      const key = [id, time, channel].join(' ');
      if (firsts.has(key)) refuse([index, 'id'], { problem: 'figure-twice', id, time });
      else firsts.set(key, index);
    }
  },
);

export type Figures = z.output<typeof figuresSchema>;
export type Figure = Figures[number];

/** Gives the month or year that a figure is of. @example '2026-03' */
export function timeOf(figure: Figure): string {
  return 'month' in figure ? figure.month : String(figure.year);
}

/** Gives the first day of the month or year that a figure is of. */
export function firstDayOf(figure: Figure): Day {
  return 'month' in figure ? `${figure.month}-01` : dayOf(figure.year, 1, 1);
}

/** Says whether a figure is of a month or year that has not begun by a day, so that nobody can have measured it. */
export function isToCome(figure: Figure, today: Day): boolean {
  return firstDayOf(figure) > today;
}

/** Names the time of a figure. @example nameOfTime('2026-03') // 'Tháng 3/2026' */
export function nameOfTime(time: string): string {
  const [year, month] = time.split('-');
  return month ? `Tháng ${Number(month)}/${year}` : `Năm ${year}`;
}

/**
 * Names a figure: by its own words, else by those of the vocabulary; and its channel.
 * @example 'Lượt xem (Facebook)'
 */
export function nameOfFigure({ id, name, channel }: Pick<Figure, 'id' | 'name' | 'channel'>): string {
  const named = name ?? FIGURE_NAMES[id] ?? id;
  return channel === undefined ? named : `${named} (${channels[channel]})`;
}

/** Says whether the figures of an id are counts that add up over months; all others are values of which the last holds. */
export function isCount(id: string): boolean {
  return isFileCount(id) || Object.hasOwn(channelCounts, id);
}

/** Says whether the figures of an id are numbers of files of the one-stop office. */
export function isFileCount(id: string): boolean {
  return Object.hasOwn(fileCounts, id);
}

/** The parts of the files that plans ask for, and what each is a part of. */
export const fileShares = [
  { id: 'ho-so-dung-han', name: 'Đúng hạn, trước hạn', whole: 'ho-so-giai-quyet' },
  { id: 'ho-so-truc-tuyen', name: 'Nộp trực tuyến', whole: 'ho-so-tiep-nhan' },
  { id: 'ho-so-buu-chinh', name: 'Qua bưu chính', whole: 'ho-so-tiep-nhan' },
] as const satisfies { id: FileCount; name: string; whole: FileCount }[];

export type FileCount = keyof typeof fileCounts;

/** The figures whose ids every portal may use without naming them. */
export function knownFigures(): { id: string; name: string }[] {
  return Object.entries(FIGURE_NAMES).map(([id, name]) => ({ id, name }));
}

function isKnownFigure(id: string): boolean {
  return Object.hasOwn(FIGURE_NAMES, id);
}

const FIGURE_NAMES: Record<string, string> = {
  ...{ ...indices, ...fileCounts },
  ...{ ...channelCounts, ...channelStates },
};
