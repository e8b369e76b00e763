import type { Plan } from '../schemas/plan.ts';
import { periodKinds, valuesOf } from '../schemas/vocabulary.ts';
import { stripMarks } from '../text/fold.ts';
import { periodsOf } from './periods.ts';

/**
 * Finds the periods of a plan's year that people call by a name, with or without its year, in Roman or other numbers.
 * Returns their identifiers; that of the period itself where an identifier is given.
 * @example periodsNamed(plan, 'Quý III') // ['2026-Q3']
 */
export function periodsNamed(plan: Pick<Plan, 'year' | 'periods'>, name: string): string[] {
  const asked = plain(name);
  return valuesOf(periodKinds)
    .flatMap((kind) => periodsOf(plan, kind))
    .filter(
      ({ id, label }) =>
        id === name || plain(label) === asked || withoutYear(plain(label)) === asked.replace(/ nam$/, ''),
    )
    .map(({ id }) => id);
}

/** @example plain('Quý 3 năm 2026') // 'quy iii/2026' */
function plain(text: string): string {
  return stripMarks(text.toLowerCase())
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/^(quy) ([1-4])\b/, (_, word: string, number: string) => `${word} ${ROMAN[Number(number) - 1]!}`)
    .replace(/^((?:quy|thang|tuan) \w{1,3})(?: nam |\/| \/ )(\d{4})$/, '$1/$2')
    .replace(/^(thang|tuan) 0(\d)/, '$1 $2');
}

function withoutYear(label: string): string {
  return label.replace(/\/\d{4}$/, '').replace(/ nam \d{4}$/, '');
}

const ROMAN = ['i', 'ii', 'iii', 'iv'];
