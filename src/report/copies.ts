import { LikenessIndex } from '../text/likeness.ts';
import type { Item } from './evidence.ts';

/** Tells each item which earlier ones it is a near copy of; the items are in order. */
export function markCopies(items: Item[]): void {
  const index = new LikenessIndex<Item>();
  for (const item of items) {
    if (!item.sketch) continue;
    const copyOf = index.findAlike(item.sketch);
    if (copyOf.length > 0) item.copyOf = copyOf;
    index.add(item.sketch, item);
  }
}

/** Tells which portals published the same text, portal by portal as they are read. */
export class SharedTexts {
  readonly #near = new LikenessIndex<Group>();
  readonly #same = new Map<string, Group>();
  readonly #groups = new Map<string, Group>();

  /** Adds the articles of a portal that are published. */
  add(portal: string, articles: Item[]): void {
    for (const { path, fingerprint, sketch, draft } of articles) {
      if (draft) continue;
      const group: Group = this.#same.get(fingerprint) ??
        (sketch && this.#near.findAlike(sketch)[0]) ?? { portals: new Set() };
      group.portals.add(portal);
      this.#same.set(fingerprint, group);
      if (sketch) this.#near.add(sketch, group);
      this.#groups.set(path, group);
    }
  }

  /** The other portals that published an article's text, in order. */
  sharedWith(portal: string, path: string): string[] {
    const portals = this.#groups.get(path)?.portals;
    return portals && portals.size > 1 ? [...portals].filter((each) => each !== portal).sort() : [];
  }
}

interface Group {
  portals: Set<string>;
}
