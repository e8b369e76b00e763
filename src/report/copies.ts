import type { Day } from '../schemas/day.ts';
import { LikenessIndex } from '../text/likeness.ts';
import type { Item } from './item.ts';

/**
 * Marks each near copy with the path of the first text that it copies. Texts of one wording whose numbers differ, such
 * as a monthly notice, are no copies. Expects items in order.
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

/**
 * Finds which portals published the same text, and which of them first, while portals are added one after the other.
 */
export class SharedTexts {
  readonly #near = new LikenessIndex<Group>();
  readonly #same = new Map<string, Group>();
  /** The articles of each portal, with the group of each; undefined for one that is not published. */
  readonly #portals = new Map<string, { articles: Item[]; groups: (Group | undefined)[] }>();
  /** The portals of each article that several have published, by its path; undefined until somebody asks. */
  #shared: Map<string, string[]> | undefined;

  /** Adds all articles of a portal that are published by `asOf`. */
  add(portal: string, articles: Item[], asOf: Day): void {
    const groups = articles.map((item) =>
      item.draft || item.day > asOf ? undefined : this.#groupOf(portal, item),
    );
    this.#portals.set(portal, { articles, groups });
    this.#shared = undefined;
  }

  /** Finds or makes the group of an article, and adds the article to it. */
  #groupOf(portal: string, item: Item): Group {
    const { path, fingerprint, sketch, figures = '', day } = item;
    const same = this.#same.get(fingerprint);
    const known = same ?? (sketch ? this.#near.findAlike(sketch)[0] : undefined);
    const group = known ?? { portals: [] };
    // Portals come one after the other, so a portal is the last of the list or not in it.
    if (group.portals.at(-1) !== portal) group.portals.push(portal);
    const first = firstOf(group, item);
    if (!first) addFirst(group, { figures, portal, path, date: day });
    else if (day < first.date) Object.assign(first, { portal, path, date: day });
    if (!same) this.#same.set(fingerprint, group);
    if (sketch && !known) this.#near.add(sketch, group);
    return group;
  }

  /** Lists the other portals that published an article's text, sorted. */
  sharedWith(portal: string, path: string): string[] {
    const portals = (this.#shared ??= this.#listShared()).get(path) ?? [];
    return portals.filter((each) => each !== portal).sort();
  }

  /** A table of the few articles that are shared, because one of all articles takes as long as to compare them. */
  #listShared(): Map<string, string[]> {
    const shared = new Map<string, string[]>();
    for (const { articles, groups } of this.#portals.values())
      for (const [index, group] of groups.entries())
        if (group && group.portals.length > 1) shared.set(articles[index]!.path, group.portals);
    return shared;
  }

  /**
   * Adds to each article that says it is the portal's own the doubt that another portal published the same text, with
   * the same numbers, on an earlier day. Call it when all portals are added.
   */
  withCopies(portal: string): Item[] {
    const { articles, groups } = this.#portals.get(portal)!;
    return articles.map((item, index) => {
      const group = groups[index];
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
  /** The first article of the group. */
  first?: Published;
  /** The first article with each other set of numbers, by their hash. Most groups have none, and need no map. */
  others?: Map<string, Published>;
}

interface Published {
  figures: string;
  portal: string;
  path: string;
  date: Day;
}

/**
 * Finds the first article with an item's numbers in its group: texts of one wording with other numbers are no copies.
 */
function firstOf({ first, others }: Group, { figures = '' }: Item): Published | undefined {
  return first?.figures === figures ? first : others?.get(figures);
}

function addFirst(group: Group, added: Published): void {
  if (group.first) (group.others ??= new Map()).set(added.figures, added);
  else group.first = added;
}
