import { isCount } from '../schemas/figures.ts';
import type { Period, PortalReport, Report, TargetResult, Verdict } from '../schemas/report.ts';
import { countedPeriods } from '../schemas/vocabulary.ts';
import { formatNumber, formatOfficialDay, midSentence } from '../text/format.ts';
import {
  askedPercentage,
  describeLack,
  excessOf,
  isShare,
  nameDays,
  nameWhom,
  nounOf,
  percentageOf,
} from './number-words.ts';
import { setsNumber } from './overview.ts';
import { isContinuousKind } from './periods.ts';
import { describeMany, describeOwnPeriods, groupRows, nameTogether } from './row-groups.ts';
import { describeUnit } from './words.ts';

/** The results as an official writes them, in sentences. */

/** What the sentences about a row must know of its report. */
export type Context = Pick<Report, 'asOf' | 'period'> & Pick<PortalReport, 'coming'>;

/** The most rows of a target that are said one by one; a year has no more quarters. */
const MAX_ROWS_SAID = 4;

/** Writes the results of one target in one sentence, without its name: period by period, or unit by unit. */
export function sayTarget(rows: TargetResult[], context: Context): string {
  const [first] = rows;
  if (first && first.unit !== null) return sayUnits(rows, context);
  const phrase = foldedPhrase(rows);
  if (phrase) return phrase;
  return rows
    .map((row) => [sayTime(row, context), saySum(row, context)].filter(Boolean).join(' '))
    .join('; ');
}

/** Writes the result of a row, and of a sum of several periods which of them are not met. */
function saySum(row: TargetResult, context: Context): string {
  const own = describeOwnPeriods(row);
  if (!own) return sayResult(row, context);
  return isContinuous(row) ? sayEachPeriod(row) : `${sayResult(row, context)}; ${own}`;
}

/** Says whether a row sums up weeks or working days, of which each is to be met, not their sum. */
function isContinuous({ ownPeriods }: TargetResult): boolean {
  const kind = ownPeriods?.unmet[0]?.period.kind;
  return kind !== undefined && isContinuousKind(kind);
}

/** @example 'đạt 11/13 tuần; chưa đạt: tuần 3, 7', 'đạt 60/64 ngày làm việc; chưa đạt: 4 ngày làm việc' */
function sayEachPeriod({ ownPeriods }: TargetResult): string {
  const { met, count: all, unmet } = ownPeriods!;
  const of = (verdict: Verdict) => unmet.filter((each) => each.verdict === verdict);
  const named = ([words, found]: readonly [string, typeof unmet]) =>
    found.length > 0 ? [`${words}: ${nameMany(found)}`] : [];
  return [
    `đạt ${formatNumber(met)}/${formatNumber(all)} ${countedPeriods[unmet[0]!.period.kind]}`,
    ...named(['chưa đạt', unmet.filter(isShort)]),
    ...named(['đang thực hiện', of('pending')]),
    ...named(['chưa có số liệu', of('no-data')]),
  ].join('; ');
}

/** Says in one phrase what many rows of one target and unit reached; null where they are few. */
function foldedPhrase(rows: TargetResult[]): string | null {
  if (rows.length <= MAX_ROWS_SAID) return null;
  return rows[0]!.period.kind === 'working-day' ? sayWorkingDays(rows) : describeMany(rows);
}

/** Says on how many working days a target was met; the appendix names them. */
function sayWorkingDays(rows: TargetResult[]): string {
  const of = (verdict: Verdict) => rows.filter((row) => row.verdict === verdict).length;
  const measured = rows.filter(setsNumber).length;
  if (measured === 0) return describeMany(rows);
  const short = of('missed') + of('near');
  return [
    `đạt ${formatNumber(of('met'))}/${formatNumber(measured)} ngày làm việc`,
    ...(short > 0 ? [`chưa đạt ${formatNumber(short)} ngày`] : []),
    ...(of('pending') > 0 ? [`đang thực hiện ${formatNumber(of('pending'))} ngày`] : []),
  ].join(', ');
}

/**
 * Writes the result of a row without its name and time.
 * @example 'đạt 2/5 tin, bài, còn thiếu 3', 'đạt 6 tin, bài, vượt 1 so với mức giao 5'
 */
