import { FILM } from '../../markdown/frames.ts';
import { videoAt } from '../../markdown/videos.ts';
import { problem } from '../../problems/problem.ts';
import { htmlMatches } from '../html-matches.ts';
import type { Rule } from '../rule.ts';

export const foreignFrame: Rule = {
  entry: ({ entry, outline }) =>
    htmlMatches(outline, /<(iframe|frame|object|embed|video|audio)\b([^<>]*)>?/gi).flatMap(
      ({ match, position }) => {
        const [, tag = '', attributes = ''] = match;
        const src = /(?:^|\s)(?:src|data)\s*=\s*["']?([^\s"'>]+)/i.exec(attributes)?.[1] ?? '';
        // The renderer turns videos into links, so the page loses nothing.
        if (videoAt(src) || (tag.toLowerCase() === 'video' && FILM.test(src))) return [];
        return problem(
          'foreign-frame',
          entry.file,
          { tag: `<${tag.toLowerCase()}>`, src: src.slice(0, 100) },
          position,
        );
      },
    ),
};
