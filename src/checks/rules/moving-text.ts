import { problem } from '../../problems/problem.ts';
import { htmlMatches } from '../html-matches.ts';
import type { Rule } from '../rule.ts';

export const movingText: Rule = {
  entry: ({ entry, outline }) =>
    htmlMatches(outline, /<(marquee|blink)\b[^<>]*>/gi).map(({ match, position }) =>
      problem('moving-text', entry.file, { tag: `<${match[1]!.toLowerCase()}>` }, position),
    ),
};
