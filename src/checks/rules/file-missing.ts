import { problem } from '../../problems/problem.ts';
import { nearest } from '../../reading/judge.ts';
import type { Rule } from '../rule.ts';

export const fileMissing: Rule = {
  entry: ({ references }, { content: { files } }) =>
    references
      .filter(({ is, path }) => is === 'file' && !files.has(path))
      .map((reference) => {
        const { file, target: src, path, inBody } = reference;
        return problem(
          'file-missing',
          file,
          { src, nearest: nearest(path, [...files.keys()]), inBody },
          reference,
        );
      }),
};
