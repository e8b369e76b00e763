import { problem } from '../../problems/problem.ts';
import type { Rule } from '../rule.ts';

export const surveyMissing: Rule = {
  portal: ({ content: { portal } }) =>
    portal && !portal.data.survey ? [problem('survey-missing', portal.file, {})] : [],
};
