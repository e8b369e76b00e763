import { dayOfChange, decisionOf, decisionsByNumber } from '../reading/decisions.ts';
import type { Day } from '../schemas/day.ts';
import { procedureStatuses, valuesOf } from '../schemas/vocabulary.ts';
import { compareCodeUnits } from '../text/compare.ts';
import type { Shown, ShownPortal } from './portals.ts';

/** A procedure that is new, changed, replaced or abolished. */
export interface ProcedureChange {
  procedure: Shown<'procedures'>;
  /** Undefined where neither the procedure nor its decision tells the day. */
  day: Day | undefined;
  /** The decision, where the portal has it. */
  decision: Shown<'documents'> | undefined;
}

/** Lists the procedures that have changed, the newest first and those without a day last. */
export function procedureChanges({
  procedures,
  documents,
}: Pick<ShownPortal, 'procedures' | 'documents'>): ProcedureChange[] {
  const decisions = decisionsByNumber(documents);
  return procedures
    .filter(({ data }) => data.status !== 'hien-hanh')
    .map((procedure) => ({
      procedure,
      day: dayOfChange(procedure.data, decisions),
      decision: decisionOf(procedure.data, decisions),
    }))
    .sort((a, b) => compareCodeUnits(b.day ?? '', a.day ?? ''));
}

/** Groups changes by what happened to the procedure, in the order of the vocabulary. */
export function changesByStatus(
  changes: ProcedureChange[],
): { status: keyof typeof procedureStatuses; name: string; changes: ProcedureChange[] }[] {
  return valuesOf(procedureStatuses)
    .map((status) => ({
      status,
      name: procedureStatuses[status],
      changes: changes.filter(({ procedure }) => procedure.data.status === status),
    }))
    .filter((group) => group.changes.length > 0);
}

/** Returns the id of the line in which the page of a procedure tells its change; the feed gives each change its address. */
export function anchorOfChange(day: Day | undefined): string {
  return day ? `thay-doi-${day}` : 'thay-doi';
}
