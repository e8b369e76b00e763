import { problem } from '../../problems/problem.ts';
import { allEntries } from '../../reading/content.ts';
import { aliasesOf } from '../../reading/moves.ts';
import type { Rule } from '../rule.ts';
import { takenAddresses } from '../taken-addresses.ts';

/** Reports an old address of an entry that is the address of a page, its own included: visitors get that page. */
export const aliasTaken: Rule = {
  portal: ({ content }) => {
    const entries = allEntries(content.entries).filter(({ data }) => aliasesOf(data).length > 0);
    if (entries.length === 0) return [];
    const isTaken = takenAddresses(content);
    return entries.flatMap(({ file, data, positionOf }) =>
      aliasesOf(data).flatMap((from, index) =>
        isTaken(from) ? problem('alias-taken', file, { from }, positionOf(['aliases', index])) : [],
      ),
    );
  },
};
