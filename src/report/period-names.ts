import type { Plan } from '../schemas/plan.ts';
import { periodKinds, valuesOf } from '../schemas/vocabulary.ts';
import { stripMarks } from '../text/fold.ts';
import { periodsOf } from './periods.ts';

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
  // A number alone is a month only beside its year.
  const [, month] = (isDated && /^0?([1-9]|1[0-2])$/.exec(rest)) || [];
  return month === undefined ? null : `${ofYear}-${month.padStart(2, '0')}`;
}

/** The ways of naming a period without its year, each with the identifier that follows the year. */
const FORMS: readonly [RegExp, (number: string) => string][] = [
  [/^(?:ca )?nam$/, () => ''],
  [/^(?:quy|q)(?: thu)? ?0?([1-4]|iv|i{1,3}|mot|nhat|hai|ba|bon|tu)$/, (number) => `-Q${quarterOf(number)}`],
  [/^(?:thang|t|m) ?0?([1-9]|1[0-2])$/, (number) => `-${number.padStart(2, '0')}`],
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