export function sayResult(row: TargetResult, context: Context): string {
  const { actual, max, gaps } = row;
  if (actual === null) return 'chưa có số liệu';
  if (gaps) return sayGaps(row);
  if (isShare(row)) return sayShare(row);
  if (!setsNumber(row))
    return `${HAVING.has(row.measure) ? 'có' : 'thực hiện'} ${count(row, actual)} (kế hoạch không giao số)`;
  if (isIndex(row)) return sayIndex(row, actual);
  return max === undefined ? sayReached(row, actual, context) : sayCeiling(row, actual, max);
}

/** Says what was reached of a number of items. */
function sayReached(row: TargetResult, actual: number, context: Context): string {
  const { required, missing, verdict } = row;
  const reached = `${formatNumber(actual)}/${count(row, required)}`;
  if (verdict === 'met' && actual > required && !STATES.has(row.measure))
    return `đạt ${count(row, actual)}, vượt ${formatNumber(actual - required)} so với mức giao ${formatNumber(required)}`;
  if (verdict === 'met') return `đạt ${reached}`;
  const lack = formatNumber(missing ?? 0) + sayWhere(row);
  if (verdict !== 'pending') return `đạt ${reached}, còn thiếu ${lack}`;
  const until = lastDayFor(row, context);
  return `${HAVING.has(row.measure) ? 'đã có' : 'đã thực hiện'} ${reached}, còn ${lack}${until ? `, thời hạn đến hết ngày ${formatOfficialDay(until)}` : ''}`;
}

/** Names the contents in which something is missing. @example ' (Cải cách thể chế: 1; Cải cách tài chính công: 1)' */
export function sayWhere({ each = [] }: TargetResult): string {
  const lacking = each.filter(({ actual, required }) => actual < required);
  if (lacking.length === 0) return '';
  return ` (${lacking.map(({ label, actual, required }) => `${label}: ${formatNumber(required - actual)}`).join('; ')})`;
}

/** Says how many items there are beside the number that they must not exceed. */
function sayCeiling(row: TargetResult, actual: number, max: number): string {
  const { required, missing, verdict } = row;
  const ceiling = `mức tối đa ${formatNumber(max)}`;
  const have = `${nounOf(row) ? 'có' : 'là'} ${count(row, actual)}`;
  if (excessOf(row) > 0) return `${have}, vượt ${formatNumber(excessOf(row))} so với ${ceiling}`;
  if (missing)
    return `${verdict === 'pending' ? 'đã có' : 'đạt'} ${formatNumber(actual)}/${count(row, required)}, còn thiếu ${formatNumber(missing)} (${ceiling})`;
  if (verdict !== 'pending') return `${have}, không quá ${ceiling}`;
  return actual === 0 && nounOf(row)
    ? `hiện chưa có ${nounOf(row)} nào (${ceiling})`
    : `hiện ${have}, chưa quá ${ceiling}`;
}

/** Says which part of a whole was reached. @example 'đạt 96% (144/150 hồ sơ), yêu cầu 95%' */
function sayShare(row: TargetResult): string {
  const { actual, whole = 0, verdict, balance } = row;
  const noun = nounOf(row);
  if (whole === 0) return `chưa phát sinh${noun ? ` ${noun}` : ''}`;
  const largest = balance === undefined ? '' : ` so với ${nameWhom(row)} có nhiều nhất`;
  const reached = `đạt ${percentageOf(row)}${largest} (${formatNumber(actual ?? 0)}/${count(row, whole)})`;
  const asked = `yêu cầu ${askedPercentage(row)}`;
  if (verdict === 'pending') return `hiện ${reached}, ${asked}`;
  return `${reached}, ${verdict === 'met' ? '' : 'thấp hơn '}${asked}`;
}

/** Says how long nothing new came, with the days that are too many. */
function sayGaps(row: TargetResult): string {
  const { actual, max = 0, gaps = [], verdict } = row;
  const [days, noun] = [nameDays(row), nounOf(row)];
  const allowed = `mức cho phép ${formatNumber(max)} ${days}`;
  const [only] = gaps;
  if (!only) {
    const longest = `khoảng dài nhất không có ${noun} mới là ${formatNumber(actual ?? 0)} ${days}, ${allowed}`;
    return verdict === 'pending' ? `đến nay ${longest}` : longest;
  }
  const span = ({ from, to }: typeof only) => `${formatOfficialDay(from)} – ${formatOfficialDay(to)}`;
  if (gaps.length === 1)
    return `có khoảng ${formatNumber(only.days)} ${days} không có ${noun} mới (${span(only)}), ${allowed}`;
  const named = gaps.map((gap) => `${span(gap)} (${formatNumber(gap.days)} ${days})`);
  return `có ${formatNumber(gaps.length)} khoảng không có ${noun} mới quá ${allowed}: ${named.join(', ')}`;
}

