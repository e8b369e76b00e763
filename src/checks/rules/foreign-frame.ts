import { problem } from '../../problems/problem.ts';
import { htmlMatches } from '../html-matches.ts';
import type { Rule } from '../rule.ts';

export const foreignFrame: Rule = {
  entry: ({ entry, outline }) =>
    htmlMatches(outline, /<(iframe|frame|object|embed|video|audio)\b([^>]*)>?/gi).flatMap(
      ({ match, place }) => {
        const [, tag = '', attributes = ''] = match;
        const src = /(?:^|\s)(?:src|data)\s*=\s*["']?([^\s"'>]+)/i.exec(attributes)?.[1] ?? '';
        if (isVideo(src)) return [];
        return problem(
          'foreign-frame',
          entry.file,
          { tag: `<${tag.toLowerCase()}>`, src: src.slice(0, 100) },
          place,
        );
      },
    ),
};

/** Frames of these hosts become a link to the video, so nothing of the text is lost. */
function isVideo(src: string): boolean {
  const host = URL.parse(src, 'https://cong.invalid')?.hostname.replace(/^www\./, '') ?? '';
  return /^(?:(?:m\.)?youtube(?:-nocookie)?\.com|youtu\.be|(?:player\.)?vimeo\.com|(?:[a-z-]+\.)?(?:facebook|tiktok)\.com|(?:[a-z]+\.)?zalo\.me|vtv\.vn)$/.test(
    host,
  );
}
