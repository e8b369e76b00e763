/**
 * Gives each item one of the groups that it fits, so that as many items as possible have one and no group has more than
 * its number of places: a maximum matching by augmenting paths. An item that has a group once keeps one, so earlier items
 * go first; of several groups the first with a place is taken. Undefined stands for an item without a group.
 * @param fitting for each item the groups that it fits, in order
 * @see J. E. Hopcroft, R. M. Karp, An n^5/2 algorithm for maximum matchings in bipartite graphs, 1973
 */
export function matchToGroups(
  fitting: readonly (readonly string[])[],
  places: number,
): (string | undefined)[] {
  const members = new Map<string, number[]>();
  const groupOf: (string | undefined)[] = fitting.map(() => undefined);
  const membersOf = (group: string) => {
    const known = members.get(group) ?? [];
    members.set(group, known);
    return known;
  };

  /** Finds the item a group, if need be by moving others; no group is looked at twice. */
  const place = (item: number, seen: Set<string>): boolean => {
    for (const group of fitting[item]!) {
      const free = membersOf(group).length < places;
      if (free && !seen.has(group)) {
        membersOf(group).push(item);
        groupOf[item] = group;
        return true;
      }
    }
    for (const group of fitting[item]!) {
      if (seen.has(group)) continue;
      seen.add(group);
      const own = membersOf(group);
      const leaving = own.findIndex((member) => place(member, seen));
      if (leaving < 0) continue;
      own[leaving] = item;
      groupOf[item] = group;
      return true;
    }
    return false;
  };
  for (const item of fitting.keys()) place(item, new Set());
  return groupOf;
}
