import { problem } from '../../problems/problem.ts';
import { meantId } from '../../reading/meant-id.ts';
import type { Entry } from '../../reading/read.ts';
import { allowance } from '../allowance.ts';
import { namedProcedures } from '../named-ids.ts';
import type { Rule } from '../rule.ts';

/** Looks at all entries together: whether one names a procedure rightly depends on other files than its own. */
export const unknownProcedure: Rule = {
  portal: ({ content: { entries, listing } }) => {
    const known = new Set(listing.filter(({ kind }) => kind === 'procedure').map(({ slug }) => slug));
    const { candidates } = namedProcedures(entries);
    const mayLookFor = allowance();
    const { article, activity, feedback } = entries;
    return [...article, ...activity, ...feedback].flatMap((entry) =>
      namedIn(entry)
        .filter(({ slug }) => !known.has(slug))
        .map(({ slug, path }) => {
          const isLookedFor = mayLookFor(slug, candidates.length);
          const { id, isCertain } = isLookedFor ? meantId(slug, candidates) : NOT_MEANT;
          return problem(
            'unknown-procedure',
            entry.file,
            { slug, nearest: id, isCertain },
            entry.positionOf(path),
          );
        }),
    );
  },
};

const NOT_MEANT = { id: '', isCertain: false };

function namedIn({
  data,
}: Entry<'article' | 'activity' | 'feedback'>): { slug: string; path: PropertyKey[] }[] {
  if ('procedures' in data)
    return data.procedures.map((slug, index) => ({ slug, path: ['procedures', index] }));
  return 'procedure' in data && data.procedure !== undefined
    ? [{ slug: data.procedure, path: ['procedure'] }]
    : [];
}
