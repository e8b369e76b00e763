import { daysBetween, type Day } from '../schemas/day.ts';
import type { Plan, Target } from '../schemas/plan.ts';
import type { Period, PortalReport, TargetResult } from '../schemas/report.ts';
import { topics, valuesOf } from '../schemas/vocabulary.ts';
import type { Evidence } from './evidence.ts';
import { cutTo, periodsOf } from './periods.ts';

/** What the small charts of a portal in a plan are drawn from. */
interface Charted {
  plan: Plan;
  /** The targets that bind the portal. */
  targets: Target[];
  rows: TargetResult[];
  evidence: Pick<Evidence, 'articles'>;
  /** The year of the plan, or the period of the report. */
  days: Pick<Period, 'from' | 'to'>;
  asOf: Day;
}

/** Gives what the small charts of a portal show: articles a month against the number needed, and articles by content. */
export function chartsOf(charted: Charted): Pick<PortalReport, 'pace' | 'topics'> {
  const pace = paceOf(charted);
  const byTopic = topicsOf(charted);
  return { ...(pace ? { pace } : {}), ...(byTopic.length > 0 ? { topics: byTopic } : {}) };
}

/** Follows the target that asks for most articles a month, in the months of the plan that have begun. */
function paceOf({ plan, targets, rows, days, asOf }: Charted): PortalReport['pace'] {
  const [followed] = targets
    .filter((target) => isPaced(target) && rows.some(({ id }) => id === target.id))
    .map((target) => ({ target, needed: neededPerMonth(plan, target) }))
    .sort((a, b) => b.needed - a.needed);
  if (!followed) return undefined;
  const { target, needed } = followed;
  // An item counts in one period only, but stands in all rows that add up to the end of a longer one.
  const found = new Map(
    rows
      .filter(({ id }) => id === target.id)
      .flatMap(({ counted }) => counted.map(({ path, date }) => [path, date])),
  );
  const dates = [...found.values()].filter((date) => date !== null && date !== undefined);
  const months = monthsOf(plan).filter(({ from, to }) => from <= asOf && from <= days.to && to >= days.from);
  return {
    ...{ id: target.id, label: target.label, needed },
    months: months.map(({ id, label, from, to }) => ({
      ...{ id, label, isOver: asOf > to },
      items: dates.filter((date) => date >= from && date <= to).length,
    })),
  };
}

/** Says whether a target asks for a plain number of articles of the whole portal, which months can share. */
function isPaced({ measure, by, per, min, share, eachOf }: Target): boolean {
  return measure === 'articles' && by === 'portal' && per !== 'working-day' && min > 0 && !share && !eachOf;
}

const DAYS_PER_MONTH = 365.25 / 12;

/** Spreads the number of the first period that counts over its months, to one decimal place. */
function neededPerMonth(plan: Plan, { per, min, until }: Target): number {
  const last = [plan.to, until].filter((day) => day !== undefined).sort()[0];
  const [first] = periodsOf(plan, per).flatMap((period) => cutTo(period, plan.from, last) ?? []);
  if (!first) return 0;
  const months = (daysBetween(first.from, first.to) + 1) / DAYS_PER_MONTH;
  return Math.round((min / months) * 10) / 10;
}

/** Lists the months as the plan divides its year; those of the calendar where it has periods of its own. */
function monthsOf(plan: Plan): Period[] {
  const { periods } = plan;
  const scheme = periods.scheme === 'custom' ? 'calendar' : periods.scheme;
  return periodsOf({ ...plan, periods: { ...periods, scheme } }, 'month');
}

/** Counts the articles of some days on each content of administrative reform; empty where none names its content. */
function topicsOf({ evidence, days, asOf }: Charted): NonNullable<PortalReport['topics']> {
  const counts = new Map<string, number>();
  for (const { day, draft, topics: named } of evidence.articles)
    if (!draft && day >= days.from && day <= days.to && day <= asOf)
      for (const topic of new Set(named)) counts.set(topic, (counts.get(topic) ?? 0) + 1);
  if (counts.size === 0) return [];
  return valuesOf(topics).map((id) => ({ id, label: topics[id], articles: counts.get(id) ?? 0 }));
}
