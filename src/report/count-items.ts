import { daysBetween } from '../schemas/day.ts';
import type { Plan, Target } from '../schemas/plan.ts';
import type { Exclusion, Period, Reason } from '../schemas/report.ts';
import { peopleOf, type Item } from './item.ts';
import { isOfUnit, type Count, type Row } from './row.ts';

/** Finds the original of each text: the first item by day and path that counts in any period and for any unit. */
export function findOriginals(
  row: Omit<Row, 'unit' | 'originals'>,
  units: (string | null)[],
  periods: Period[],
): Map<string, Item> {
  const originals = new Map<string, Item>();
  for (const item of itemsOf(row)) {
    if (originals.has(item.fingerprint) || exclusionOf(item, row.target)) continue;
    if (!periods.some(({ from, to }) => item.day >= from && item.day <= to)) continue;
    if (units.some((unit) => reasonAgainst(item, { ...row, unit, originals }) === null))
      originals.set(item.fingerprint, item);
  }
  return originals;
}

/** Lists the items that a target looks at, in order; none for measures that count something else. */
export function itemsOf({ target: { measure }, evidence }: Pick<Row, 'target' | 'evidence'>): Item[] {
  if (measure === 'articles' || measure === 'publications' || measure === 'documents')
    return evidence[measure];
  return measure === 'activities' || measure === 'people' ? evidence.activities : [];
}

/** Counts the items of a period, each with its amount. */
export function countItems(period: Period, row: Row, amountOf: (item: Item) => number): Count {
  const found: Item[] = [];
  const notCounted: Count['notCounted'] = [];
  const excluded: Count['excluded'] = {};
  for (const item of itemsOf(row)) {
    if (item.day < period.from || item.day > period.to) continue;
    const exclusion = exclusionOf(item, row.target);
    if (exclusion) {
      excluded[exclusion] = (excluded[exclusion] ?? 0) + 1;
      continue;
    }
    const reason = reasonAgainst(item, row);
    if (reason) notCounted.push({ path: item.path, title: item.title, date: item.day, reason });
    else found.push(item);
  }

  const bursts = findBursts(found, period, row.plan);
  const counted = found.map((item): Count['counted'][number] => {
    const { path, title, day, url, appearance, facts, alikeTo } = item;
    const amount = amountOf(item);
    const flags = [
      ...(isBackdated(item, row.plan) ? ['backdated' as const] : []),
      ...(appearance && bursts.has(appearance.commit) ? ['burst' as const] : []),
      ...(alikeTo === undefined ? [] : ['alike' as const]),
      ...(url === null ? ['unlinked' as const] : []),
    ];
    return {
      path,
      title,
      date: day,
      url,
      ...(amount === 1 ? {} : { amount }),
      ...(appearance ? { firstSeen: appearance.day } : {}),
      ...(flags.length > 0 ? { flags } : {}),
      ...(alikeTo === undefined ? {} : { alikeTo }),
      ...(facts ? { facts } : {}),
    };
  });
  return { actual: found.reduce((sum, item) => sum + amountOf(item), 0), counted, notCounted, excluded };
}

/** Says why a target ignores an item that belongs to something else. Of several topics one match is enough. */
function exclusionOf(item: Item, { filter }: Target): Exclusion | null {
  if (filter.sections && !filter.sections.includes(item.section ?? '')) return 'wrong-section';
  if (filter.topics && !item.topics.some((topic) => (filter.topics as string[]).includes(topic)))
    return 'wrong-topic';
  if (filter.channels && !(filter.channels as string[]).includes(item.channel ?? '')) return 'wrong-channel';
  if (filter.forms && !(filter.forms as string[]).includes(item.form ?? '')) return 'wrong-form';
  if (filter.origin === 'dang-lai' && item.origin !== 'dang-lai') return 'wrong-origin';
  if (filter.audience && !informs(item, filter.audience)) return 'wrong-audience';
  if (filter.labels && !sharesOne(filter.labels, item.labels)) return 'wrong-label';
  if (filter.fields && !sharesOne(filter.fields, item.fields)) return 'wrong-field';
  if (filter.types && !filter.types.includes(item.type ?? '')) return 'wrong-type';
  if (filter.sent !== undefined && filter.sent !== (item.sent ?? false)) return 'wrong-attendance';
  if (filter.integrated !== undefined && filter.integrated !== (item.integrated ?? false))
    return 'wrong-attendance';
  return null;
}

/** Returns the first reason, in the order of the contract, why an item does not count. */
function reasonAgainst(
  item: Item,
  { plan, target, asOf, unit, originals }: Omit<Row, 'evidence'>,
): Reason | null {
  const { filter, within } = target;
  if (item.draft) return 'draft';
  if (item.day > asOf) return 'future';
  if (filter.origin === 'dia-phuong' && item.origin === 'dang-lai') return 'repost';
  if (filter.genres && !(filter.genres as string[]).includes(item.genre ?? '')) return 'wrong-genre';
  if (!isOfUnit(item.units, unit, target)) return 'wrong-unit';
  if ((originals.get(item.fingerprint) ?? item) !== item) return 'duplicate';
  if (item.words < plan.minWords) return 'too-short';
  if (within && item.appearance && daysBetween(item.day, item.appearance.day) > within.days) return 'late';
  if (!plan.integrity.backdatedCounts && isBackdated(item, plan)) return 'backdated';
  return null;
}

/** Says whether an item is meant for one of the groups, or an activity counted people of one of them. */
function informs(item: Item, groups: readonly string[]): boolean {
  return sharesOne(groups, item.audience) || peopleOf(item, groups) > 0;
}

function sharesOne(asked: readonly string[], has: readonly string[] | undefined): boolean {
  return has?.some((each) => asked.includes(each)) ?? false;
}

/** Says whether an item claims a day long before the day on which it came into the repository. */
function isBackdated({ day, appearance }: Item, { integrity }: Plan): boolean {
  return appearance !== undefined && daysBetween(day, appearance.day) > integrity.backdatedDays;
}

/** Finds the commits that brought many of a period's items at once, near the end of the period or after it. */
function findBursts(items: Item[], period: Period, { integrity }: Plan): Set<string> {
  const late = items.flatMap(({ appearance }) =>
    appearance && daysBetween(appearance.day, period.to) < integrity.burstDays ? appearance.commit : [],
  );
  const byCommit = Map.groupBy(late, (commit) => commit);
  return new Set(late.filter((commit) => byCommit.get(commit)!.length >= integrity.burstItems));
}
