import type { Day } from '../schemas/day.ts';
import { LikenessIndex } from '../text/likeness.ts';
import type { Item } from './item.ts';

/**
 * Marks each near copy with the path of the first text that it copies. Texts of one wording whose numbers differ, such
 * as a monthly notice, are different news. Expects items in order.
 */
export function markCopies(items: Item[]): Item[] {
  const firsts = new LikenessIndex<Item>();
  return items.map((item) => {
    if (!item.sketch || item.draft) return item;
    const alike = firsts.findAlike(item.sketch).find(({ figures }) => figures === item.figures);
    if (alike) return { ...item, alikeTo: alike.path };
    firsts.add(item.sketch, item);
    return item;
  });
}

/** Finds which portals published the same text, and which of them first, while portals are added one after the other. */
export class SharedTexts {
  readonly #near = new LikenessIndex<Group>();
  readonly #same = new Map<string, Group>();
  readonly #groups = new Map<string, Group>();

  /** Adds the articles of a portal that are published by `asOf`. */
  add(portal: string, articles: Item[], asOf: Day): void {
    for (const item of articles) {
      const { path, fingerprint, sketch, draft, day } = item;
      if (draft || day > asOf) continue;
      const known = this.#same.get(fingerprint) ?? (sketch && this.#near.findAlike(sketch)[0]);
      const group = known ?? { portals: new Set<string>(), firsts: new Map<string, Published>() };
      group.portals.add(portal);
      const first = group.firsts.get(figuresOf(item));
      if (!first || day < first.date) group.firsts.set(figuresOf(item), { portal, path, date: day });
      this.#same.set(fingerprint, group);
      if (sketch && !known) this.#near.add(sketch, group);
      this.#groups.set(path, group);
    }
  }

  /** Lists the other portals that published an article's text, sorted. */
  sharedWith(portal: string, path: string): string[] {
    const portals = this.#groups.get(path)?.portals;
    return portals && portals.size > 1 ? [...portals].filter((each) => each !== portal).sort() : [];
  }

  /**
   * Adds to each article that says it is the portal's own the doubt that another portal published the same text, with
   * the same numbers, on an earlier day. Call it when all portals are added.
   */
  withCopies(portal: string, articles: Item[]): Item[] {
    return articles.map((item) => {
      const first = this.#groups.get(item.path)?.firsts.get(figuresOf(item));
      if (!first || first.portal === portal || first.date >= item.day || item.origin === 'dang-lai')
        return item;
      return { ...item, doubts: [...(item.doubts ?? []), { kind: 'copy' as const, ...first }] };
    });
  }
}

interface Group {
  portals: Set<string>;
  /** For each hash of numbers the article that was the first with this text. */
  firsts: Map<string, Published>;
}

interface Published {
  portal: string;
  path: string;
  date: Day;
}

function figuresOf({ figures = '' }: Item): string {
  return figures;
}
