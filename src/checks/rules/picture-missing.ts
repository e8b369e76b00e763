import { problem } from '../../problems/problem.ts';
import { nearestFile } from '../nearest-file.ts';
import { nameOfOwnFile } from '../own-computer.ts';
import { firstFew } from '../suggestions.ts';
import type { Rule } from '../rule.ts';

export const pictureMissing: Rule = {
  entry: ({ references }, { content }) => {
    const suggest = firstFew();
    return references
      .filter(({ is, path }) => is === 'picture' && !content.files.has(path))
      .map((reference) => {
        const { file, target: src, inBody } = reference;
        return problem(
          'picture-missing',
          file,
          { src, nearest: suggest(() => nearestFile(reference, content)), own: nameOfOwnFile(src), inBody },
          reference.position(),
        );
      });
  },
};
