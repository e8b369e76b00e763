import { daysBetween, type Day } from '../schemas/day.ts';
import type { Plan, Target } from '../schemas/plan.ts';
import type { Exclusion, Period, Reason, TargetResult } from '../schemas/report.ts';
import type { Evidence } from './evidence.ts';
import type { Item } from './item.ts';

/** What counts in a period, and what does not, with the reason. */
export interface Count extends Pick<TargetResult, 'counted' | 'notCounted' | 'excluded'> {
  /** Null when nothing was recorded. */
  actual: number | null;
}

/** Everything that decides whether an item counts in a row of the report. */
export interface Row {
  plan: Plan;
  target: Target;
  evidence: Evidence;
  asOf: Day;
  unit: string | null;
  /** For each fingerprint the item that this target counts, in any period and for any unit. */
  originals: Map<string, Item>;
}

/** Counts what a target measures in one period. */
export function countIn(period: Period, row: Row): Count {
  switch (row.target.measure) {
    case 'articles':
    case 'publications':
      return countItems(period, row, () => 1);
    case 'activities':
      return countItems(period, row, ({ times }) => times);
    case 'people':
      return countItems(period, row, ({ people }) => people);
    case 'visits':
      return countVisits(period, row);
    case 'sections':
      return countParts(row.evidence);
    case 'documents':
    case 'procedures':
    case 'feedback':
    case 'figures':
      return { actual: null, counted: [], notCounted: [], excluded: {} };
  }
}

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

/** Lists the items that a target looks at, in order; none for visits and required parts. */
export function itemsOf({ target: { measure }, evidence }: Pick<Row, 'target' | 'evidence'>): Item[] {
  if (measure === 'articles' || measure === 'publications') return evidence[measure];
  return measure === 'activities' || measure === 'people' ? evidence.activities : [];
}

function countItems(period: Period, row: Row, amountOf: (item: Item) => number): Count {
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
    const { path, title, day, url, appearance } = item;
    const amount = amountOf(item);
    const flags = [
      ...(isBackdated(item, row.plan) ? ['backdated' as const] : []),
      ...(appearance && bursts.has(appearance.commit) ? ['burst' as const] : []),
    ];
    return {
      path,
      title,
      date: day,
      url,
      ...(amount === 1 ? {} : { amount }),
      ...(appearance ? { firstSeen: appearance.day } : {}),
      ...(flags.length > 0 ? { flags } : {}),
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
  return null;
}

/** Returns the first reason, in the order of the contract, why an item does not count. */
function reasonAgainst(
  item: Item,
  { plan, target: { filter }, asOf, unit, originals }: Omit<Row, 'evidence'>,
): Reason | null {
  if (item.draft) return 'draft';
  if (item.day > asOf) return 'future';
  if (filter.origin === 'dia-phuong' && item.origin === 'dang-lai') return 'repost';
  if (filter.genres && !(filter.genres as string[]).includes(item.genre ?? '')) return 'wrong-genre';
  if (unit !== null ? item.unit !== unit : filter.units && !filter.units.includes(item.unit ?? ''))
    return 'wrong-unit';
  if ((originals.get(item.fingerprint) ?? item) !== item) return 'duplicate';
  if (item.words < plan.minWords) return 'too-short';
  if (!plan.integrity.backdatedCounts && isBackdated(item, plan)) return 'backdated';
  return null;
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

/** Sums the entries whose first day lies in the period and whose last day is not after the target's `until`. */
function countVisits(period: Period, { target, evidence, asOf }: Row): Count {
  const entries = evidence.visits
    .filter(
      ({ from, to }) =>
        from >= period.from && from <= period.to && from <= asOf && (!target.until || to <= target.until),
    )
    .sort((a, b) => (a.from < b.from ? -1 : 1));
  return {
    actual: entries.length === 0 ? null : entries.reduce((sum, { visits }) => sum + visits, 0),
    counted: entries.map(({ path, source, from, visits }) => ({
      path,
      title: source,
      date: from,
      url: null,
      amount: visits,
    })),
    notCounted: [],
    excluded: {},
  };
}

function countParts({ parts }: Evidence): Count {
  const complete = parts.filter((part) => part.complete);
  return {
    actual: complete.length,
    counted: complete.map(({ path, title, url }) => ({ path, title, date: null, url })),
    notCounted: parts
      .filter((part) => !part.complete)
      .map(({ path, title }) => ({ path, title, date: null, reason: 'incomplete' as const })),
    excluded: {},
  };
}
