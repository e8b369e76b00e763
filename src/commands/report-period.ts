import type { Plans } from '../reading/content.ts';
import {
  describeOffer,
  identifierOf,
  lastOffered,
  offersPeriod,
  periodsNamed,
} from '../report/period-names.ts';
import { periodById } from '../report/periods.ts';
import { isPeriodId, type Plan } from '../schemas/plan.ts';
import type { Day } from '../schemas/day.ts';
import { Failure } from '../terminal/failure.ts';
import { printable } from '../text/printable.ts';
import { wrap } from '../text/wrap.ts';

/** What a person asked of the report. */
interface Asked {
  asOf: Day;
  plan?: string | undefined;
  period?: string | undefined;
}

/**
 * Returns the id of the period asked for by id or by name. Of several years, takes the latest that is not after the
 * report's, else the earliest. Returns a name that no plan has unchanged.
 */
export function identifyPeriod({ period, plan, asOf }: Asked, { plans }: Plans): string | undefined {
  if (!period) return period;
  const found = [...plans].flatMap(([id, { data }]) =>
    plan && id !== plan ? [] : periodsNamed(data, period.trim()),
  );
  const latestFirst = [...new Set(found)].sort().reverse();
  return latestFirst.find((id) => id.slice(0, 4) <= asOf.slice(0, 4)) ?? latestFirst.at(-1) ?? period;
}

/** Refuses a period that cannot be read, or that lies outside the years of all plans. @param id what it was read as */
export function refuseUnknownPeriod(asked: Asked, id: string | undefined, plans: Plans): void {
  if (!asked.period || id === undefined) return;
  const known = chosenFrom(plans, ({ id: plan }) => !asked.plan || plan === asked.plan);
  // A plan that cannot be read may have the period; then the report names that plan's errors.
  if (known.some(({ data }) => periodById(data, id)) || (isPeriodId(id) && plans.problems.length > 0)) return;
  const year = asked.asOf.slice(0, 4);
  const meant = isPeriodId(id) ? id : identifierOf(asked.period, Number(year));
  const name = quoted(asked.period, meant);
  if (meant === null) throw failure(`Không hiểu kỳ ${name}.`, known, [year], asked.asOf);
  const years = [...new Set(known.map(({ data }) => data.year))].sort();
  const ofYears = years.length > 0 ? ` Các kế hoạch ở đây là của năm ${years.join(', ')}.` : '';
  throw failure(`Không kế hoạch nào có kỳ ${name}.${ofYears}`, known, [meant.slice(0, 4), year], asked.asOf);
}

/**
 * Refuses a period of the calendar for which no plan has a target or wants a report, because an empty report would look
 * like a result. Does not refuse a period that has not begun.
 * @param binding the plans that bind the portals of the report
 */
export function refuseIdlePeriod(
  { period, asOf }: Asked,
  id: string | undefined,
  binding: ReadonlySet<string>,
  plans: Plans,
): void {
  const bound = chosenFrom(plans, ({ id: plan }) => binding.has(plan));
  if (!period || id === undefined || bound.length === 0) return;
  if (bound.some(({ data }) => offersPeriod(data, id))) return;
  const name = quoted(period, id);
  throw failure(`Không có chỉ tiêu hay báo cáo nào cho kỳ ${name}.`, bound, [id.slice(0, 4)], asOf);
}

function chosenFrom({ plans }: Plans, isChosen: (plan: { id: string }) => boolean): Known[] {
  return [...plans].flatMap(([id, { data }]) => (isChosen({ id }) ? [{ id, data }] : []));
}

interface Known {
  id: string;
  data: Plan;
}

/** Quotes a period as it was typed, with its id where that is something else. @example '“tháng 9” (2026-09)' */
function quoted(typed: string, id: string | null): string {
  return `“${printable(typed)}”${id === null || id === typed ? '' : ` (${id})`}`;
}

const MAX_PLANS = 3;
const WIDTH = 80;

/**
 * Says what is wrong, which periods the plans of the year have, and how one of them is asked for.
 * @param years the years to look for plans in, in this order; when none has a plan, the newest plans are listed
 */
function failure(reason: string, known: Known[], years: string[], asOf: Day): Failure {
  const offering = known.filter(({ data }) => describeOffer(data) !== '');
  const latest = offering.reduce((last, { data }) => Math.max(last, data.year), 0);
  const ofYear = [...years, String(latest)]
    .map((year) => offering.filter(({ data }) => String(data.year) === year))
    .find(({ length }) => length > 0);
  const named = ofYear ?? [];
  const more = named.length - MAX_PLANS;
  const example = named[0] && lastOffered(named[0].data, asOf);
  const lines = [
    reason,
    ...named
      .slice(0, MAX_PLANS)
      .map(({ id, data }) => `Kế hoạch ${printable(id)} có: ${describeOffer(data)}.`),
    ...(more > 0 ? [`Và ${more} kế hoạch khác; chọn một bằng --plan.`] : []),
    ...(example ? [`Ví dụ:  --period "${printable(example.label)}"  hoặc  --period ${example.id}`] : []),
  ];
  return new Failure(
    lines
      .flatMap((line) => wrap(line, WIDTH - 2).map((each, at) => (at === 0 ? each : `  ${each}`)))
      .join('\n'),
  );
}
