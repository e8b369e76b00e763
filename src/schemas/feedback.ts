import { z } from 'zod';
import { day } from './day.ts';
import { field, identifier, text } from './fields.ts';
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
  activity: field(identifier().optional(), 'Buổi đối thoại, hội nghị thu nhận'),
});

export type Feedback = z.output<typeof feedbackSchema>;
