import { problem } from '../problems/problem.ts';
import { deceitOf, type Deceit } from '../text/deceit.ts';
import { shorten } from '../text/format.ts';
import type { Rule } from './rule.ts';

/** Makes the rule against one kind of deceitful link in a body. Schemas refuse such addresses in fields. */
export function ruleAgainst(code: Deceit['code']): Rule {
  return {
    entry: ({ entry, outline }) =>
      outline.links.flatMap(({ target, line, column }) => {
        const deceit = deceitOf(target);
        if (deceit?.code !== code) return [];
        const facts = {
          like: '',
          ...deceit,
          href: shorten(target.trim(), MAX_QUOTED_ADDRESS),
          isInBody: true,
        };
        return problem(code, entry.file, facts, { line, column });
      }),
  };
}

/** Characters of an address that a sentence quotes. */
export const MAX_QUOTED_ADDRESS = 100;
