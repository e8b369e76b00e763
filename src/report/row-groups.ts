import { daysBetween, weekday } from '../schemas/day.ts';
import type { Period, TargetResult, Verdict } from '../schemas/report.ts';
import { countedPeriods, periodKinds, type PeriodKind } from '../schemas/vocabulary.ts';
import { capitalise, formatDay, formatNumber, midSentence } from '../text/format.ts';
import { describeLack, nameWhom } from './number-words.ts';
import { setsNumber } from './overview.ts';
import { isContinuousKind } from './periods.ts';
import { describePeriod, describeUnit, verdictWords } from './words.ts';

/** The most rows of a target, and of each of its units, that are shown one by one: the months of a year. */
const MAX_ROWS_SHOWN = 12;

/** The same for weeks and days: the weeks of a month. */
const MAX_SHORT_ROWS_SHOWN = 4;

/** The rows of one target and one unit that are shown together. */
export interface RowGroup {
  unit: string;
  rows: TargetResult[];
  /** One phrase for all of the rows; null where each is shown by itself. */
  phrase: string | null;
}

/** Groups the rows of one target by unit, and puts many rows, such as those of all weeks, into one phrase. */
export function groupRows(rows: TargetResult[]): RowGroup[] {
  // By the id, because two people may have the same name.
  return [...Map.groupBy(rows, ({ unit }) => unit).values()].map((rows) => ({
    unit: describeUnit(rows[0]!),
    rows,
    phrase: rows.length > maxRowsShown(rows[0]!.period) ? describeMany(rows) : null,
  }));
}

function maxRowsShown({ kind }: Period): number {
  return isContinuousKind(kind) ? MAX_SHORT_ROWS_SHOWN : MAX_ROWS_SHOWN;
}

/**
 * Puts rows of one target and unit into one phrase: how many are met, and which are not.
 * @example 'đạt 45/48 tuần; chưa đạt: tuần 3, 7; đang thực hiện: tuần 48'
 */
export function describeMany(rows: TargetResult[]): string {
  const kind = countedPeriods[rows[0]!.period.kind];
  const measured = rows.filter(setsNumber);
  if (measured.length === 0) {
    const sum = rows.reduce((total, { actual }) => total + (actual ?? 0), 0);
    return `đã ghi nhận ${formatNumber(sum)} trong ${formatNumber(rows.length)} ${kind}`;
  }
  const met = measured.filter(({ verdict }) => verdict === 'met').length;
  return [
    `đạt ${formatNumber(met)}/${formatNumber(measured.length)} ${kind}`,
    ...namedByVerdict(measured),
  ].join('; ');
}

/** The verdicts to be named with their periods, the gravest first. */
const NOT_MET: Verdict[] = ['missed', 'near', 'pending', 'no-data'];

/**
 * Says of a row that sums up several periods which of them are not met; empty where all are, and for other rows.
 * @example 'riêng từng tuần: đạt 11/13; chưa đạt: tuần 3, 7'
 */
export function describeOwnPeriods({ ownPeriods }: Pick<TargetResult, 'ownPeriods'>): string {
  if (!ownPeriods || ownPeriods.unmet.length === 0) return '';
  const { met, count, unmet } = ownPeriods;
  const { kind } = unmet[0]!.period;
  return [
    `riêng từng ${countedPeriods[kind]}: đạt ${formatNumber(met)}/${formatNumber(count)}`,
    ...namedByVerdict(unmet),
  ].join('; ');
}

/** Names the periods that are not met, the gravest verdict first. @example ['chưa đạt: tuần 3, 7'] */
function namedByVerdict(rows: Pick<TargetResult, 'period' | 'verdict'>[]): string[] {
  return NOT_MET.flatMap((verdict) => {
    const found = rows.filter((row) => row.verdict === verdict);
    return found.length > 0 ? [`${verdictWords[verdict]}: ${nameTogether(found)}`] : [];
  });
}

/**
 * Names the units, the people or the blocs that missed their numbers in periods that are over, with what each lacks; the
 * target only where there are several. Empty when there are none.
 * @example ['Đơn vị chưa đạt: Văn phòng (quý II/2026: thiếu 2; quý III/2026: thiếu 1), Tư pháp (quý II/2026: thiếu 2).']
 */
