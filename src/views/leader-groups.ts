import { organs, type Organ } from '../schemas/vocabulary.ts';
import type { Leader } from '../schemas/leader.ts';
import { stripMarks } from '../text/fold.ts';
import type { Shown } from './portals.ts';

/** The leaders of one organ. */
export interface LeaderGroup {
  organ: Organ;
  name: string;
  leaders: Shown<'leaders'>[];
}

/**
 * Groups leaders by organ. The organs follow the order that the portal gives its people; in each the one at its head
 * comes first, then the others in their order.
 */
export function leadersByOrgan(leaders: readonly Shown<'leaders'>[]): LeaderGroup[] {
  return [...Map.groupBy(leaders, ({ data }) => organOf(data))].map(([organ, group]) => ({
    organ,
    name: organs[organ],
    leaders: group.toSorted((one, other) => Number(isHead(other.data)) - Number(isHead(one.data))),
  }));
}

/**
 * Says to which organ a leader belongs: what the file says, or else the first organ that the position names.
 * @example organOf({ position: 'Chủ tịch Hội đồng nhân dân xã' }) // 'hdnd'
 */
export function organOf({ organ, position }: Pick<Leader, 'organ' | 'position'>): Organ {
  if (organ) return organ;
  const found = NAMES.map(([id, names]) => ({ id, at: firstOf(stripMarks(position), names) }))
    .filter(({ at }) => at >= 0)
    .sort((one, other) => one.at - other.at);
  return found[0]?.id ?? 'khac';
}

function firstOf(text: string, names: string[]): number {
  return text.search(new RegExp(`\\b(?:${names.join('|')})\\b`));
}

/** How positions name each organ, without marks. */
const NAMES: [Organ, string[]][] = [
  ['dang-uy', ['dang uy', 'bi thu(?! doan)']],
  ['hdnd', ['hoi dong nhan dan', 'hdnd']],
  ['mttq', ['mat tran to quoc', 'uy ban mat tran', 'mttq', 'ubmttq']],
  ['ubnd', ['uy ban nhan dan', 'ubnd']],
];

function isHead({ position }: Leader): boolean {
  return /^(?:quyền )?(?:chủ tịch|bí thư)(?!\p{L})/iu.test(position);
}
