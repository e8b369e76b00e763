import type { TargetResult } from '../schemas/report.ts';
import type { Measure } from '../schemas/vocabulary.ts';
import { formatDay, formatNumber, midSentence } from '../text/format.ts';
import { groupRows } from './row-groups.ts';
import { setsNumber } from './overview.ts';
import { describePeriod, describeUnit } from './words.ts';

/** The results as an official writes them, in sentences. */

/**
 * Writes the result of a row without its name.
 * @example 'đạt 2/5 tin, bài, còn thiếu 3', 'đạt 6 tin, bài, vượt 1 so với mức giao 5'
 */
export function sayResult(row: TargetResult): string {
  const { actual, required, missing, verdict, measure, daysLeft } = row;
  const noun = NOUNS[measure] ? ` ${NOUNS[measure]}` : '';
  if (actual === null) return 'chưa có số liệu';
  if (!setsNumber(row)) return `thực hiện ${formatNumber(actual)}${noun} (kế hoạch không giao số)`;
  const reached = `${formatNumber(actual)}/${formatNumber(required)}${noun}`;
  if (verdict === 'met' && actual > required && addsUp(row) && required > 0)
    return `đạt ${formatNumber(actual)}${noun}, vượt ${formatNumber(actual - required)} so với mức giao ${formatNumber(required)}`;
  if (verdict === 'met') return `đạt ${reached}`;
  const lacking = `còn thiếu ${formatNumber(missing ?? 0)}`;
  if (verdict !== 'pending') return `đạt ${reached}, ${lacking}`;
  const left = daysLeft === undefined ? '' : ` (thời gian thực hiện còn ${daysLeft} ngày)`;
  return `đã thực hiện ${reached}, ${lacking}${left}`;
}

/** Writes the results of one target in one sentence, without its name: period by period, or unit by unit. */
export function sayTarget(rows: TargetResult[]): string {
  const [first] = rows;
  if (first && first.unit !== null) return sayUnits(rows);
  const phrase = groupRows(rows)[0]?.phrase;
  if (phrase) return phrase;
  if (rows.length === 1) return sayResult(first!);
  return rows.map((row) => `${midSentence(describePeriod(row))} ${sayResult(row)}`).join('; ');
}

/** Says how many units reached the target in each period, and what the others lack. */
function sayUnits(rows: TargetResult[]): string {
  const groups = groupRows(rows);
  if (groups.some(({ phrase }) => phrase)) return groups.map(sayGroup).join('; ');
  const byPeriod = [...Map.groupBy(rows, ({ period }) => period.id).values()];
  return byPeriod
    .map((ofPeriod) => {
      const measured = ofPeriod.filter(setsNumber);
      const named = byPeriod.length > 1 ? `${midSentence(describePeriod(ofPeriod[0]!))} ` : '';
      if (measured.length === 0)
        return `${named}${ofPeriod.map((row) => `${describeUnit(row)} ${sayResult(row)}`).join(', ')}`;
      const short = measured.filter(({ verdict }) => verdict !== 'met');
      const lacking = short.map((row) => `${describeUnit(row)} (thiếu ${formatNumber(row.missing ?? 0)})`);
      const met = `có ${measured.length - short.length}/${measured.length} đơn vị đạt`;
      return `${named}${met}${lacking.length > 0 ? `, chưa đạt: ${lacking.join(', ')}` : ''}`;
    })
    .join('; ');
}

function sayGroup({ unit, rows, phrase }: ReturnType<typeof groupRows>[number]): string {
  return `${unit} ${phrase ?? rows.map(sayResult).join(', ')}`;
}

/** Proposes what is to be done next about a target that is not reached; empty where nothing is missing. */
export function proposeNext(rows: TargetResult[]): string {
  const short = rows.filter((row) => setsNumber(row) && row.verdict !== 'met');
  const [first] = short;
  if (!first) return '';
  const open = short.filter(({ verdict }) => verdict === 'pending');
  const ended = short.filter(({ verdict }) => verdict === 'near' || verdict === 'missed');
  const unknown = short.some(({ verdict }) => verdict === 'no-data');
  return [
    ...(open.length > 0 ? [`tiếp tục thực hiện, còn ${lack(open)}${untilOf(open)}`] : []),
    ...(ended.length > 0 ? [`bổ sung ${lack(ended)} còn thiếu`] : []),
    ...(unknown ? ['ghi số liệu đầy đủ, kèm nguồn'] : []),
  ].join('; ');
}

/** Says how much is missing in all, and to whom. @example '3 tin, bài (Văn phòng 1, Tư pháp 2)' */
function lack(rows: TargetResult[]): string {
  const sum = (some: TargetResult[]) =>
    formatNumber(some.reduce((all, { missing }) => all + (missing ?? 0), 0));
  const noun = NOUNS[rows[0]!.measure];
  const units = [...Map.groupBy(rows, describeUnit)].filter(([unit]) => unit !== '');
  const shares = units.map(([unit, of]) => `${unit} ${sum(of)}`).join(', ');
  return [sum(rows), noun, shares && `(${shares})`].filter(Boolean).join(' ');
}

function untilOf(open: TargetResult[]): string {
  // A row that adds up to the end of a shorter period goes on after its own last day, and knows no days left.
  const days = [...new Set(open.map(({ period, daysLeft }) => (daysLeft === undefined ? '' : period.to)))];
  return days.length === 1 && days[0] ? `, hết ngày ${formatDay(days[0]!)}` : '';
}

/** Says whether a measure can exceed the number asked for; complete parts cannot. */
function addsUp({ measure }: TargetResult): boolean {
  return measure !== 'sections' && measure !== 'figures';
}

/** Names what a measure counts, in the words of plans; empty where the target itself says it. */
export function nounOf(measure: Measure): string {
  return NOUNS[measure] ?? '';
}

const NOUNS: Partial<Record<Measure, string>> = {
  articles: 'tin, bài',
  publications: 'tin, bài',
  activities: 'lần',
  people: 'lượt người',
  visits: 'lượt truy cập',
  sections: 'chuyên mục',
  documents: 'văn bản',
  procedures: 'thủ tục',
  feedback: 'phản ánh, kiến nghị',
};
