import { problem } from '../../problems/problem.ts';
import type { Rule } from '../rule.ts';

export const strayFile: Rule = {
  portal: ({ content }) =>
    [...content.files.keys()]
      .filter((path) => /\.(?:txt|markdown|mdx|mkd|rtf|docm|html?|pages)$/i.test(path))
      .map((path) => problem('stray-file', `portals/${content.id}/${path}`, { path })),
};
