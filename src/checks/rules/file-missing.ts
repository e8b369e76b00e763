import { problem } from '../../problems/problem.ts';
import { nearestFile } from '../nearest-file.ts';
import { nameOfOwnFile } from '../own-computer.ts';
import { firstFew } from '../suggestions.ts';
import type { Entry } from '../../reading/read.ts';
import type { Reference } from '../attachments.ts';
import type { Rule } from '../rule.ts';

export const fileMissing: Rule = {
  entry: ({ entry, references }, { content }) => {
    const suggest = firstFew();
    return references
      .filter(({ is, path }) => is !== 'picture' && !content.files.has(path))
      .filter((reference) => !isDroppedFile(reference, entry))
      .map((reference) => {
        const { file, target: src, inBody } = reference;
        return problem(
          'file-missing',
          file,
          { src, nearest: suggest(() => nearestFile(reference, content)), own: nameOfOwnFile(src), inBody },
          reference.position(),
        );
      });
  },
};

/** Says whether a link to a file, where the file is missing, leaves its words on the page: in the text of a procedure. */
export function isDroppedFile({ is, inBody, target }: Reference, { kind }: Entry): boolean {
  return is === 'file' && inBody && kind === 'procedure' && !nameOfOwnFile(target);
}
