import type { TargetResult, Verdict } from '../schemas/report.ts';
import { countedPeriods, periodKinds, type PeriodKind } from '../schemas/vocabulary.ts';
import { formatNumber, midSentence } from '../text/format.ts';
import { setsNumber } from './overview.ts';
import { describeUnit, verdictWords } from './words.ts';

/** The most rows of a target, and of each of its units, that are shown one by one: a year has no more months. */
const MAX_ROWS_SHOWN = 12;

/** The rows of one target and one unit that are shown together. */
export interface RowGroup {
  unit: string;
  rows: TargetResult[];
  /** One phrase for all of the rows; null where each is shown by itself. */
  phrase: string | null;
}

/** Groups the rows of one target by unit, and puts many rows, such as those of all weeks, into one phrase. */
export function groupRows(rows: TargetResult[]): RowGroup[] {
  return [...Map.groupBy(rows, describeUnit)].map(([unit, rows]) => ({
    unit,
    rows,
    phrase: rows.length > MAX_ROWS_SHOWN ? describeMany(rows) : null,
  }));
}

/**
 * Puts rows of one target and unit into one phrase: how many are met, and which are not.
 * @example 'đạt 22/48 tuần; chưa đạt: tuần 3, 7; đang thực hiện: tuần 48'
 */
export function describeMany(rows: TargetResult[]): string {
  const kind = countedPeriods[rows[0]!.period.kind];
  const measured = rows.filter(setsNumber);
  if (measured.length === 0) {
    const sum = rows.reduce((total, { actual }) => total + (actual ?? 0), 0);
    return `đã ghi nhận ${formatNumber(sum)} trong ${formatNumber(rows.length)} ${kind}`;
  }
  const of = (verdict: Verdict) => measured.filter((row) => row.verdict === verdict);
  return [
    `đạt ${formatNumber(of('met').length)}/${formatNumber(measured.length)} ${kind}`,
    ...NOT_MET.flatMap((verdict) => {
      const found = of(verdict);
      return found.length > 0 ? [`${verdictWords[verdict]}: ${nameTogether(found)}`] : [];
    }),
  ].join('; ');
}

/** The verdicts to be named with their periods, the gravest first. */
const NOT_MET: Verdict[] = ['missed', 'near', 'pending', 'no-data'];

/** Names periods of one kind, the kind once and runs by their ends. @example 'tuần 3, 7–9' */
export function nameTogether(rows: Pick<TargetResult, 'period'>[]): string {
  const numbered = rows.map(({ period }) => numberOf(period));
  if (numbered.some((number) => number === null))
    return rows.map(({ period }) => midSentence(period.label)).join(', ');
  const runs: [number, number][] = [];
  for (const number of numbered as number[]) {
    const last = runs.at(-1);
    if (last && number === last[1] + 1) last[1] = number;
    else runs.push([number, number]);
  }
  const named = runs.map(([first, last]) =>
    first === last ? `${first}` : `${first}${last === first + 1 ? ', ' : '–'}${last}`,
  );
  return `${periodKinds[rows[0]!.period.kind]} ${named.join(', ')}`;
}

const NUMBERED: ReadonlySet<PeriodKind> = new Set<PeriodKind>(['week', 'month']);

function numberOf({ kind, id }: TargetResult['period']): number | null {
  const found = NUMBERED.has(kind) ? /^\d{4}-W?(\d{2})$/.exec(id) : null;
  return found ? Number(found[1]) : null;
}
