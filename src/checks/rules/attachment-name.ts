import { problem } from '../../problems/problem.ts';
import { addressableName } from '../../reading/file-role.ts';
import type { Rule } from '../rule.ts';

export const attachmentName: Rule = {
  entry: ({ references }) =>
    references.flatMap((reference) => {
      const name = reference.path.split('/').at(-1) ?? '';
      return /^[\w.~-]+$/.test(name)
        ? []
        : problem(
            'attachment-name',
            reference.file,
            { name, better: addressableName(name) },
            reference.position(),
          );
    }),
};
