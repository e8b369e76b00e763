import type { TargetResult } from '../schemas/report.ts';
import type { Measure } from '../schemas/vocabulary.ts';
import { formatNumber } from '../text/format.ts';
import { asksForShare } from './row.ts';

/** How the numbers of a row are said: a number to reach, a ceiling, a share, days without anything new. */

/**
 * Writes what a row reached beside what it is to reach, in words, because “6/5” reads as a fraction or a day.
 * @param unknown stands where nothing was recorded
 * @example '4 trên 5', '4', '9 (không quá 7)', '96% (144 trên 150; cần 95%)', '31 ngày (không quá 7 ngày)'
 */
export function describeProgress(row: TargetResult, unknown = '–'): string {
  const { actual, required, max } = row;
  if (actual !== null && isShare(row)) return describeShareOf(row);
  if (actual === null && asksForShare(row)) return `${unknown} (cần ${askedPercentage(row)})`;
  const unit = row.gaps ? ` ${nameDays(row)}` : '';
  const reached = actual === null ? unknown : `${formatNumber(actual)}${unit}`;
  const asked = required === 0 ? reached : `${reached} trên ${formatNumber(required)}`;
  return max === undefined ? asked : `${asked} (không quá ${formatNumber(max)}${unit})`;
}

function describeShareOf(row: TargetResult): string {
  const { actual, whole, balance } = row;
  if (!whole) return `${formatNumber(actual ?? 0)} (chưa phát sinh)`;
  const largest = balance === undefined ? '' : ' của nơi nhiều nhất';
  return `${percentageOf(row)} (${formatNumber(actual ?? 0)} trên ${formatNumber(whole)}${largest}; cần ${askedPercentage(row)})`;
}

/** Says whether a row asks for a share of a whole that is known. */
export function isShare(row: TargetResult): boolean {
  return row.whole !== undefined && asksForShare(row);
}

/** Writes which share of its whole a row reached, so that it never reads as the share asked for when it is less. */
export function percentageOf(row: TargetResult): string {
  return row.whole ? describePercentage((row.actual ?? 0) / row.whole, shareAsked(row)) : '–';
}

/** Writes the share that a row asks for. @example '95%' */
export function askedPercentage(row: Pick<TargetResult, 'share' | 'balance'>): string {
  return `${formatNumber(Math.round(shareAsked(row) * 1000) / 10)}%`;
}

function shareAsked({ share, balance }: Pick<TargetResult, 'share' | 'balance'>): number {
  return share ?? balance ?? 1;
}

/**
 * Writes a share, rounded to a tenth of a per cent; rounded down where it would else read as 100%, or as the share asked
 * for, without being so much.
 * @example describePercentage(5 / 9) // '55,6%'
 */
export function describePercentage(share: number, asked = 1): string {
  const exact = share * 1000;
  const rounded = Math.round(exact);
  const reads = (limit: number) => rounded >= limit * 1000 - SMALL && exact < limit * 1000 - SMALL;
  return `${formatNumber((reads(1) || reads(asked) ? Math.floor(exact + SMALL) : rounded) / 10)}%`;
}

/** More than what binary fractions add, and less than any share of items. */
const SMALL = 1e-6;

/** By how much a row exceeds the number that it must not exceed; 0 where it does not. */
export function excessOf({ actual, max }: Pick<TargetResult, 'actual' | 'max'>): number {
  return max === undefined || actual === null ? 0 : Math.max(0, actual - max);
}

/** @example 'vượt 1', 'vượt 24 ngày' */
export function describeExcess(row: TargetResult): string {
  return `vượt ${formatNumber(excessOf(row))}${row.gaps ? ` ${nameDays(row)}` : ''}`;
}

/** Says in a few words what a row lacks. @example 'thiếu 2', 'còn 2' (while it runs), 'vượt 1', 'đạt 30%' */
export function describeLack(row: TargetResult): string {
  if (row.actual === null) return 'chưa có số liệu';
  if (excessOf(row) > 0) return describeExcess(row);
  if (isShare(row)) return `đạt ${percentageOf(row)}`;
  if (!row.missing) return '';
  return `${row.verdict === 'pending' ? 'còn' : 'thiếu'} ${formatNumber(row.missing)}`;
}

/** Names the days that a row counts where it asks for no long time without anything new. */
export function nameDays({ workingDays }: Pick<TargetResult, 'workingDays'>): string {
  return workingDays ? 'ngày làm việc' : 'ngày';
}

/** Names whom the rows of a target are about. @example 'đơn vị', 'người' */
export function nameWhom({ by }: Pick<TargetResult, 'by'>): string {
  return WHOM[by ?? 'unit'];
}

const WHOM = { unit: 'đơn vị', bloc: 'khối', person: 'người' };

/** Names what a measure counts, in the words of plans; empty where the target itself says it. */
export function nounOf({
  measure,
  figures = [],
}: {
  measure: Measure;
  figures?: string[] | undefined;
}): string {
  if (measure !== 'figures') return NOUNS[measure] ?? '';
  const nouns = new Set(figures.map((id) => (id.startsWith('ho-so-') ? 'hồ sơ' : (FIGURES[id] ?? ''))));
  return nouns.size === 1 ? [...nouns][0]! : '';
}

const NOUNS: Partial<Record<Measure, string>> = {
  articles: 'tin, bài',
  publications: 'tin, bài',
  activities: 'lần',
  people: 'lượt người',
  visits: 'lượt truy cập',
  sections: 'chuyên mục',
  documents: 'văn bản',
  procedures: 'thủ tục',
  feedback: 'phản ánh, kiến nghị',
  channels: 'kênh, hình thức',
  tasks: 'nhiệm vụ',
  accounts: 'tài khoản',
};

const FIGURES: Record<string, string> = {
  'luot-xem': 'lượt xem',
  'luot-thich': 'lượt thích',
  'luot-chia-se': 'lượt chia sẻ',
  'luot-binh-luan': 'lượt bình luận',
  'nguoi-theo-doi': 'người theo dõi',
};
