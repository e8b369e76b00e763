import { problem } from '../../problems/problem.ts';
import { isOf, type Rule } from '../rule.ts';

export const feedbackAnswer: Rule = {
  entry: (reading) => {
    if (!isOf(reading, 'feedback')) return [];
    const { file, data, body, positionOf: positionOf } = reading.entry;
    const hasAnswer = Boolean(data.answer) || body.trim() !== '';
    const isAnswered = data.status === 'da-tra-loi';
    const lacks = [
      ...(data.answered ? [] : ['answered' as const]),
      ...(hasAnswer ? [] : ['answer' as const]),
    ];
    if (isAnswered && lacks.length > 0)
      return [problem('feedback-answer', file, { has: 'status', lacks }, positionOf(['status']))];
    // Before the answer a feedback may well carry a word on how far it is.
    if (!isAnswered && data.answered)
      return [problem('feedback-answer', file, { has: 'answer', lacks: [] }, positionOf(['status']))];
    return [];
  },
};
