import type { Flag, Reason, TargetResult, Verdict } from '../schemas/report.ts';
import { formatNumber } from '../text/format.ts';

/** The words of the report, for every format that people read. */

export const verdictWords: Record<Verdict, string> = {
  met: 'đạt',
  'no-data': 'chưa có số liệu',
  pending: 'đang thực hiện',
  near: 'gần đạt',
  missed: 'chưa đạt',
};

export const reasonWords: Record<Reason, string> = {
  draft: 'bản nháp',
  future: 'chưa đến ngày',
  repost: 'đăng lại',
  'wrong-genre': 'khác thể loại',
  'wrong-unit': 'không ghi đơn vị này',
  duplicate: 'trùng bài đã tính',
  'too-short': 'quá ngắn',
  backdated: 'ghi lùi ngày',
  incomplete: 'chưa đầy đủ',
};

export const flagWords: Record<Flag, string> = {
  backdated: 'ghi lùi ngày',
  burst: 'dồn cuối kỳ',
  shared: 'đăng chung',
};

/** Says how a target stands. @example 'đang thực hiện, thiếu 2, còn 24 ngày' */
export function describeStanding({ verdict, missing, daysLeft }: TargetResult): string {
  const parts = [verdictWords[verdict]];
  if (missing) parts.push(`thiếu ${formatNumber(missing)}`);
  if (daysLeft !== undefined) parts.push(daysLeft === 0 ? 'hôm nay là ngày cuối' : `còn ${daysLeft} ngày`);
  return parts.join(', ');
}

/** Sums up what did not count. @example '3 đăng lại, 1 bản nháp' */
export function describeNotCounted({ notCounted }: TargetResult): string {
  return [...Map.groupBy(notCounted, ({ reason }) => reason)]
    .map(([reason, items]) => `${items.length} ${reasonWords[reason]}`)
    .join(', ');
}

/** Writes what was reached of what was required. @example '4/5' */
export function describeProgress({ actual, required }: TargetResult): string {
  return `${actual === null ? '–' : formatNumber(actual)}/${formatNumber(required)}`;
}
