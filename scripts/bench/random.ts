/** Chance that is the same in every run. */
export interface Random {
  /** Returns a number from 0 up to but not including 1. */
  next(): number;
  /** Returns a whole number from 0 up to but not including the limit. */
  below(limit: number): number;
  pick<T>(list: readonly T[]): T;
  /** Returns so many different members of a list, in random order. */
  some<T>(list: readonly T[], count: number): T[];
  shuffle<T>(list: readonly T[]): T[];
}

/**
 * Makes chance from a seed with mulberry32 (Tommy Ettinger, 2017; public domain), which is small and varies texts
 * well enough.
 */
export function randomFrom(seed: number): Random {
  let state = seed | 0;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  const shuffle = <T>(list: readonly T[]): T[] => {
    const mixed = [...list];
    for (let last = mixed.length - 1; last > 0; last--) {
      const other = below(last + 1);
      [mixed[last], mixed[other]] = [mixed[other]!, mixed[last]!];
    }
    return mixed;
  };
  return {
    next,
    below,
    shuffle,
    pick: (list) => list[below(list.length)]!,
    some: (list, count) => shuffle(list).slice(0, count),
  };
}
