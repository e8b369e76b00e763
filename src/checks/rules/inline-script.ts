import { problem } from '../../problems/problem.ts';
import { htmlMatches } from '../html-matches.ts';
import type { Rule } from '../rule.ts';

export const inlineScript: Rule = {
  entry: ({ entry, outline }) =>
    htmlMatches(outline, /<(script)\b|<[a-z][^<>]*?[\s/](on[a-z]+)\s*=/gi).map(({ match, position }) =>
      problem(
        'inline-script',
        entry.file,
        { tag: match[1] ? '<script>' : match[2]!.toLowerCase() },
        position,
      ),
    ),
};
