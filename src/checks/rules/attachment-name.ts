import { problem } from '../../problems/problem.ts';
import { addressableName } from '../../reading/file-role.ts';
import type { Rule } from '../rule.ts';

export const attachmentName: Rule = {
  entry: ({ references }, { content: { files } }) =>
    references.flatMap((reference) => {
      // What is not there is reported as missing, and one advice is enough.
      if (!files.has(reference.path)) return [];
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
