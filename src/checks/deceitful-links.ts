import { problem } from '../problems/problem.ts';
import { deceitOf, type Deceit } from '../text/deceit.ts';
import { shorten } from '../text/format.ts';
import type { Rule } from './rule.ts';

/** Makes the rule for one way in which a link of a body may seem to lead elsewhere; addresses in fields are not read. */
export function ruleAgainst(code: Deceit['code']): Rule {
  return {
    entry: ({ entry, outline }) =>
      outline.links.flatMap(({ target, line, column }) => {
        const deceit = deceitOf(target);
        if (deceit?.code !== code) return [];
        const facts = { like: '', ...deceit, href: shorten(target.trim(), LONGEST), isInBody: true };
        return problem(code, entry.file, facts, { line, column });
      }),
  };
}

/** As much of an address as a sentence quotes. */
export const LONGEST = 100;
