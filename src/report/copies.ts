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
  /**
   * For each group and each hash of numbers the article that was the first. One map for all, because most groups have a
   * single article.
   */
  readonly #firsts = new Map<string, Published>();
  #groupCount = 0;

  /** Adds all articles of a portal that are published by `asOf`. */
  add(portal: string, articles: Item[], asOf: Day): void {
    for (const item of articles) {
      const { path, fingerprint, sketch, draft, day } = item;
      if (draft || day > asOf) continue;
      const known = this.#same.get(fingerprint) ?? (sketch && this.#near.findAlike(sketch)[0]);
      const group = known ?? { id: this.#groupCount++, portals: [] };
      // Portals come one after the other, so a portal is the last of the list or not in it.
      if (group.portals.at(-1) !== portal) group.portals.push(portal);
      const newsId = newsIdOf(group, item);
      const first = this.#firsts.get(newsId);
      if (!first || day < first.date) this.#firsts.set(newsId, { portal, path, date: day });
      this.#same.set(fingerprint, group);
      if (sketch && !known) this.#near.add(sketch, group);
      this.#groups.set(path, group);
    }
  }

  /** Lists the other portals that published an article's text, sorted. */
  sharedWith(portal: string, path: string): string[] {
    const portals = this.#groups.get(path)?.portals;
    return portals && portals.length > 1 ? portals.filter((each) => each !== portal).sort() : [];
  }

  /**
   * Adds to each article that says it is the portal's own the doubt that another portal published the same text, with
   * the same numbers, on an earlier day. Call it when all portals are added.
   */
  withCopies(portal: string, articles: Item[]): Item[] {
    return articles.map((item) => {
      const group = this.#groups.get(item.path);
      const first = group && this.#firsts.get(newsIdOf(group, item));
      if (!first || first.portal === portal || first.date >= item.day || item.origin === 'dang-lai')
        return item;
      return { ...item, doubts: [...(item.doubts ?? []), { kind: 'copy' as const, ...first }] };
    });
  }
}

/** Articles of nearly the same text. */
interface Group {
  id: number;
  portals: string[];
}

interface Published {
  portal: string;
  path: string;
  date: Day;
}

/** Tells the news of a group apart: texts of one wording with other numbers are other news. */
function newsIdOf({ id }: Group, { figures = '' }: Item): string {
  return `${id} ${figures}`;
}
