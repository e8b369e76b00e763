import { problem } from '../../problems/problem.ts';
import { articleName } from './unread-article.ts';
import type { Rule } from '../rule.ts';

/** Reports one problem for each folder, however many stray files it contains. */
export const strayFile: Rule = {
  portal: ({ content }) => {
    const strays = [...content.files.keys()].filter((path) => TEXTS.test(path) && !articleName(path));
    return [...Map.groupBy(strays, (path) => path.slice(0, path.lastIndexOf('/') + 1)).values()].map(
      (paths) => problem('stray-file', `portals/${content.id}/${paths[0]}`, { others: paths.length - 1 }),
    );
  },
};

/** Extensions of texts that are not Markdown. */
const TEXTS = /\.(?:txt|markdown|mdx|mkd|rtf|docm|html?|pages)$/i;
