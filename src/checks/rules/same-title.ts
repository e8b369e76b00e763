import { problem } from '../../problems/problem.ts';
import { slugify } from '../../text/fold.ts';
import type { Rule } from '../rule.ts';

export const sameTitle: Rule = {
  portal: ({ content }) => {
    const first = new Map<string, string>();
    return content.entries.article.flatMap(({ file, data, positionOf }) => {
      const title = slugify(data.title);
      const other = first.get(title);
      if (!other) first.set(title, file);
      return other ? problem('same-title', file, { other }, positionOf(['title'])) : [];
    });
  },
};
