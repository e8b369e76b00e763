/**
 * Gives what the build adds to Pagefind's name of an item, so that the item is known without loading it.
 * @param index the place of its index among the indexes of the portal
 * @param place its place among the records of that index
 * @example itemId(1, 20) // '_1_20'
 */
export function itemId(index: number, place: number): string {
  return `_${index}_${place}`;
}

/**
 * Reads the place of an item among all records of the portal from its id; undefined for an id of another form.
 * @param sizes how many records each index has
 * @example placeOfItem('vi_1a2b3c4_1_20', [600, 1500]) // 620
 */
export function placeOfItem(id: string, sizes: readonly number[]): number | undefined {
  const [, index, place] = /_(\d+)_(\d+)$/.exec(id) ?? [];
  if (index === undefined || place === undefined) return undefined;
  return sizes.slice(0, Number(index)).reduce((sum, size) => sum + size, Number(place));
}
