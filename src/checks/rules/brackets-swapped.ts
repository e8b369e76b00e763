import { problem } from '../../problems/problem.ts';
import { bodyMatches, withoutCode } from '../texts.ts';
import type { Rule } from '../rule.ts';

/**
 * Finds pictures with a space after their exclamation mark, and links and pictures whose kinds of brackets are swapped.
 */
export const bracketsSwapped: Rule = {
  entry: ({ entry }) => {
    if (!entry.body.includes('! [') && !entry.body.includes(')[')) return [];
    const body = withoutCode(entry.body);
    const find = (pattern: RegExp) => bodyMatches(body, entry.bodyLine, pattern);
    return [
      ...find(APART).map(({ text, position }) => ({ text, position, fixed: text.replace(/^! +/, '!') })),
      ...find(SWAPPED).map(({ text, position }) => ({
        ...{ text, position },
        fixed: text.replace(/^(!?)\(([^()]*)\)\[([^[\]]*)\]$/, '$1[$2]($3)'),
      })),
    ].map(({ text, position, fixed }) =>
      problem('brackets-swapped', entry.file, { written: text, fixed }, position),
    );
  },
};

const ADDRESS = String.raw`(?:https?://[^\s()[\]]{1,300}|/[^\s()[\]]{1,300}|[^\s()[\]:]{1,200}\.[a-z0-9]{2,5})`;

/** A picture by its ending: after other words, an exclamation mark may end a sentence before a link. */
const APART = /(?<![^\s])! {1,5}\[[^[\]\n]{0,300}\]\([^\s()]{1,300}\.(?:jpe?g|png|webp|gif|avif|tiff?)\)/gi;
const SWAPPED = new RegExp(String.raw`!?\([^()[\]\n]{1,300}\)\[${ADDRESS}\]`, 'gi');
