import { problem } from '../../problems/problem.ts';
import { htmlMatches } from '../html-matches.ts';
import type { Rule } from '../rule.ts';

export const inlineStyle: Rule = {
  entry: ({ entry, outline }) =>
    htmlMatches(
      outline,
      /<(style|font|center|big)\b|<[a-z][^<>]*?\s((?:style|bgcolor|face|color)\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+))/gi,
    ).map(({ match, position }) =>
      problem(
        'inline-style',
        entry.file,
        { tag: match[1] ? `<${match[1].toLowerCase()}>` : match[2]!.slice(0, 60) },
        position,
      ),
    ),
};
