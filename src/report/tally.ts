import { daysBetween, type Day } from '../schemas/day.ts';
import type { Plan, Target } from '../schemas/plan.ts';
import {
  verdicts,
  type Exclusion,
  type Period,
  type PortalReport,
  type Reason,
  type TargetResult,
  type Verdict,
} from '../schemas/report.ts';
import type { Evidence, Item } from './evidence.ts';
import { cutAt, periodsOf } from './periods.ts';

/**
 * Counts one portal against one plan: a row for each target, unit where the target is per unit, and period of
 * the plan's year that has begun by `asOf`.
 * @param period narrows the report to one period, by its identifier
 */
export function tally(
  planId: string,
  plan: Plan,
  evidence: Evidence,
  asOf: Day,
  period?: string,
): PortalReport {
  const applying = plan.targets.filter(({ appliesTo }) => !appliesTo || appliesTo.includes(evidence.kind));
  const begun = applying.flatMap((target) => tallyTarget(plan, target, evidence, asOf));
  const targets = begun.filter((row) => !period || row.period.id === period);
  const awaitsFirstPeriod = applying.length > 0 && begun.length === 0;
  return {
    portal: evidence.portal,
    name: evidence.name,
    plan: planId,
    verdict: awaitsFirstPeriod ? 'pending' : worst(targets.map(({ verdict }) => verdict)),
    targets,
  };
}

/** Finds the worst of several verdicts; met when there is none to be worse. */
export function worst(found: Verdict[]): Verdict {
  return verdicts[Math.max(0, ...found.map((verdict) => verdicts.indexOf(verdict)))] ?? 'met';
}

function tallyTarget(plan: Plan, target: Target, evidence: Evidence, asOf: Day): TargetResult[] {
  const periods = periodsOf(plan, target.per)
    .filter(({ from }) => from <= asOf)
    .flatMap((period) => cutAt(period, target.until) ?? []);
  const units = unitsOf(target, evidence);
  const originals = findOriginals({ plan, target, asOf }, itemsOf(target, evidence), units, periods);
  return units.flatMap((unit) =>
    periods.map((period) => {
      const count = countIn(period, { plan, target, evidence, asOf, unit, originals });
      return {
        id: target.id,
        label: target.label,
        measure: target.measure,
        basis: target.basis ?? null,
        unit,
        period,
        required: target.min,
        ...compare(plan, target, period, count.actual, asOf),
        counted: count.counted,
        notCounted: count.notCounted,
        excluded: count.excluded,
      };
    }),
  );
}

/** Null stands for the portal as a whole. A filter on units narrows a per-unit target to those units. */
function unitsOf({ by, filter }: Target, { units }: Evidence): (string | null)[] {
  if (by === 'portal') return [null];
  return filter.units ? units.filter((unit) => filter.units!.includes(unit)) : units;
}

interface Count {
  /** Null when nothing was ever recorded. */
  actual: number | null;
  counted: TargetResult['counted'];
  notCounted: TargetResult['notCounted'];
  excluded: TargetResult['excluded'];
}

interface Row {
  plan: Plan;
  target: Target;
  evidence: Evidence;
  asOf: Day;
  unit: string | null;
  /** For each text this target counts, the item it counts it by. */
  originals: Map<string, Item>;
}

/** What a target counts; nothing for visits and required parts, which are no items. */
function itemsOf({ measure }: Target, evidence: Evidence): Item[] {
  if (measure === 'articles' || measure === 'publications') return evidence[measure];
  return measure === 'activities' || measure === 'people' ? evidence.activities : [];
}

/** Of items with the same text the first that counts, by day and path, in any period and for any unit, is the original. */
function findOriginals(
  row: Pick<Row, 'plan' | 'target' | 'asOf'>,
  items: Item[],
  units: (string | null)[],
  periods: Period[],
): Map<string, Item> {
  const originals = new Map<string, Item>();
  for (const item of items) {
    if (originals.has(item.fingerprint) || exclusionOf(item, row.target)) continue;
    if (!periods.some(({ from, to }) => item.day >= from && item.day <= to)) continue;
    if (units.some((unit) => reasonAgainst(item, { ...row, unit, originals }) === null))
      originals.set(item.fingerprint, item);
  }
  return originals;
}

function countIn(period: Period, row: Row): Count {
  const { target, evidence } = row;
  switch (target.measure) {
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
      return countParts(evidence);
  }
}

function countItems(period: Period, row: Row, amountOf: (item: Item) => number): Count {
  const { target, evidence } = row;
  const count = {
    actual: 0,
    counted: [] as Count['counted'],
    notCounted: [] as Count['notCounted'],
    excluded: {} as Count['excluded'],
  };
  for (const item of itemsOf(target, evidence)) {
    if (item.day < period.from || item.day > period.to) continue;
    const { path, title, day: date, url } = item;

    const exclusion = exclusionOf(item, target);
    if (exclusion) {
      count.excluded[exclusion] = (count.excluded[exclusion] ?? 0) + 1;
      continue;
    }
    const reason = reasonAgainst(item, row);
    if (reason) {
      count.notCounted.push({ path, title, date, reason });
      continue;
    }
    const amount = amountOf(item);
    count.actual += amount;
    count.counted.push({ path, title, date, url, ...(amount === 1 ? {} : { amount }) });
  }
  return count;
}

/** What an item belongs to decides whether a target looks at it at all. Of several topics one match is enough. */
function exclusionOf(item: Item, { filter }: Target): Exclusion | null {
  if (filter.sections && !filter.sections.includes(item.section ?? '')) return 'wrong-section';
  if (filter.topics && !item.topics.some((topic) => (filter.topics as string[]).includes(topic)))
    return 'wrong-topic';
  if (filter.channels && !(filter.channels as string[]).includes(item.channel ?? '')) return 'wrong-channel';
  if (filter.forms && !(filter.forms as string[]).includes(item.form ?? '')) return 'wrong-form';
  if (filter.origin === 'dang-lai' && item.origin !== 'dang-lai') return 'wrong-origin';
  return null;
}

/** The first reason, in the order of the contract, why an item the target looks at does not count. */
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
  return null;
}

/** An entry belongs to the period its first day lies in, and counts if it was over by the period's cut-off. */
function countVisits(period: Period, { target, evidence, asOf }: Row): Count {
  const entries = evidence.visits.filter(
    ({ from, to }) =>
      from >= period.from && from <= period.to && from <= asOf && (!target.until || to <= target.until),
  );
  return {
    actual: entries.length === 0 ? null : entries.reduce((sum, { visits }) => sum + visits, 0),
    counted: entries
      .sort((a, b) => (a.from < b.from ? -1 : 1))
      .map(({ path, source, from, visits }) => ({
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

/** Holds a count against its minimum on the day of the report. */
function compare(plan: Plan, { min }: Target, period: Period, actual: number | null, asOf: Day) {
  if (actual === null) return { actual, missing: null, verdict: 'no-data' as const };
  const missing = Math.max(0, min - actual);
  if (missing === 0) return { actual, missing, verdict: 'met' as const };
  if (asOf <= period.to)
    return { actual, missing, verdict: 'pending' as const, daysLeft: daysBetween(asOf, period.to) };
  const verdict = actual / min >= plan.bands.near - ROUNDING ? 'near' : 'missed';
  return { actual, missing, verdict: verdict as Verdict };
}

/** So that 4 of 5 is 80 % whatever binary fractions make of it. */
const ROUNDING = 1e-9;
