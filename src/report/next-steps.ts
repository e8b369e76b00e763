import type { ComingTarget, PortalReport, Report, TargetResult } from '../schemas/report.ts';
import { countedPeriods } from '../schemas/vocabulary.ts';
import { formatNumber, formatOfficialDay, midSentence } from '../text/format.ts';
import { excessOf, isShare, nameDays, nameWhom, nounOf, percentageOf } from './number-words.ts';
import { setsNumber } from './overview.ts';
import { count, isIndex, lastDayFor, sayWhere, type Context } from './prose.ts';
import { describeUnit } from './words.ts';

/** What is to be done next, under one heading. */
export interface StepGroup {
  heading: string;
  /** @example 'Tin báo tỉnh: ít nhất 2 tin, bài' */
  steps: string[];
}

/**
 * Proposes what is to be done next: what is still missing while periods run, what the next period of each target asks,
 * the data that are missing, and the parts of the portal that are not complete. Proposes nothing for what is over,
 * because nothing can be added there.
 */
export function proposeNext(
  { targets, coming = [], missingParts }: Pick<PortalReport, 'targets' | 'coming' | 'missingParts'>,
  { asOf, period }: Pick<Report, 'asOf' | 'period'>,
  history: Report['integrity']['history'],
): StepGroup[] {
  const context = { asOf, period, coming };
  const byTarget = [...Map.groupBy(targets, ({ id }) => id).values()];
  const say = (propose: (rows: TargetResult[]) => string) =>
    byTarget.flatMap((rows) => {
      const proposed = propose(rows);
      return proposed ? [`${rows[0]!.label}: ${proposed}`] : [];
    });
  // What is asked in each week is said as what comes, because little can be said of the week that runs.
  const repeated = new Set(coming.flatMap((each) => (each.period === null ? each.id : [])));
  const running = say((rows) =>
    sayRunning(
      rows.filter((row) => setsNumber(row) && isRunning(row, context) && !repeated.has(row.id)),
      context,
    ),
  );
  const other = [
    ...say((rows) => sayData(rows, history)),
    ...(missingParts.length > 0 ? [`Hoàn thiện phần nội dung còn thiếu: ${missingParts.join('; ')}`] : []),
  ];
  return [
    { heading: 'Tiếp tục thực hiện các chỉ tiêu chưa hết thời hạn', steps: running },
    ...proposeComing(coming, new Set(targets.map(({ id }) => id)), context),
    { heading: 'Bổ sung số liệu, nội dung còn thiếu', steps: other },
  ].filter(({ steps }) => steps.length > 0);
}

function isRunning(row: TargetResult, { asOf }: Context): boolean {
  return (
    row.verdict === 'pending' || (row.verdict === 'missed' && row.max !== undefined && asOf <= row.period.to)
  );
}

/** Says what can still be done in the periods of a target that run; empty where none does. */
function sayRunning(rows: TargetResult[], context: Context): string {
  const [first] = rows;
  if (!first) return '';
  const days = new Set(rows.map((row) => lastDayFor(row, context)));
  const [last = null] = days.size === 1 ? days : [];
  const until = last === null ? '' : ` đến hết ngày ${formatOfficialDay(last)}`;
  if (first.gaps)
    return `không để quá ${formatNumber(first.max ?? 0)} ${nameDays(first)} không có ${nounOf(first)} mới${until}`;
  if (isShare(first)) return sayShareToReach(rows, until);
  if (first.max !== undefined && rows.every(({ missing }) => !missing)) {
    const ceiling = count(first, first.max);
    return rows.some((row) => excessOf(row) > 0)
      ? `đã vượt mức tối đa ${ceiling}, không để tăng thêm${until}`
      : `giữ không quá ${ceiling}${until}`;
  }
  if (isIndex(first))
    return `phấn đấu đạt ${formatNumber(first.required)} (hiện là ${formatNumber(first.actual ?? 0)})${until}`;
  return `${VERBS[first.measure] ?? 'còn phải thực hiện'} ${sayRest(rows)}${until}`;
}

/** How more of a measure comes about, where it is not simply done. */
const VERBS: Partial<Record<TargetResult['measure'], string>> = {
  ...{ sections: 'còn phải hoàn thiện', procedures: 'còn phải công khai', feedback: 'còn phải trả lời' },
  ...{ tasks: 'còn phải hoàn thành đúng hạn', people: 'còn phải thông tin tới', visits: 'còn cần thêm' },
  ...{ figures: 'còn cần thêm', channels: 'còn phải dùng thêm', accounts: 'còn phải lập thêm' },
};

/** Says to which share a target is to rise, or that it is to stay there. */
function sayShareToReach(rows: TargetResult[], until: string): string {
  const [first] = rows as [TargetResult];
  const asked = atLeast(first.share ?? first.balance ?? 1);
  const low = rows.filter(({ missing }) => missing);
  if (low.length === 0) return `giữ tỷ lệ ${asked}${until}`;
  const named = low.map((row) => [describeUnit(row), percentageOf(row)].filter(Boolean).join(' '));
  return `nâng tỷ lệ lên ${asked} (hiện là ${named.join(', ')})${until}`;
}

