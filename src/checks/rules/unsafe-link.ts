import { problem } from '../../problems/problem.ts';
import { nameOfOwnFile } from '../own-computer.ts';
import type { Rule } from '../rule.ts';

export const unsafeLink: Rule = {
  entry: ({ entry, outline }, { links }) =>
    outline.links.flatMap(({ target, line, column }) =>
      links.follow(target, entry).is === 'unsafe'
        ? problem(
            'unsafe-link',
            entry.file,
            { href: target.trim().slice(0, 60), own: nameOfOwnFile(target) },
            { line, column },
          )
        : [],
    ),
};
