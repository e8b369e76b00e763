/**
 * Orders texts by their characters' codes, for `sort`: the same order on every machine, whatever its language. Days,
 * minutes, paths and ids sort so.
 */
export function compareCodeUnits(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
