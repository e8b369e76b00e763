import { describeExcess, describeProgress, excessOf, nameWhom } from './number-words.ts';
import { describeMany, groupRows } from './row-groups.ts';
import { setsNumber } from './overview.ts';
import { verdictWords } from './words.ts';
import type { Period, PortalReport, TargetResult, Verdict } from '../schemas/report.ts';
import { periodKinds, type Measure, type PeriodKind } from '../schemas/vocabulary.ts';
import { capitalise, formatDay, formatNumber } from '../text/format.ts';

/** One target in a few words. */
export interface TargetCard {
  id: string;
  label: string;
  /** @example 'Đạt 4/4 quý' */
  result: string;
  verdict: Verdict;
  basis: string | null;
  /** The only row of the target, whose evidence stands in the card; null where a matrix shows the rows. */
  row: TargetResult | null;
}

/** All targets that are counted over one kind of period: a column for each period, a line for each unit. */
export interface Matrix {
  kind: PeriodKind;
  /** The columns; none where every line is folded into one phrase. */
  periods: Period[];
  targets: MatrixTarget[];
}

export interface MatrixTarget {
  id: string;
  label: string;
  basis: string | null;
  measure: Measure;
  lines: MatrixLine[];
}

/** The rows of one unit, or of the whole portal. */
export interface MatrixLine {
  unit: string;
  rows: TargetResult[];
  /** One phrase for all of the rows, which then have no cells. */
  phrase: string | null;
}

/** Sums up each target of a portal in a few words. */
export function cardsOf({ targets }: PortalReport): TargetCard[] {
  return [...Map.groupBy(targets, ({ id }) => id).values()].map((rows) => {
    const { id, label, basis } = rows[0]!;
    const row = rows.length === 1 ? rows[0]! : null;
    return { id, label, basis, row, result: capitalise(sumUp(rows)), verdict: worstOf(rows) };
  });
}

/**
 * Arranges the rows of a portal as matrices, one for each kind of period, the shortest first. Leaves out targets of one
 * row, because their cards say all of it.
 */
export function matricesOf({ targets: all }: PortalReport): Matrix[] {
  const targets = [...Map.groupBy(all, ({ id }) => id).values()].flatMap((rows) =>
    rows.length > 1 ? rows : [],
  );
  return (Object.keys(periodKinds) as PeriodKind[]).flatMap((kind) => {
    const rows = targets.filter(({ period }) => period.kind === kind);
    if (rows.length === 0) return [];
    const arranged = [...Map.groupBy(rows, ({ id }) => id).values()].map((ofTarget) => ({
      id: ofTarget[0]!.id,
      label: ofTarget[0]!.label,
      basis: ofTarget[0]!.basis,
      measure: ofTarget[0]!.measure,
      lines: groupRows(ofTarget),
    }));
    const shown = arranged.flatMap(({ lines }) => lines.flatMap(({ rows, phrase }) => (phrase ? [] : rows)));
    const periods = new Map(shown.map(({ period }) => [period.id, period]));
    const inOrder = [...periods.values()].sort((a, b) => (a.from < b.from ? -1 : 1));
    return [{ kind, periods: inOrder, targets: arranged }];
  });
}

/** Writes what a row reached, and what it is to reach. @example '6 trên 5', '4', '9 (không quá 7)' */
export function describeReached(row: TargetResult): string {
  return describeProgress(row, 'Chưa rõ');
}

/** Writes the verdict of a cell, where there is little room: the missing number says why it is not met. */
export function describeCell(row: TargetResult): string {
  if (excessOf(row) > 0) return describeExcess(row);
  if (row.verdict === 'pending') return row.missing ? `còn ${formatNumber(row.missing)}` : 'đang làm';
  return row.missing ? `thiếu ${formatNumber(row.missing)}` : verdictWords[row.verdict];
}

/** Names the column of a period without its year. @example 'Quý I', 'Tháng 3' */
export function nameColumn({ label }: Period): string {
  return label.replace(/\/\d{4}$/, '').replace(/ năm \d{4}$/, '');
}

/** Writes the days of a period. @example '15/03/2026 – 14/06/2026' */
export function describeDays({ from, to }: Pick<Period, 'from' | 'to'>): string {
  return `${formatDay(from)} – ${formatDay(to)}`;
}

function sumUp(rows: TargetResult[]): string {
  const first = rows[0]!;
  if (rows.every(({ verdict }) => verdict === 'no-data')) return verdictWords['no-data'];
  if (rows.length === 1)
    return setsNumber(first)
      ? `${describeReached(first)}: ${describeCell(first)}`
      : `${verdictWords.reported}: ${describeReached(first)}`;
  const measured = rows.filter(setsNumber);
  const unknown = rows.filter(({ verdict }) => verdict === 'no-data').length;
  // A card in the colour of missing data says that it is about these.
  const more = worstOf(rows) === 'no-data' ? `, ${unknown} ${verdictWords['no-data']}` : '';
  if (first.unit === null || measured.length === 0) return describeMany(rows).split(';')[0]! + more;
  const units = new Set(measured.map(({ unit }) => unit)).size;
  const met = measured.filter(({ verdict }) => verdict === 'met').length;
  const ofAll = `đạt ${met}/${measured.length}`;
  // A row for each of them, in one period, counts them; rows of several periods do not.
  return units === measured.length
    ? `${ofAll} ${nameWhom(first)}`
    : `${ofAll} lượt của ${units} ${nameWhom(first)}`;
}

/** The verdict of a target: the worst of its rows, where one that goes on is worse than one that is met only. */
export function worstOf(rows: TargetResult[]): Verdict {
  const found = new Set(rows.map(({ verdict }) => verdict));
  return WORST_FIRST.find((verdict) => found.has(verdict)) ?? 'reported';
}

const WORST_FIRST: Verdict[] = ['missed', 'near', 'pending', 'no-data', 'met', 'reported'];
