import { isDay, type Day } from '../schemas/day.ts';
import type { Plan } from '../schemas/plan.ts';
import type { Period } from '../schemas/report.ts';
import { periodKinds, valuesOf, type PeriodKind } from '../schemas/vocabulary.ts';
import { stripMarks } from '../text/fold.ts';
import { midSentence } from '../text/format.ts';
import { periodById, periodsOf } from './periods.ts';

/**
 * Finds the periods of a plan's year that people call by a name, with or without its year. Returns their identifiers;
 * that of the period itself where an identifier is given.
 * @example periodsNamed(plan, 'Quý III') // ['2026-Q3']
 */
export function periodsNamed(plan: Pick<Plan, 'year' | 'periods'>, name: string): string[] {
  const id = identifierOf(name, plan.year);
  return valuesOf(periodKinds)
    .flatMap((kind) => periodsOf(plan, kind))
    .filter((period) => [name, id].includes(period.id) || plain(period.label) === plain(name))
    .map((period) => period.id);
}

type OfferingPlan = Pick<Plan, 'year' | 'periods' | 'monthStarts'> & {
  targets: Pick<Plan['targets'][number], 'per'>[];
};

/** Says whether a plan has a target for a period, or wants a report on it. */
export function offersPeriod(plan: OfferingPlan, id: string): boolean {
  if (plan.periods.deadlines.some(({ period }) => period === id)) return true;
  const kinds = new Set(plan.targets.map(({ per }) => per));
  // Which days are worked depends on the holidays.
  if (isDay(id)) return kinds.has('working-day') && id.startsWith(String(plan.year));
  return [...kinds].some((kind) => periodsOf(plan, kind).some((period) => period.id === id));
}

/**
 * Lists the periods for which a plan has targets or wants reports, the shortest first; empty where there are none.
 * @example 'quý I/2026, quý II/2026, quý III/2026, quý IV/2026; năm 2026'
 */
export function describeOffer(plan: OfferingPlan): string {
  const days = plan.targets.some(({ per }) => per === 'working-day')
    ? [`từng ngày làm việc của năm ${plan.year}`]
    : [];
  return [...days, ...offeredBy(plan).map(nameAll)].join('; ');
}

/** Gives the last period of the shortest kind that has begun, else the first: one that a report may be asked for. */
export function lastOffered(plan: OfferingPlan, asOf: Day): Period | undefined {
  const [shortest = []] = offeredBy(plan);
  return shortest.findLast(({ from }) => from <= asOf) ?? shortest[0];
}

/** Lists the periods that a plan has targets for or wants reports on, one list for each kind but the working days. */
function offeredBy(plan: OfferingPlan): Period[][] {
  const wanted = plan.periods.deadlines.flatMap(({ period }) => periodById(plan, period) ?? []);
  const kinds = new Set<PeriodKind>(plan.targets.map(({ per }) => per));
  return valuesOf(periodKinds)
    .filter((kind) => kind !== 'working-day')
    .map((kind) => (kinds.has(kind) ? periodsOf(plan, kind) : wanted.filter((each) => each.kind === kind)))
    .filter(({ length }) => length > 0);
}

/** Names periods of one kind; of many the first and the last. @example 'tháng 1/2026 đến tháng 12/2026' */
function nameAll(periods: Period[]): string {
  const names = periods.map(({ label }) => midSentence(label));
  return names.length > MAX_NAMED ? `${names[0]} đến ${names.at(-1)}` : names.join(', ');
}

/** The most periods of one kind that are named one by one. */
const MAX_NAMED = 6;

/**
 * Gives the identifier that a period of the calendar has, from a name such as people write; null for any other text.
 * @param year the year that is meant where the name has none
 * @example identifierOf('quý 3/2026', 2027) // '2026-Q3'
 */
export function identifierOf(name: string, year: number): string | null {
  const { rest, ofYear = String(year), isDated } = splitYear(plain(name));
  for (const [form, suffix] of FORMS) {
    const found = form.exec(rest);
    if (found) return ofYear + suffix(found[1] ?? '');
  }
  // A number alone is a month, and a Roman one a quarter, only beside its year.
  const [, quarter] = (isDated && /^(i{1,3}|iv)$/.exec(rest)) || [];
  if (quarter !== undefined) return `${ofYear}-Q${quarterOf(quarter)}`;
  const [, month] = (isDated && /^0?([1-9]|1[0-2])$/.exec(rest)) || [];
  return month === undefined ? null : `${ofYear}-${month.padStart(2, '0')}`;
}

/** The months in words. @example MONTHS[3] // ['tu', 'bon'] */
const MONTHS = [
  ...[['mot'], ['hai'], ['ba'], ['tu', 'bon'], ['nam'], ['sau'], ['bay'], ['tam'], ['chin'], ['muoi']],
  ...[['muoi mot'], ['muoi hai']],
];

function monthOf(word: string): string {
  return String(MONTHS.findIndex((names) => names.includes(word)) + 1).padStart(2, '0');
}

/** The ways of naming a period without its year, each with the identifier that follows the year. */
const FORMS: readonly [RegExp, (number: string) => string][] = [
  [/^(?:ca )?nam$/, () => ''],
  [
    /^(?:qu[yi]|q)(?: thu)? ?0?([1-4]|iv|i{1,3}|mot|nhat|hai|ba|bon|tu)$/,
    (number) => `-Q${quarterOf(number)}`,
  ],
  [/^(?:thang|t|m) ?0?([1-9]|1[0-2])$/, (number) => `-${number.padStart(2, '0')}`],
  [new RegExp(`^thang (${MONTHS.flat().join('|')})$`), (word) => `-${monthOf(word)}`],
  [/^(?:tuan|w)(?: thu| so)? ?0?([1-9]|[1-4]\d|5[0-3])$/, (number) => `-W${number.padStart(2, '0')}`],
  [/^(?:(?:6|sau) ?(?:thang|t)|nua)(?: dau)?(?: nam)?$|^h1$/, () => '-H1'],
  [/^(?:(?:6|sau) ?(?:thang|t)|nua) cuoi(?: nam)?$|^h2$/, () => '-H2'],
  [/^(?:9|chin) ?(?:thang|t|m)(?: dau)?(?: nam)?$/, () => '-9M'],
];

const QUARTERS = [
  ['1', 'i', 'mot', 'nhat'],
  ['2', 'ii', 'hai'],
  ['3', 'iii', 'ba'],
  ['4', 'iv', 'bon', 'tu'],
];

function quarterOf(number: string): number {
  return QUARTERS.findIndex((names) => names.includes(number)) + 1;
}

/** Parts the year from a name that begins or ends with one. @example splitYear('quy 3 nam 2026') // { rest: 'quy 3', ofYear: '2026' } */
function splitYear(text: string): { rest: string; ofYear?: string; isDated: boolean } {
  const [, before, last] = /^(?:(.{0,60}?)[ ,/.-]{0,3})(?:nam )?(\d{4})$/.exec(text) ?? [];
  if (last) return { rest: before || 'nam', ofYear: last, isDated: true };
  const [, first, behind] = /^(\d{4})[ ,/.-]{0,3}(.{1,60})$/.exec(text) ?? [];
  if (first && behind) return { rest: behind, ofYear: first, isDated: true };
  return { rest: text, isDated: false };
}

/** Takes off marks, capitals, brackets and surplus spaces. @example plain('Quý  3 – 2026') // 'quy 3 - 2026' */
function plain(text: string): string {
  return stripMarks(text.toLowerCase())
    .replace(/[\u2010-\u2015]/g, '-')
    .replace(/[()"'“”]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
