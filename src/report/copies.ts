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
  /** The group of each article, by its path. */
  readonly #groups = new Map<string, Group>();

  /** Adds all articles of a portal that are published by `asOf`. */
  add(portal: string, articles: Item[], asOf: Day): void {
    for (const item of articles) {
      const { path, fingerprint, sketch, figures = '', draft, day } = item;
      if (draft || day > asOf) continue;
      const known = this.#same.get(fingerprint) ?? (sketch && this.#near.findAlike(sketch)[0]);
      const group = known ?? { portals: [] };
      // Portals come one after the other, so a portal is the last of the list or not in it.
      if (group.portals.at(-1) !== portal) group.portals.push(portal);
      const first = firstOf(group, item);
      if (!first) addFirst(group, { figures, portal, path, date: day });
      else if (day < first.date) Object.assign(first, { portal, path, date: day });
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
      const first = group && firstOf(group, item);
      if (!first || first.portal === portal || first.date >= item.day || item.origin === 'dang-lai')
        return item;
      const { figures: _, ...published } = first;
      return { ...item, doubts: [...(item.doubts ?? []), { kind: 'copy' as const, ...published }] };
    });
  }
}

/** Articles of nearly the same text. */
interface Group {
  portals: string[];
  /** The first article of the group's first news. */
  first?: Published;
  /** The first article of each other news, by the hash of its numbers. Most groups have none, and need no map. */
  others?: Map<string, Published>;
}

interface Published {
  figures: string;
  portal: string;
  path: string;
  date: Day;
}

/** Finds the first article of an item's news in its group: texts of one wording with other numbers are other news. */
function firstOf({ first, others }: Group, { figures = '' }: Item): Published | undefined {
  return first?.figures === figures ? first : others?.get(figures);
}

function addFirst(group: Group, added: Published): void {
  if (group.first) (group.others ??= new Map()).set(added.figures, added);
  else group.first = added;
}