/** Says which value an index has, which is no number of anything. */
function sayIndex(row: TargetResult, actual: number): string {
  const { required, max, verdict, missing } = row;
  if (max !== undefined) return sayCeiling(row, actual, max);
  const value = `${formatNumber(actual)}, `;
  if (verdict === 'pending') return `hiện đạt ${value}mức giao ${formatNumber(required)}`;
  if (verdict === 'met') return `đạt ${value}mức giao ${formatNumber(required)}`;
  return `đạt ${value}thấp hơn mức giao ${formatNumber(required)} là ${formatNumber(missing ?? 0)}`;
}

/** Says whether a row counts values that somebody measured, which do not add up. */
export function isIndex(row: TargetResult): boolean {
  return row.measure === 'figures' && nounOf(row) === '' && !(row.figures ?? []).every(isCount);
}

/** Says how many units, people or blocs reached the target in each period, and what the others lack. */
function sayUnits(rows: TargetResult[], context: Context): string {
  if (rows.some((row) => row.period.id !== rows[0]!.period.id)) {
    const groups = groupRows(rows);
    if (groups.some(({ rows: ofUnit }) => foldedPhrase(ofUnit)))
      return groups.map(({ unit, rows: ofUnit }) => `${unit} ${foldedPhrase(ofUnit) ?? ''}`).join('; ');
  }
  const byPeriod = [...Map.groupBy(rows, ({ period }) => period.id).values()];
  return byPeriod
    .map((some) => [sayTime(some[0]!, context), sayUnitsOfPeriod(some)].filter(Boolean).join(' '))
    .join('; ');
}

function sayUnitsOfPeriod(rows: TargetResult[]): string {
  const measured = rows.filter(setsNumber);
  if (measured.length === 0) return sayUnmeasuredUnits(rows);
  const met = measured.filter(({ verdict }) => verdict === 'met').length;
  return [
    `có ${met}/${measured.length} ${nameWhom(rows[0]!)} đạt`,
    ...list('chưa đạt', measured.filter(isShort)),
    ...list(
      'đang thực hiện',
      measured.filter(({ verdict }) => verdict === 'pending'),
    ),
    ...list(
      'chưa có số liệu',
      measured.filter(({ verdict }) => verdict === 'no-data'),
    ),
  ].join('; ');
}

/** Says what units did of which the plan asks no number, or of which nothing could be asked. */
function sayUnmeasuredUnits(rows: TargetResult[]): string {
  const first = rows[0]!;
  if (rows.every(({ whole }) => whole === 0))
    return ['chưa phát sinh', nounOf(first)].filter(Boolean).join(' ');
  const named = rows.map((row) => {
    const number = row.actual === null ? 'chưa có số liệu' : count(row, row.actual);
    return `${describeUnit(row)} ${number}`;
  });
  return `${named.join(', ')} (kế hoạch không giao số)`;
}

/** @example ['chưa đạt: Văn phòng (thiếu 2), Tư pháp (thiếu 1)'] */
function list(heading: string, rows: TargetResult[]): string[] {
  const named = rows.map((row) => {
    const lack = row.actual === null ? '' : describeLack(row);
    return `${describeUnit(row)}${lack && ` (${lack})`}`;
  });
  return named.length > 0 ? [`${heading}: ${named.join(', ')}`] : [];
}

/** Says whether a row missed its number for good. */
export function isShort({ verdict }: Pick<TargetResult, 'verdict'>): boolean {
  return verdict === 'missed' || verdict === 'near';
}

/** Says what one target lacks, of rows that are over or have no data, without repeating what was reached. */
export function sayShortfall(rows: TargetResult[], context: Context): string {
  if (rows[0]?.unit !== null) return sayShortUnits(rows, context);
  if (rows.length <= MAX_ROWS_SAID)
    return rows.map((row) => [sayTime(row, context), sayLack(row)].filter(Boolean).join(' ')).join('; ');
  const [known, unknown] = [rows.filter(isShort), rows.filter((row) => !isShort(row))];
  return [
    ...(known.length > 0 ? [`chưa đạt ở ${nameMany(known)}`] : []),
    ...(unknown.length > 0 ? [`chưa có số liệu của ${nameMany(unknown)}`] : []),
  ].join('; ');
}

