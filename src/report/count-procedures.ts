import type { Count, Row } from './row.ts';

/**
 * Counts the procedures that a portal publishes on the day of the report, without the abolished ones. With `list`,
 * counts against the codes that this decision announces and that were not abolished since, nor are of another field,
 * and names the missing ones; there is no data when the portal does not publish the decision with its codes.
 */
export function countProcedures({ target, evidence }: Row): Count {
  const { fields } = target.filter;
  const published = evidence.procedures.filter(
    ({ isAbolished, field }) => !isAbolished && (!fields || fields.includes(field)),
  );
  const listed = ({ path, title, url }: (typeof published)[number]) => ({ path, title, date: null, url });
  if (target.list === undefined)
    return { actual: published.length, counted: published.map(listed), notCounted: [], excluded: {} };

  const decision = evidence.decisions.find(({ number }) => number === target.list);
  if (!decision) return { actual: null, counted: [], notCounted: [], excluded: {} };
  const abolished = new Set(
    evidence.procedures.flatMap(({ isAbolished, code }) => (isAbolished ? code : [])),
  );
  const elsewhere = new Set(
    evidence.procedures.flatMap(({ code, field }) => (fields && !fields.includes(field) ? code : [])),
  );
  const codes = new Set(decision.codes.filter((code) => !abolished.has(code) && !elsewhere.has(code)));
  // Reversed, so that of two procedures with one code the first stays.
  const present = new Map(published.map((each) => [each.code, each] as const).reverse());
  const counted = [...codes].flatMap((code) => present.get(code) ?? []);
  return {
    actual: counted.length,
    required: codes.size,
    counted: counted.map(listed),
    notCounted: [...codes]
      .filter((code) => !present.has(code))
      .map((code) => ({ path: decision.path, title: `Thủ tục ${code}`, date: null, reason: 'absent' })),
    excluded: {},
  };
}
