import { z } from 'zod';
import { addDays, day, daysBetween, type Day } from './day.ts';
import { aliases, field, identifier, text } from './fields.ts';
import { feedbackStatuses, feedbackSubjects, valuesOf } from './vocabulary.ts';

/** A feedback (phản ánh, kiến nghị) and its answer: `phan-anh/<slug>.md`. There is no key for a sender, on purpose. */
export const feedbackSchema = z.strictObject({
  received: field(day, 'Ngày tiếp nhận', { example: '2026-03-14' }),
  topic: field(text(1, 300), 'Nội dung'),
  question: field(text(1, 5000), 'Câu hỏi'),
  status: field(z.enum(valuesOf(feedbackStatuses)), 'Tình trạng', { example: 'da-tra-loi' }),
  answered: field(day.optional(), 'Ngày trả lời', { example: '2026-03-20' }),
  answer: field(text(1, 10_000).optional(), 'Trả lời'),
  unit: field(identifier().optional(), 'Đơn vị trả lời'),
  about: field(z.enum(valuesOf(feedbackSubjects)).optional(), 'Loại việc', { example: 'thu-tuc' }),
  procedure: field(identifier().optional(), 'Thủ tục được hỏi', { example: 'dang-ky-khai-sinh' }),
  activity: field(identifier().optional(), 'Buổi đối thoại, hội nghị thu nhận', {
    example: 'doi-thoai-thu-tuc-dat-dai',
  }),
  aliases: aliases(),
});

export type Feedback = z.output<typeof feedbackSchema>;

/** How a feedback stands against the days within which the portal answers. */
export interface FeedbackTime {
  /** The days from its receipt to its answer, or to today while it is open. */
  days: number;
  /** The last day for its answer; undefined when the portal names no limit. */
  due: Day | undefined;
  /** `overdue`: open after its last day; `late`: answered after it. */
  standing: 'open' | 'answered' | 'overdue' | 'late';
  /** The days by which it is overdue or late, or else 0. */
  lateBy: number;
}

/** Measures the time of a feedback. An answered one without a day of answer counts as answered in time. */
export function timeOfFeedback(
  { received, status, answered }: Pick<Feedback, 'received' | 'status' | 'answered'>,
  limit: number | undefined,
  today: Day,
): FeedbackTime {
  const isOpen = status !== 'da-tra-loi';
  const end = isOpen ? today : (answered ?? received);
  const due = limit === undefined ? undefined : addDays(received, limit);
  const lateBy = due === undefined ? 0 : Math.max(0, daysBetween(due, end));
  const standing = isOpen ? (lateBy > 0 ? 'overdue' : 'open') : lateBy > 0 ? 'late' : 'answered';
  return { days: daysBetween(received, end), due, standing, lateBy };
}
