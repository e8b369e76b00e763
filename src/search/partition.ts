import { hash } from 'node:crypto';
import type { SearchRecord } from './records.ts';

/** Characters that indexes may hold. */
interface Limits {
  /** In the only index of a portal. Pagefind takes some 70 bytes of memory for each when it writes an index. */
  alone: number;
  /**
   * In one index of several: so many that a visitor need not ask many indexes, so few that a changed article has only
   * some hundreds of others indexed again. The newest index may hold less.
   */
  least: number;
  most: number;
}

const LIMITS: Limits = { alone: 6_000_000, least: 2_000_000, most: 3_200_000 };

/**
 * Spreads records over indexes small enough to be built in little memory: those without a day and the newest in the
 * first. They are filled from the oldest on and, once they hold enough, end at a record whose address says so: an
 * article that is changed, added or taken away moves no others into another index.
 */
export function divideRecords(records: readonly SearchRecord[], limits = LIMITS): SearchRecord[][] {
  const ordered = records.toSorted((one, other) => compareDays(other.day ?? '9999', one.day ?? '9999'));
  const sizes = ordered.map(({ title, text }) => title.length + text.length);
  if (sizes.reduce((sum, size) => sum + size, 0) <= limits.alone) return [ordered];
  const parts: SearchRecord[][] = [[]];
  let filled = 0;
  for (const [at, record] of [...ordered.entries()].reverse()) {
    if (filled + sizes[at]! > limits.most || (filled >= limits.least && isMilestone(record))) {
      parts.unshift([]);
      filled = 0;
    }
    parts[0]!.unshift(record);
    filled += sizes[at]!;
  }
  return parts;
}

function compareDays(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** One record in 128, always the same ones. */
function isMilestone({ address }: SearchRecord): boolean {
  return Number.parseInt(hash('sha1', address).slice(0, 2), 16) < 2;
}
