import { problem } from '../../problems/problem.ts';
import { officialFields } from '../official-fields.ts';
import type { Rule } from '../rule.ts';

export const emailOfficial: Rule = {
  portal: ({ content }) =>
    officialFields(content, ['email']).flatMap(({ file, value, position }) =>
      /[@.]gov\.vn$/i.test(value) ? [] : problem('email-official', file, { value }, position()),
    ),
};
