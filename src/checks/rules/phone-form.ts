import { problem } from '../../problems/problem.ts';
import { officialFields } from '../official-fields.ts';
import type { Rule } from '../rule.ts';

export const phoneForm: Rule = {
  portal: ({ content }) =>
    officialFields(content, ['phone', 'fax']).flatMap(({ file, value, position }) =>
      // Another rule reports placeholders.
      value.startsWith('[') || value.split(/[;,/]| - | hoặc /).every((one) => isPhone(one))
        ? []
        : problem('phone-form', file, { value }, position()),
    ),
};

/** Accepts landlines, mobiles, 1800 and 1900 numbers, and short numbers such as 113 or 1022, each with or without an extension. */
function isPhone(text: string): boolean {
  const digits = text
    .replace(/\(?(?:máy lẻ|số lẻ|ext\.?)\s*(?::\s*)?\d+\)?\s*$/i, '')
    .replace(/[\s.()–-]/g, '')
    .replace(/^\+84/, '0');
  return /^(?:0\d{9,10}|1[89]00\d{4,6}|\d{3,5})$/.test(digits);
}