/** Says how much is missing in all, and to whom or in which content. @example '3 tin, bài (Văn phòng: 1; Tư pháp: 2)' */
function sayRest(rows: TargetResult[]): string {
  const sum = (some: TargetResult[]) => some.reduce((all, { missing }) => all + (missing ?? 0), 0);
  const units = [...Map.groupBy(rows, describeUnit)].filter(([unit, of]) => unit !== '' && sum(of) > 0);
  const parts = units.map(([unit, of]) => `${unit}: ${formatNumber(sum(of))}`).join('; ');
  const where = parts ? ` (${parts})` : rows.length === 1 ? sayWhere(rows[0]!) : '';
  return `${count(rows[0]!, sum(rows))}${where}`;
}

/**
 * Says what the next period of each target asks, one group for each period; nothing where that period has begun, because
 * the rows of the target say what is missing there.
 */
function proposeComing(
  coming: ComingTarget[],
  counted: ReadonlySet<string>,
  { period: asked, asOf }: Pick<Report, 'asOf' | 'period'>,
): StepGroup[] {
  const after = asked?.to ?? asOf;
  const open = coming.filter(
    ({ id, period }) => period === null || (period.to >= asOf && (period.from > after || !counted.has(id))),
  );
  // What is asked in each week or month goes with the period that follows the report.
  const next = open.find(({ period }) => period !== null && period.from > after)?.period ?? null;
  const byPeriod = Map.groupBy(open, ({ period }) => (period ?? next)?.id ?? '');
  return [...byPeriod.values()].map((some) => {
    const period = some.find((each) => each.period !== null)?.period ?? null;
    return {
      heading: period
        ? `Thực hiện các chỉ tiêu của ${nameWindow(period)}`
        : 'Thực hiện các chỉ tiêu thường xuyên',
      steps: some.map((each) => `${each.label}: ${sayAsked(each)}`),
    };
  });
}

/** @example 'quý IV/2026 (từ ngày 15/9/2026 đến ngày 14/12/2026)' */
function nameWindow({ label, from, to }: NonNullable<ComingTarget['period']>): string {
  return `${midSentence(label)} (từ ngày ${formatOfficialDay(from)} đến ngày ${formatOfficialDay(to)})`;
}

/** Writes what a target asks for. @example 'ít nhất 5 tin, bài', 'mỗi đơn vị không quá 3 tin, bài' */
export function sayAsked(coming: ComingTarget): string {
  const { by, measure, per, period, min, max, share, balance, maxGap, eachOf } = coming;
  const whom = by === 'portal' ? '' : nameWhom({ by: by === 'unit' ? undefined : by });
  const each = [
    ...(period === null ? [`mỗi ${countedPeriods[per]}`] : []),
    ...(whom ? [`mỗi ${whom}`] : []),
    ...(eachOf ? [`mỗi ${CONTENTS[eachOf]}`] : []),
  ].join(', ');
  const asks = [
    ...(maxGap
      ? [
          `không để quá ${formatNumber(maxGap.days)} ${nameDays({ workingDays: maxGap.working || undefined })} không có ${nounOf(coming)} mới`,
        ]
      : []),
    ...(balance === undefined ? [] : [`đạt ${atLeast(balance)} so với ${whom} có nhiều nhất`]),
    ...(share === undefined ? [] : [`đạt ${atLeast(share)}`]),
    ...(min > 0 ? [`ít nhất ${count(coming, min)}`] : []),
    ...(max === undefined ? [] : [`không quá ${count(coming, max)}`]),
  ];
  const [all = DECIDED[measure] ?? 'thực hiện đủ'] = asks;
  return [each, [all, ...asks.slice(1)].join(', ')].filter(Boolean).join(' ');
}

/** @example 'ít nhất 95%', '100%' */
function atLeast(share: number): string {
  const percentage = `${formatNumber(Math.round(share * 1000) / 10)}%`;
  return share < 1 ? `ít nhất ${percentage}` : percentage;
}

const CONTENTS = {
  topics: 'nội dung',
  sections: 'chuyên mục',
  channels: 'kênh',
  forms: 'hình thức',
  audience: 'đối tượng',
};

/** What is asked where the content decides the number. */
const DECIDED: Partial<Record<TargetResult['measure'], string>> = {
  procedures: 'công khai đủ thủ tục trong danh mục',
  sections: 'hoàn thiện đủ các chuyên mục',
};

/** Says how the data come that are missing, by their cause; empty where none are. */
function sayData(rows: TargetResult[], history: Report['integrity']['history']): string {
  const unknown = rows.find(({ verdict }) => verdict === 'no-data');
  if (!unknown) return '';
  const { measure, within } = unknown;
  if (within && history !== 'full')
    return 'lấy đủ lịch sử của kho nội dung để xác định ngày đăng, rồi tính lại kết quả';
  if (measure === 'procedures' && !within) return 'đăng quyết định công bố danh mục, kèm mã của từng thủ tục';
  return `bổ sung số liệu ${measure === 'visits' ? 'lượt truy cập ' : ''}còn thiếu, kèm nguồn`;
}
