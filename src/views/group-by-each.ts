/** Groups items by values of which each has any number; an item that names a value twice is in its group once. */
export function groupByEach<T, V>(items: readonly T[], valuesOfEach: (item: T) => Iterable<V>): Map<V, T[]> {
  const groups = new Map<V, T[]>();
  for (const item of items)
    for (const value of new Set(valuesOfEach(item))) {
      const group = groups.get(value);
      if (group) group.push(item);
      else groups.set(value, [item]);
    }
  return groups;
}
