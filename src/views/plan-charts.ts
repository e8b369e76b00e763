import type { Evidence } from '../report/evidence.ts';
import { yearDaysOf } from '../report/periods.ts';
import { daysBetween, type Day } from '../schemas/day.ts';
import type { Plan } from '../schemas/plan.ts';
import type { PortalReport, TargetResult } from '../schemas/report.ts';
import { topics, valuesOf } from '../schemas/vocabulary.ts';

/** What the small charts of a plan show of a portal's year. */
export interface PlanCharts {
  pace: PaceChart | null;
  /** The articles of the year that the portal wrote itself, and those that it took over; null without articles. */
  origins: { own: number; taken: number } | null;
  /** The articles of the year on each content of administrative reform, in the order of the vocabulary. */
  topics: { name: string; articles: number }[];
}

/** The items that a target counted in each month, against the number needed. */
export interface PaceChart {
  label: string;
  /** From the first month of the plan's year to that of the day of the report. */
  months: { month: number; items: number }[];
  /** The number needed in a month, to one decimal place. */
  needed: number;
}

/** Draws from a portal's evidence what the charts of a plan show, up to `asOf`. */
export function chartsOf(plan: Plan, result: PortalReport, evidence: Evidence, asOf: Day): PlanCharts {
  const year = yearDaysOf(plan);
  const articles = evidence.articles.filter(
    ({ day, draft }) => !draft && day >= year.from && day <= year.to && day <= asOf,
  );
  const taken = result.origins?.reposted ?? 0;
  return {
    pace: paceOf(plan, result, asOf),
    origins: articles.length > 0 ? { own: articles.length - taken, taken } : null,
    topics: articles.some((article) => article.topics.length > 0)
      ? valuesOf(topics).map((topic) => ({
          name: topics[topic],
          articles: articles.filter((article) => article.topics.includes(topic)).length,
        }))
      : [],
  };
}

/** Follows the target that asks for most articles in a year. */
function paceOf(plan: Plan, { targets }: PortalReport, asOf: Day): PaceChart | null {
  const rows = targets.filter(
    ({ measure, unit, required }) => measure === 'articles' && unit === null && required > 0,
  );
  const byTarget = [...Map.groupBy(rows, ({ id }) => id).values()];
  const [followed] = byTarget.sort((a, b) => neededPerMonth(b) - neededPerMonth(a));
  if (!followed) return null;
  const last = asOf.slice(0, 4) > String(plan.year) ? 12 : Number(asOf.slice(5, 7));
  const days = new Map(followed.flatMap(({ counted }) => counted.map(({ path, date }) => [path, date])));
  const months = Array.from({ length: last }, (_, index) => {
    const month = `${plan.year}-${String(index + 1).padStart(2, '0')}`;
    return { month: index + 1, items: [...days.values()].filter((day) => day?.startsWith(month)).length };
  });
  return { label: followed[0]!.label, months, needed: neededPerMonth(followed) };
}

const DAYS_PER_MONTH = 365.25 / 12;

/** Spreads the number of the first whole period over its months. */
function neededPerMonth(rows: TargetResult[]): number {
  const { required, period } = rows[0]!;
  const months = (daysBetween(period.from, period.to) + 1) / DAYS_PER_MONTH;
  return Math.round((required / months) * 10) / 10;
}
