import { problem } from '../../problems/problem.ts';
import type { Rule } from '../rule.ts';

export const missingHotline: Rule = {
  portal: ({ content: { portal } }) =>
    portal && !portal.data.hotline ? [problem('missing-hotline', portal.file, {})] : [],
};
