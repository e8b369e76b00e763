import { bareNumber } from '../reading/decisions.ts';
import type { Day } from '../schemas/day.ts';
import type { Period } from '../schemas/report.ts';
import { isAmong } from '../text/fold.ts';
import { daysPassed, shareOf, type Count, type Row } from './row.ts';

/**
 * Counts the procedures that a portal publishes on the day of the report, without the abolished ones. With `list`,
 * counts against the codes that this decision announces and that were not abolished since, nor are of another field, or
 * against a share of them, and names the missing ones; there is no data when the portal does not publish the decision with its codes. With
 * `within`, counts the changes of the period that were entered so soon.
 */
export function countProcedures(period: Period, row: Row): Count {
  const { target, evidence } = row;
  if (target.within) return countChanges(period, row, target.within);
  const { fields } = target.filter;
  const published = evidence.procedures.filter(
    ({ isAbolished, field }) => !isAbolished && (!fields || isAmong(fields, field)),
  );
  const listed = ({ path, title, url }: (typeof published)[number]) => ({ path, title, date: null, url });
  if (target.list === undefined)
    return { actual: published.length, counted: published.map(listed), notCounted: [], excluded: {} };

  const list = bareNumber(target.list);
  const decision = evidence.decisions.find(({ number }) => bareNumber(number) === list);
  if (!decision) return { actual: null, counted: [], notCounted: [], excluded: {} };
  const abolished = new Set(
    evidence.procedures.flatMap(({ isAbolished, code }) => (isAbolished ? code : [])),
  );
  const elsewhere = new Set(
    evidence.procedures.flatMap(({ code, field }) => (fields && !isAmong(fields, field) ? code : [])),
  );
  const codes = new Set(decision.codes.filter((code) => !abolished.has(code) && !elsewhere.has(code)));
  // Reversed, so that of two procedures with one code the first stays.
  const present = new Map(published.map((each) => [each.code, each] as const).reverse());
  const counted = [...codes].flatMap((code) => present.get(code) ?? []);
  return {
    actual: counted.length,
    ...(target.share === undefined
      ? { required: codes.size }
      : { required: shareOf(target.share, codes.size), whole: codes.size }),
    counted: counted.map(listed),
    notCounted: [...codes]
      .filter((code) => !present.has(code))
      .map((code) => ({ path: decision.path, title: `Thủ tục ${code}`, date: null, reason: 'absent' })),
    excluded: {},
  };
}

/**
 * Counts the procedures whose change was announced in a period and entered within some days: new, changed, replaced and
 * abolished ones. One that is still in time waits. Without the history of the repository there is no data.
 */
function countChanges(period: Period, row: Row, within: NonNullable<Row['target']['within']>): Count {
  const { target, evidence, asOf } = row;
  const { fields } = target.filter;
  const changes = evidence.procedures.flatMap(({ changed, ...rest }) => {
    const isDue = changed !== undefined && changed >= period.from && changed <= period.to && changed <= asOf;
    if (!isDue || (fields && !isAmong(fields, rest.field))) return [];
    const isInTimeOn = (day: Day) => daysPassed(changed, day, within, row) <= within.days;
    const isInTime = rest.entered !== undefined && isInTimeOn(rest.entered);
    return isInTime || !isInTimeOn(asOf) ? { ...rest, changed, isInTime } : [];
  });
  if (!evidence.hasHistory) return { actual: null, counted: [], notCounted: [], excluded: {} };
  const counted = changes.filter(({ isInTime }) => isInTime);
  return {
    actual: counted.length,
    ...(target.share === undefined
      ? {}
      : { required: shareOf(target.share, changes.length), whole: changes.length }),
    counted: counted.map(({ path, title, url, changed }) => ({ path, title, date: changed, url })),
    notCounted: changes
      .filter(({ isInTime }) => !isInTime)
      .map(({ path, title, changed }) => ({ path, title, date: changed, reason: 'late' })),
    excluded: {},
  };
}
