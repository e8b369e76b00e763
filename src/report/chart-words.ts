import type { PortalReport } from '../schemas/report.ts';
import { formatNumber, midSentence } from '../text/format.ts';

/** The words beside the small charts, which say all that the charts show. */

export type Pace = NonNullable<PortalReport['pace']>;
export type Topics = NonNullable<PortalReport['topics']>;

/**
 * Says in how many months enough was published; a month that runs counts only when it has enough already.
 * @example 'Mỗi tháng cần 1,7 tin, bài: đủ ở 9 trên 11 tháng'
 */
export function describeEnoughMonths(pace: Pace): string {
  const measured = pace.months.filter(({ items, isOver }) => isOver || items >= pace.needed);
  const enough = measured.filter(({ items }) => items >= pace.needed).length;
  return `Mỗi tháng cần ${formatNumber(pace.needed)} tin, bài: đủ ở ${enough} trên ${measured.length} tháng`;
}

/** Lists the number of each month. @example 'tháng 1 có 2, tháng 2 có 0' */
export function describeMonths({ months }: Pace): string {
  return months.map(({ label, items }) => `${midSentence(nameMonth(label))} có ${items}`).join(', ');
}

/**
 * Says about how many of the contents something was published, and names the others.
 * @example 'Đã có tin, bài về 6 trên 7 nội dung cải cách hành chính; chưa có: Tài chính công'
 */
export function describeTopics(topics: Topics): string {
  const missing = topics.filter(({ articles }) => articles === 0);
  const covered = `Đã có tin, bài về ${topics.length - missing.length} trên ${topics.length} nội dung cải cách hành chính`;
  return missing.length > 0
    ? `${covered}; chưa có: ${missing.map(({ label }) => label).join(', ')}`
    : covered;
}

/** Names a month without its year. @example nameMonth('Tháng 3/2026') // 'Tháng 3' */
export function nameMonth(label: string): string {
  return label.replace(/\/\d{4}$/, '');
}
