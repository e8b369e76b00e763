import { nearest } from '../reading/nearest.ts';
import { slugify } from '../text/fold.ts';

/** Finds the section or unit that was meant by another id, or by its name; empty when none is near. */
export function nearestId(typed: string, known: readonly { id: string; name: string }[]): string {
  const slug = slugify(typed);
  const called = known.find(({ name }) => slugify(name) === slug);
  return (
    called?.id ??
    nearest(
      typed,
      known.map(({ id }) => id),
    )
  );
}
