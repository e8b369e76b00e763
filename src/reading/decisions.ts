import type { Day } from '../schemas/day.ts';
import type { Document } from '../schemas/document.ts';
import type { Procedure } from '../schemas/procedure.ts';

/** Documents by their numbers, as `decisionOf` looks them up. */
export type Decisions<D> = ReadonlyMap<string, D>;

/** Indexes documents by number; of two with the same number the first counts. */
export function decisionsByNumber<D extends { data: Pick<Document, 'number'> }>(
  documents: readonly D[],
): Decisions<D> {
  return new Map(documents.map((each) => [bareNumber(each.data.number), each] as const).reverse());
}

/** Finds the document that announced a procedure; undefined where the portal does not have it. */
export function decisionOf<D>(
  { decision }: Pick<Procedure, 'decision'>,
  decisions: Decisions<D>,
): D | undefined {
  return decision === undefined ? undefined : decisions.get(bareNumber(numberIn(decision) ?? decision));
}

/**
 * Gives the day on which a procedure was announced as new, changed, replaced or abolished: the day that it states, else
 * the day of its decision. Undefined for a procedure that has not changed, and when neither states a day.
 */
export function dayOfChange(
  procedure: Pick<Procedure, 'status' | 'changed' | 'decision'>,
  decisions: Decisions<{ data: Pick<Document, 'issued'> }>,
): Day | undefined {
  if (procedure.status === 'hien-hanh') return undefined;
  return procedure.changed ?? decisionOf(procedure, decisions)?.data.issued;
}

/** Gives the number in a mention. @example numberIn('Quyết định số 45/QĐ-UBND ngày 05/01/2026') // '45/QĐ-UBND' */
export function numberIn(mention: string): string | undefined {
  return NUMBER.exec(mention)?.[0];
}

/** Gives a number in the form in which two spellings of it are equal. */
export function bareNumber(number: string): string {
  return number.replace(/\s/g, '').toLowerCase();
}

const NUMBER = /(?<!\d)\d+[a-zđ]?(?:\/\d{4})?\s*\/\s*[A-ZĐ][\p{L}\d]*(?:\s*-\s*[A-ZĐ][\p{L}\d]*)*/u;
