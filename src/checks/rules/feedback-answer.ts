import { problem } from '../../problems/problem.ts';
import { isOf, type Rule } from '../rule.ts';

export const feedbackAnswer: Rule = {
  entry: (reading) => {
    if (!isOf(reading, 'feedback')) return [];
    const { file, data, body, placeOf } = reading.entry;
    const hasAnswer = Boolean(data.answer) || body.trim() !== '';
    const isAnswered = data.status === 'da-tra-loi';
    if (isAnswered && !(hasAnswer && data.answered))
      return [problem('feedback-answer', file, { has: 'status' }, placeOf(['status']))];
    // Before the answer a feedback may well carry a word on how far it is.
    if (!isAnswered && data.answered)
      return [problem('feedback-answer', file, { has: 'answer' }, placeOf(['status']))];
    return [];
  },
};
