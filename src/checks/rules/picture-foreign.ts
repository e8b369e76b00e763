import { problem } from '../../problems/problem.ts';
import type { Rule } from '../rule.ts';

export const pictureForeign: Rule = {
  entry: ({ entry, outline }) =>
    outline.pictures
      .filter(({ target }) => /^(?!file:)(?:[a-z][a-z0-9+.-]+:|\/\/)/i.test(target.trim()))
      .map(({ target, line, column }) =>
        problem('picture-foreign', entry.file, { src: target.slice(0, 100) }, { line, column }),
      ),
};