function sayShortUnits(rows: TargetResult[], context: Context): string {
  const byPeriod = [...Map.groupBy(rows, ({ period }) => period.id).values()];
  if (byPeriod.length > MAX_ROWS_SAID)
    return groupRows(rows)
      .map(({ unit, rows: ofUnit }) => `${unit} chưa đạt ở ${nameMany(ofUnit)}`)
      .join('; ');
  return byPeriod
    .map((ofPeriod) => {
      const unknown = ofPeriod.filter((row) => !isShort(row));
      const lists = [...list('chưa đạt', ofPeriod.filter(isShort)), ...list('chưa có số liệu', unknown)];
      return [sayTime(ofPeriod[0]!, context), lists.join('; ')].filter(Boolean).join(' ');
    })
    .join('; ');
}

/** Names periods of one kind; of working days only their number, because a year has hundreds. */
function nameMany(rows: Pick<TargetResult, 'period'>[]): string {
  return rows[0]!.period.kind === 'working-day' && rows.length > MAX_ROWS_SAID
    ? `${formatNumber(rows.length)} ngày làm việc`
    : nameTogether(rows);
}

/** Says what one row lacks. @example 'thiếu 3 tin, bài so với mức giao 5' */
function sayLack(row: TargetResult): string {
  const { actual, required, missing, max = 0, gaps, verdict } = row;
  if (actual === null || verdict === 'no-data') return 'chưa có số liệu để đánh giá';
  if (gaps)
    return `có khoảng ${formatNumber(actual)} ${nameDays(row)} không có ${nounOf(row)} mới, quá mức cho phép ${formatNumber(max)} ${nameDays(row)}`;
  if (isShare(row)) return `đạt ${percentageOf(row)}, thấp hơn yêu cầu ${askedPercentage(row)}`;
  if (excessOf(row) > 0) return `vượt ${count(row, excessOf(row))} so với mức tối đa ${formatNumber(max)}`;
  if (isIndex(row)) return sayIndex(row, actual);
  const own = row.ownPeriods?.unmet.filter(isShort) ?? [];
  if (own.length > 0 && isContinuous(row)) return `chưa đạt ở ${nameMany(own)}`;
  return `thiếu ${count(row, missing ?? 0)} so với mức giao ${formatNumber(required)}`;
}

/**
 * Names the time that a row is about, where it is not the time of the whole report. What adds up from an earlier day on
 * says so, because a reader would take it for a result of the period.
 * @example 'lũy kế từ 15/12/2025 đến 14/9/2026', 'quý II/2026'
 */
export function sayTime(row: TargetResult, context: Context): string {
  const { period, cumulative, measure } = row;
  const { period: asked, asOf } = context;
  if (!cumulative) {
    if (asked?.id === period.id) return '';
    const name = period.kind === 'working-day' ? `ngày ${formatOfficialDay(period.from)}` : period.label;
    return midSentence(name);
  }
  // The weeks of a period begin some days before or after it.
  if (isContinuous(row)) return '';
  const last = formatOfficialDay(asOf < period.to ? asOf : period.to);
  if (STATES.has(measure)) return `đến ngày ${last}`;
  if (asked?.id !== period.id || period.from !== asked.from)
    return `lũy kế từ ${formatOfficialDay(period.from)} đến ${last}`;
  const own = ownPeriodOf(row, context);
  return own ? `${midSentence(own.label)} (đến ${last})` : '';
}

/** Gives the period of a target that goes on after the row, which ends with a shorter one; undefined where none does. */
function ownPeriodOf({ id, period }: TargetResult, { coming = [] }: Context): Period | undefined {
  const own = coming.find((each) => each.id === id)?.period;
  return own && own.from <= period.to ? own : undefined;
}

/** Gives the last day on which a row that runs can still be met; null where the report does not know it. */
export function lastDayFor(row: TargetResult, context: Context): string | null {
  return row.daysLeft === undefined ? (ownPeriodOf(row, context)?.to ?? null) : row.period.to;
}

/** Writes a number with the noun of what it counts. @example '5 tin, bài' */
export function count(row: Parameters<typeof nounOf>[0], number: number): string {
  return [formatNumber(number), nounOf(row)].filter(Boolean).join(' ');
}

/** The measures of which a report says how much there is, not how much was done. */
const HAVING: ReadonlySet<TargetResult['measure']> = new Set<TargetResult['measure']>([
  ...(['people', 'visits', 'figures', 'sections', 'channels', 'accounts', 'procedures'] as const),
]);

/** The measures that are a state on a day, which no time adds up. */
const STATES: ReadonlySet<TargetResult['measure']> = new Set<TargetResult['measure']>([
  'sections',
  'accounts',
]);
