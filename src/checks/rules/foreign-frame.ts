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
        // A video becomes a link to where it is watched or kept, so nothing of the text is lost.
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
