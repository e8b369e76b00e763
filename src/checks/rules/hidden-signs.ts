import { decodeHTML } from 'entities';
import { problem } from '../../problems/problem.ts';
import { hiddenSignsIn, nameSigns } from '../../text/hidden-signs.ts';
import { bodyMatches } from '../texts.ts';
import type { Rule } from '../rule.ts';

/**
 * Finds hidden characters that a body contains as HTML escapes. The decoder finds those that the file itself contains.
 */
export const hiddenSigns: Rule = {
  entry: ({ entry }) => {
    if (!entry.body.includes('&')) return [];
    const found = bodyMatches(entry.body, entry.bodyLine, ESCAPED).flatMap(({ text, position }) =>
      hiddenSignsIn(decodeHTML(text)).map(({ sign }) => ({ sign, position })),
    );
    if (!found[0]) return [];
    const facts = { signs: nameSigns(found.map(({ sign }) => sign)), count: found.length, isEscaped: true };
    return [problem('hidden-signs', entry.file, { ...facts, isInBody: true }, found[0].position)];
  },
};

const ESCAPED = /&(?:#\d{3,8}|#x[\da-f]{2,8}|[lr][lr]m);?/gi;