export function describeLagging(targets: TargetResult[]): string[] {
  const ofUnits = targets.filter(({ unit }) => unit !== null);
  const several = new Set(ofUnits.map(({ id }) => id)).size > 1;
  const lagging = ofUnits.filter(({ verdict }) => verdict === 'missed' || verdict === 'near');
  return [...Map.groupBy(lagging, nameWhom)].map(([whom, ofKind]) => {
    const named = [...Map.groupBy(ofKind, describeUnit)].map(([unit, rows]) => {
      const alike = Map.groupBy(rows, (row) => `${row.id} ${describeLack(row)}`);
      const lacks = [...alike.values()].map(
        (rows) => `${several ? `${rows[0]!.label}, ` : ''}${describeLacks(rows)}`,
      );
      return `${unit} (${lacks.join('; ')})`;
    });
    return `${capitalise(whom)} chưa đạt: ${named.join(', ')}.`;
  });
}

/** Says in which periods the same number is missing; of more than three names runs by their ends. */
function describeLacks(rows: TargetResult[]): string {
  const lack = describeLack(rows[0]!);
  const isMany = rows.length > 3 && !rows.some(({ cumulative }) => cumulative);
  const named = isMany ? nameTogether(rows) : rows.map((row) => midSentence(describePeriod(row))).join(', ');
  return `${named}: ${rows.length > 1 ? 'mỗi kỳ ' : ''}${lack}`;
}

/** Names periods of one kind, the kind once and runs by their ends. @example 'tuần 3, 7–9', 'ngày 05/01, 07/01–09/01' */
export function nameTogether(rows: Pick<TargetResult, 'period'>[]): string {
  const periods = rows.map(({ period }) => period);
  const { kind } = periods[0]!;
  if (kind === 'working-day') return `ngày ${nameRuns(periods, isNextWeekday, dayNamer(periods))}`;
  if (periods.some((period) => numberOf(period) === null))
    return periods.map(({ label }) => midSentence(label)).join(', ');
  const isNext = (one: Period, other: Period) => numberOf(other) === numberOf(one)! + 1;
  return `${periodKinds[kind]} ${nameRuns(periods, isNext, (period) => `${numberOf(period)}`)}`;
}

/** Names runs of periods by their first and last; of very many runs the first ones, and how many periods are left. */
function nameRuns(
  periods: Period[],
  isNext: (one: Period, other: Period) => boolean,
  nameOf: (period: Period) => string,
): string {
  const runs: Period[][] = [];
  for (const period of periods) {
    const last = runs.at(-1);
    if (last && isNext(last.at(-1)!, period)) last.push(period);
    else runs.push([period]);
  }
  const left = runs.slice(MAX_RUNS).flat().length;
  const named = runs.slice(0, MAX_RUNS).map((run) => {
    const [first, last] = [nameOf(run[0]!), nameOf(run.at(-1)!)];
    if (run.length === 1) return first;
    return `${first}${run.length === 2 ? ', ' : '–'}${last}`;
  });
  return (
    named.join(', ') + (left > 0 ? ` và ${formatNumber(left)} ${periodKinds[periods[0]!.kind]} khác` : '')
  );
}

/** The most runs that a phrase names: more fill a screen and tell nobody more. */
const MAX_RUNS = 12;

/** Says whether only a weekend lies between two days, or nothing. */
function isNextWeekday(one: Period, other: Period): boolean {
  const days = daysBetween(one.to, other.from);
  return (
    days === 1 || (days === 3 && weekday(one.to) === FRIDAY) || (days === 2 && weekday(one.to) === SATURDAY)
  );
}

const FRIDAY = 5;
const SATURDAY = 6;

/** Gives the function that names a day: without its year where all days are of one year. */
function dayNamer(periods: Period[]): (period: Period) => string {
  const isOneYear = new Set(periods.map(({ from }) => from.slice(0, 4))).size === 1;
  return ({ from }) => formatDay(from).slice(0, isOneYear ? 5 : 10);
}

const NUMBERED: ReadonlySet<PeriodKind> = new Set<PeriodKind>(['week', 'month']);

function numberOf({ kind, id }: Period): number | null {
  const found = NUMBERED.has(kind) ? /^\d{4}-W?(\d{2})$/.exec(id) : null;
  return found ? Number(found[1]) : null;
}
