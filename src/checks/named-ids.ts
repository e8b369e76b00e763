import { nearest } from '../reading/nearest.ts';
import { slugify } from '../text/fold.ts';

/** Finds the id of the section or unit that an editor meant by another id, or by a name; empty when none is near. */
export function nearestId(typed: string, candidates: readonly { id: string; name: string }[]): string {
  const slug = slugify(typed);
  const sameName = candidates.find(({ name }) => slugify(name) === slug);
  return (
    sameName?.id ??
    nearest(
      typed,
      candidates.map(({ id }) => id),
    )
  );
}
