import { addressesOf } from '../../addresses/addresses.ts';
import { problem } from '../../problems/problem.ts';
import { allEntries } from '../../reading/content.ts';
import { aliasesOf } from '../../reading/moves.ts';
import type { Rule } from '../rule.ts';

/**
 * Reports an old address that an entry shares with another, or with the redirects of portal.yaml: only the first leads
 * anywhere. Ignores capitals and a last slash, because some servers do.
 */
export const aliasTwice: Rule = {
  portal: ({ content: { entries, portal } }) => {
    const moved = allEntries(entries).filter(({ data }) => aliasesOf(data).length > 0);
    if (moved.length === 0) return [];
    const addresses = addressesOf(portal?.data.url ?? 'https://cong.invalid/', '/');
    const first = new Map(
      (portal?.data.redirects ?? []).map(
        ({ from, to }) => [keyOf(from), { to, file: portal!.file }] as const,
      ),
    );
    return moved.flatMap(({ kind, slug, file, data, positionOf }) =>
      aliasesOf(data).flatMap((from, index) => {
        const here = { to: addresses.entry(kind, slug), file };
        const other = first.get(keyOf(from));
        if (!other) first.set(keyOf(from), here);
        return other && other.to !== here.to
          ? problem('alias-twice', file, { from, other: other.file }, positionOf(['aliases', index]))
          : [];
      }),
    );
  },
};

function keyOf(from: string): string {
  return from.toLowerCase().replace(/\/(?=$|\?)/, '');
}
