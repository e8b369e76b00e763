import { problem } from '../../problems/problem.ts';
import { isOf, type Rule } from '../rule.ts';

export const feedbackAnswer: Rule = {
  entry: (context) => {
    if (!isOf(context, 'feedback')) return [];
    const { file, data, body, positionOf } = context.entry;
    const hasAnswer = Boolean(data.answer) || body.trim() !== '';
    const isAnswered = data.status === 'da-tra-loi';
    const lacks = [
      ...(data.answered ? [] : ['answered' as const]),
      ...(hasAnswer ? [] : ['answer' as const]),
    ];
    if (isAnswered && lacks.length > 0)
      return [problem('feedback-answer', file, { has: 'status', lacks }, positionOf(['status']))];
    // Before its answer, a feedback may have a body that says how far its handling is.
    if (!isAnswered && data.answered)
      return [problem('feedback-answer', file, { has: 'answer', lacks: [] }, positionOf(['status']))];
    return [];
  },
};
