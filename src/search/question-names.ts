import type { QuestionKind } from './question-kinds.ts';

/** The names of the records that answer questions, or the beginnings of these names. */
export const QUESTION_NAMES = {
  hours: 'Giờ làm việc',
  contact: 'Liên hệ',
  hotline: 'Đường dây nóng',
  status: 'Tra cứu hồ sơ đã nộp',
  complaint: 'Khiếu nại',
  denunciation: 'Tố cáo',
  suggestion: 'Góp ý',
  feedback: 'Gửi phản ánh, kiến nghị',
  reception: 'Lịch tiếp công dân',
  matters: 'Việc gì, gặp ai',
  merger: 'Sáp nhập, tên cũ của xã',
} as const;

/**
 * Names the record of a portal that answers a question by itself; undefined for kinds that ask something of a person,
 * a place or a procedure, and so are answered by that one's record.
 */
export function nameOfAnswer(kind: QuestionKind): string | undefined {
  return NAMES_OF_ANSWERS[kind];
}

const NAMES_OF_ANSWERS: Partial<Record<QuestionKind, string>> = {
  hours: QUESTION_NAMES.hours,
  phone: QUESTION_NAMES.hotline,
  hotline: QUESTION_NAMES.hotline,
  email: QUESTION_NAMES.contact,
  status: QUESTION_NAMES.status,
  complaint: QUESTION_NAMES.complaint,
  denunciation: QUESTION_NAMES.denunciation,
  suggestion: QUESTION_NAMES.suggestion,
  feedback: QUESTION_NAMES.feedback,
  matter: QUESTION_NAMES.matters,
  reception: QUESTION_NAMES.reception,
  merger: QUESTION_NAMES.merger,
};
