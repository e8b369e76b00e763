import type { Grouping, Target } from '../schemas/plan.ts';
import type { Exclusion, Period } from '../schemas/report.ts';
import { activityForms, audiences, channels, topics, valuesOf } from '../schemas/vocabulary.ts';
import { compareCodeUnits } from '../text/compare.ts';
import { describeItems, selectItems } from './count-items.ts';
import type { Evidence } from './evidence.ts';
import type { Item } from './item.ts';
import { matchToGroups } from './matching.ts';
import type { Count, Row } from './row.ts';

/**
 * Counts the items of a period towards a number in each of several contents, chuyên mục, channels, forms or audiences.
 * Every item, and every time of an activity, stands for one of them only, so that as many as possible are filled;
 * earlier items come first. Items that no group needs any more are named as surplus; those that fit none are excluded,
 * as they are by a filter.
 */
export function countEach(
  period: Period,
  row: Row,
  grouping: Grouping,
  timesOf: (item: Item) => number,
): Count {
  const { countable: found, notCounted, excluded } = selectItems(period, row);
  const groups = groupsOf(grouping, row.target, row.evidence);
  const fitting = found.flatMap((item) => {
    const own = groups.map(({ id }) => id).filter((id) => GROUPS_OF[grouping](item).includes(id));
    return own.length > 0 ? [{ item, own }] : [];
  });
  const countable = fitting.map(({ item }) => item);
  const others = found.length - countable.length;
  const exclusion = EXCLUSION_OF[grouping];
  const places = Math.ceil(row.target.min);
  const occurrences = fitting.flatMap((one) =>
    // Limits the times to the places of all its groups, because more would be surplus anyway.
    Array.from({ length: Math.min(timesOf(one.item), places * one.own.length) }, () => one),
  );
  const taken = matchToGroups(
    occurrences.map(({ own }) => own),
    places,
  );
  const standsFor = new Map<Item, string[]>();
  for (const [index, { item }] of occurrences.entries()) {
    const group = taken[index];
    if (group !== undefined) standsFor.set(item, [...(standsFor.get(item) ?? []), group]);
  }
  const counted = countable.filter((item) => standsFor.has(item));
  const spare = countable.filter((item) => !standsFor.has(item));
  const placed = taken.filter((group) => group !== undefined);
  return {
    actual: placed.length,
    required: places * groups.length,
    each: groups.map(({ id, label }) => ({
      ...{ id, label, required: places },
      actual: placed.filter((group) => group === id).length,
    })),
    counted: describeItems(counted, period, row.plan, (item) => standsFor.get(item)!.length).map(
      (described, index) => ({ ...described, standsFor: [...new Set(standsFor.get(counted[index]!))] }),
    ),
    notCounted: [
      ...notCounted,
      ...spare.map(({ path, title, day: date }) => ({ path, title, date, reason: 'surplus' as const })),
    ].sort((a, b) => compareCodeUnits(a.date ?? '', b.date ?? '') || compareCodeUnits(a.path, b.path)),
    excluded: others > 0 ? { ...excluded, [exclusion]: (excluded[exclusion] ?? 0) + others } : excluded,
  };
}

/** Lists the groups of a target: those that its filter names, or else all. */
function groupsOf(
  grouping: Grouping,
  { filter }: Target,
  { sections }: Evidence,
): { id: string; label: string }[] {
  if (grouping === 'sections')
    return (filter.sections ?? sections.map(({ id }) => id)).map((id) => ({
      id,
      label: sections.find((section) => section.id === id)?.name ?? id,
    }));
  const words: Record<string, string> = { topics, channels, forms: activityForms, audience: audiences }[
    grouping
  ];
  return [...new Set<string>(filter[grouping] ?? valuesOf(words))].map((id) => ({
    id,
    label: words[id] ?? id,
  }));
}

const GROUPS_OF: Record<Grouping, (item: Item) => readonly (string | undefined)[]> = {
  topics: ({ topics }) => topics,
  sections: ({ section }) => [section],
  channels: ({ channel }) => [channel],
  forms: ({ form }) => [form],
  audience: ({ audience = [] }) => audience,
};

/** Why an item that fits no group is excluded. */
const EXCLUSION_OF: Record<Grouping, Exclusion> = {
  topics: 'wrong-topic',
  sections: 'wrong-section',
  channels: 'wrong-channel',
  forms: 'wrong-form',
  audience: 'wrong-audience',
};
