import { nearest } from '../reading/nearest.ts';
import { slugify } from '../text/fold.ts';
import type { MayLookFor } from './allowance.ts';

/**
 * Prepares the search for the page address most like one that leads nowhere. A page of the same name is the best
 * suggestion, then a page of a similar name in the same folder; empty when there is neither.
 */
export function nearestAddressAmong(
  pages: Iterable<string>,
  mayLookFor: MayLookFor,
): (path: string) => string {
  const index = indexOf(pages);
  const cache = new Map<string, string>();
  return (path) => {
    const cached = cache.get(path);
    if (cached !== undefined) return cached;
    const { folder, name } = partsOf(path);
    const suggestion =
      (name && index.byName.get(name)) || similarIn(index.byFolder.get(folder), name, mayLookFor);
    cache.set(path, suggestion);
    return suggestion;
  };
}

/** Page addresses by the parts under which they are compared. */
interface AddressIndex {
  byName: Map<string, string>;
  /** For each folder, its pages by name. */
  byFolder: Map<string, Map<string, string>>;
}

function indexOf(pages: Iterable<string>): AddressIndex {
  const index: AddressIndex = { byName: new Map(), byFolder: new Map() };
  for (const page of pages) {
    const { folder, name } = partsOf(page);
    const names = index.byFolder.get(folder) ?? new Map<string, string>();
    index.byFolder.set(folder, names.set(name, page));
    index.byName.set(name, page);
  }
  return index;
}

/** Finds the page of a folder whose name is near another, or contains it, or is contained in it. */
function similarIn(names: Map<string, string> | undefined, name: string, mayLookFor: MayLookFor): string {
  if (!names || !mayLookFor(name, names.size)) return '';
  const near = nearest(name, [...names.keys()].filter(Boolean));
  const longer =
    name.length >= MIN_CONTAINED_LENGTH
      ? [...names.keys()].find((each) => each.includes(name) || (each && name.includes(each)))
      : undefined;
  return names.get(near || longer || '\0') ?? '';
}

/** Letters. A shorter name is contained in others by chance. */
const MIN_CONTAINED_LENGTH = 4;

/** Splits an address into its folder and its last part, both without marks and capitals. */
function partsOf(page: string): { folder: string; name: string } {
  const parts = page
    .replace(/\/$/, '')
    .split('/')
    .map((part) => slugify(part));
  return { name: parts.pop() ?? '', folder: parts.join('/') };
}
