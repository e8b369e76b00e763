import type { ItemFacts } from '../schemas/report.ts';
import { audiences, valuesOf } from '../schemas/vocabulary.ts';
import { formatNumber, midSentence } from '../text/format.ts';

/** The words about a counted item, for every format that people read. */

/** Describes an item in one phrase. @example 'tập huấn; Văn phòng; 2 lần; 113 người (cán bộ 34, người dân 79)' */
export function describeFacts({
  form,
  outlet,
  units = [],
  times,
  people,
  byAudience,
  copies,
}: ItemFacts): string {
  return [
    ...(outlet ? [outlet] : []),
    ...(form ? [midSentence(form)] : []),
    ...(units.length > 0 ? [units.join(', ')] : []),
    ...(times === undefined ? [] : [`${formatNumber(times)} lần`]),
    ...(people ? [describePeople({ people, byAudience }, 'người')] : []),
    ...(copies === undefined ? [] : [`số lượng ${formatNumber(copies)}`]),
  ].join('; ');
}

/** Writes the number of people, empty where nobody was counted, and of each group that was counted apart. @example '113 (cán bộ 34, người dân 79)' */
export function describePeople(
  { people, byAudience = {} }: Pick<ItemFacts, 'people' | 'byAudience'>,
  noun = '',
): string {
  if (!people) return '';
  const groups = valuesOf(audiences).flatMap((audience) => {
    const count = byAudience[audience];
    if (count === undefined) return [];
    // A group that was everybody needs no second number.
    return [
      count === people
        ? AUDIENCE_IN_SHORT[audience]
        : `${AUDIENCE_IN_SHORT[audience]} ${formatNumber(count)}`,
    ];
  });
  return `${formatNumber(people)}${noun && ` ${noun}`}${groups.length > 0 ? ` (${groups.join(', ')})` : ''}`;
}

/** The first group of each of the names in the vocabulary, for places where there is little room. */
const AUDIENCE_IN_SHORT = {
  'can-bo': 'cán bộ',
  'nguoi-dan': 'người dân',
  'doanh-nghiep': 'doanh nghiệp',
  'to-chuc': 'tổ chức',
} satisfies Record<keyof typeof audiences, string>;
