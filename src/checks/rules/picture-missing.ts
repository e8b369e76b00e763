import { problem } from '../../problems/problem.ts';
import { nearest } from '../../reading/judge.ts';
import type { Rule } from '../rule.ts';

export const pictureMissing: Rule = {
  entry: ({ references }, { content: { files } }) =>
    references
      .filter(({ is, path }) => is === 'picture' && !files.has(path))
      .map((reference) => {
        const { file, target: src, path, inBody } = reference;
        return problem(
          'picture-missing',
          file,
          { src, nearest: nearest(path, [...files.keys()]), inBody },
          reference,
        );
      }),
};
