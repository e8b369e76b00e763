import { problem } from '../../problems/problem.ts';
import type { Entry } from '../../reading/read.ts';
import { slugify } from '../../text/fold.ts';
import type { Rule } from '../rule.ts';

export const sameTitle: Rule = {
  portal: ({ content }) => {
    const first = new Map<string, Entry<'article'>>();
    return content.entries.article.flatMap((article) => {
      const title = slugify(article.data.title);
      const other = first.get(title);
      if (!other) {
        first.set(title, article);
        return [];
      }
      const same = WORDS.filter(([, valueOf]) => isSame(valueOf(article), valueOf(other)));
      const facts = { other: other.file, same: same.map(([words]) => words) };
      return problem('same-title', article.file, facts, article.positionOf(['title']));
    });
  },
};

/** What an editor rewrites in a copy of an article that is to become another one. */
const WORDS: [words: string, valueOf: (article: Entry<'article'>) => string][] = [
  ['ngày đăng', ({ data }) => data.date],
  ['tóm tắt', ({ data }) => data.summary],
  ['nội dung', ({ body }) => body],
];

function isSame(one: string, other: string): boolean {
  return one !== '' && slugify(one) === slugify(other);
}
