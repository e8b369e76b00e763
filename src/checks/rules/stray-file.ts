import { problem } from '../../problems/problem.ts';
import type { Rule } from '../rule.ts';

/** One problem for each folder, however many such files it holds. */
export const strayFile: Rule = {
  portal: ({ content }) => {
    const strays = [...content.files.keys()].filter((path) => TEXTS.test(path));
    return [...Map.groupBy(strays, (path) => path.slice(0, path.lastIndexOf('/') + 1)).values()].map(
      (paths) => problem('stray-file', `portals/${content.id}/${paths[0]}`, { others: paths.length - 1 }),
    );
  },
};

/** Texts that are no Markdown. */
const TEXTS = /\.(?:txt|markdown|mdx|mkd|rtf|docm|html?|pages)$/i;
