import { problem } from '../../problems/problem.ts';
import { DOWNLOADABLE, isDownloadable } from '../attachments.ts';
import type { Rule } from '../rule.ts';

export const fileType: Rule = {
  entry: ({ references }, { content: { files } }) =>
    references
      .filter(({ is, path }) => is === 'file' && files.has(path) && !isDownloadable(path))
      .map((reference) => {
        const { file, target: src, inBody } = reference;
        return problem('file-type', file, { src, allowed: DOWNLOADABLE, inBody }, reference.position());
      }),
};
