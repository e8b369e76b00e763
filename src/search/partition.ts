import { hash } from 'node:crypto';
import { compareCodeUnits } from '../text/compare.ts';
import type { SearchKind } from './kinds.ts';
import type { SearchRecord } from './records.ts';

/** How many characters of text an index holds. */
interface IndexSizes {
  /**
   * The largest size up to which lasting or daily records form one index. Pagefind takes some 70 bytes of memory for
   * each character when it writes an index.
   */
  maxAlone: number;
  /**
   * The smallest size of one of several indexes, so that a query need not search many. The newest index may be smaller.
   */
  min: number;
  /**
   * The largest size of one of several indexes, so that a changed article has only some hundreds of others indexed
   * again.
   */
  max: number;
}

const SIZES: IndexSizes = { maxAlone: 6_000_000, min: 2_000_000, max: 3_200_000 };

/** The kinds of which new records appear daily, and for which hardly anybody asks once they are old. */
const DAILY_KINDS: readonly SearchKind[] = ['tin-tuc', 'phan-anh', 'hoat-dong'];

/**
 * Spreads records over indexes small enough to be built in little memory. Records that last for years (procedures,
 * contacts, leaders, documents) and daily ones are in separate indexes, so that a new article rewrites no index of
 * lasting records. In each of the two, the newest come first, and indexes are filled from the oldest record on. An
 * index that has its smallest size ends at the next milestone, a record chosen by its address, so that a changed, added
 * or removed article moves no others into another index.
 */
export function divideRecords(records: readonly SearchRecord[], indexSizes = SIZES): SearchRecord[][] {
  const isDaily = ({ kind, day }: SearchRecord) => DAILY_KINDS.includes(kind) && day !== undefined;
  return [records.filter((record) => !isDaily(record)), records.filter(isDaily)]
    .filter(({ length }) => length > 0)
    .flatMap((group) => divideGroup(group, indexSizes));
}

function divideGroup(records: readonly SearchRecord[], indexSizes: IndexSizes): SearchRecord[][] {
  const ordered = records.toSorted((one, other) => compareCodeUnits(other.day ?? '9999', one.day ?? '9999'));
  const sizes = ordered.map(({ title, text }) => title.length + text.length);
  if (sizes.reduce((sum, size) => sum + size, 0) <= indexSizes.maxAlone) return [ordered];
  const parts: SearchRecord[][] = [[]];
  let filled = 0;
  for (const [at, record] of [...ordered.entries()].reverse()) {
    if (filled + sizes[at]! > indexSizes.max || (filled >= indexSizes.min && isMilestone(record))) {
      parts.unshift([]);
      filled = 0;
    }
    parts[0]!.unshift(record);
    filled += sizes[at]!;
  }
  return parts;
}

/** Chooses one record in 128 by its address, always the same ones. */
function isMilestone({ address }: SearchRecord): boolean {
  return Number.parseInt(hash('sha1', address).slice(0, 2), 16) < 2;
}
