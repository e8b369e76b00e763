/**
 * Gives the id of an item of the full text, from which its place can be read.
 * @param index the place of its index among the indexes of the portal
 * @param place its place among the records of that index
 * @example itemId(1, 20) // '1_20'
 */
export function itemId(index: number, place: number): string {
  return `${index}_${place}`;
}

/** Reads what `itemId` was given; undefined for an id of another form. */
export function placeInIndex(id: string): { index: number; place: number } | undefined {
  const [, index, place] = /^(\d+)_(\d+)$/.exec(id) ?? [];
  return index === undefined || place === undefined
    ? undefined
    : { index: Number(index), place: Number(place) };
}

/**
 * Reads the place of an item among all records of the portal from its id; undefined for an id of another form.
 * @param sizes how many records each index has
 * @example placeOfItem('1_20', [600, 1500]) // 620
 */
export function placeOfItem(id: string, sizes: readonly number[]): number | undefined {
  const known = placeInIndex(id);
  return known && sizes.slice(0, known.index).reduce((sum, size) => sum + size, known.place);
}
