import type { Day } from '../schemas/day.ts';
import type { Report, RequiredReport } from '../schemas/report.ts';
import { formatDay, midSentence } from '../text/format.ts';

/** The words about a plan, for every format that people read. */

export type ReportedPlan = Report['plans'][number];

/** Names a plan by its number, or says that the original has none. @example 'Kế hoạch số 31/KH-UBND' */
export function namePlan({ number }: { number?: string | null | undefined }): string {
  return number ? `Kế hoạch số ${number}` : 'Kế hoạch (bản gốc không ghi số)';
}

/** Says when a plan was issued, or that the original does not. @example 'ban hành ngày 28/02/2023' */
export function describeIssued({ issued }: { issued?: Day | null | undefined }): string {
  return issued ? `ban hành ngày ${formatDay(issued)}` : 'bản gốc không ghi ngày';
}

/**
 * Says when a report that the plan asks for is due.
 * @example 'Hạn báo cáo quý I/2023: hết ngày 27/02/2023, còn 3 ngày'
 */
export function describeDeadline({
  label,
  due,
  daysLeft,
}: Pick<RequiredReport, 'label' | 'due' | 'daysLeft'>): string {
  const when =
    due === null ? 'kế hoạch không ghi ngày' : `hết ngày ${formatDay(due)}, ${describeDaysLeft(daysLeft)}`;
  return `Hạn báo cáo ${midSentence(label)}: ${when}`;
}

function describeDaysLeft(daysLeft: number | undefined): string {
  if (daysLeft === undefined || daysLeft < 0) return 'đã qua hạn';
  return daysLeft === 0 ? 'hôm nay là ngày cuối' : `còn ${daysLeft} ngày`;
}
