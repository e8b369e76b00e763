import { dayOfMoment, type Day } from '../schemas/day.ts';
import {
  flags,
  type Doubt,
  type Flag,
  type Period,
  type PortalReport,
  type Reason,
  type Report,
  type SourceMarkKind,
  type TargetResult,
  type Verdict,
} from '../schemas/report.ts';
import { periodKinds } from '../schemas/vocabulary.ts';
import { formatDay, formatNumber, midSentence } from '../text/format.ts';
import { describeExcess, describePercentage, describeProgress, excessOf, nameDays } from './number-words.ts';

/** The words of the report, for every format that people read. */

export const verdictWords: Record<Verdict, string> = {
  reported: 'đã ghi nhận',
  met: 'đạt',
  'no-data': 'chưa có số liệu',
  pending: 'đang thực hiện',
  near: 'gần đạt',
  missed: 'chưa đạt',
};

/** Names the verdict of a portal; one without rows has nothing to report where the plan sets it no target. */
export function describeVerdict(verdict: Verdict, rows: number): string {
  return verdict === 'reported' && rows === 0 ? 'không giao chỉ tiêu' : verdictWords[verdict];
}

const reasonWords: Record<Reason, string> = {
  draft: 'bản nháp',
  future: 'chưa đến ngày',
  repost: 'đăng lại',
  'wrong-genre': 'khác thể loại',
  waiting: 'đã gửi, chưa được đăng',
  returned: 'bị trả về',
  'wrong-unit': 'không ghi đơn vị này',
  'wrong-person': 'không phải của người này',
  duplicate: 'trùng bài đã tính',
  'too-short': 'quá ngắn',
  backdated: 'ghi lùi ngày',
  doubtful: 'nghi là chép của nơi khác',
  incomplete: 'chưa đầy đủ',
  empty: 'chưa có bài',
  stale: 'quá lâu không có bài mới',
  unanswered: 'chưa trả lời',
  late: 'quá hạn',
  absent: 'chưa công khai',
  undone: 'chưa hoàn thành',
  surplus: 'đã đủ mức ở nội dung của mục này',
};

/** Says why an item does not count. @example 'đăng lại', 'bị giữ lại, chưa được đăng' */
export function describeReasonAgainst({ reason, heldBack }: TargetResult['notCounted'][number]): string {
  return heldBack ? 'bị giữ lại, chưa được đăng' : reasonWords[reason];
}

export const flagWords: Record<Flag, string> = {
  backdated: 'ghi lùi ngày',
  burst: 'dồn cuối kỳ',
  shared: 'đăng chung',
  alike: 'gần giống bài trước',
  unlinked: 'không có địa chỉ trên mạng',
  doubtful: 'nghi là chép của nơi khác',
};

/** Names the unit of a row; empty for a row of the whole portal. */
export function describeUnit({ unit, unitName }: TargetResult): string {
  return unitName ?? unit ?? '';
}

/** Writes a day in the way of the text in which it stands. */
type WriteDay = (day: Day) => string;

/** Names the period of a row. @example 'Quý II/2026', 'Lũy kế từ 15/12/2025 đến hết quý II/2026' */
export function describePeriod(
  { period, cumulative }: Pick<TargetResult, 'period' | 'cumulative'>,
  writeDay: WriteDay = formatDay,
): string {
  return cumulative
    ? `Lũy kế từ ${writeDay(period.from)} đến hết ${midSentence(period.label)}`
    : period.label;
}

/** Names a row by its period, and by its unit where it has one. @example 'Quý II/2026, Văn phòng' */
export function describeRow(row: TargetResult, writeDay?: WriteDay): string {
  return [describePeriod(row, writeDay), describeUnit(row)].filter(Boolean).join(', ');
}

/** Says when the report of a row's period is due; empty where the plan does not say, and for a row of a unit. */
export function describeDue(
  { period, unit }: { period: Period; unit: string | null },
  writeDay: WriteDay = formatDay,
): string {
  return period.due && unit === null ? `hạn báo cáo ${writeDay(period.due)}` : '';
}

/** Said of portals without rows in a plan that will ask something of them. */
export const NOT_STARTED = 'Chưa có kỳ nào bắt đầu.';

/** Says why a portal has no rows. */
export function describeNoRows({ name, verdict }: Pick<PortalReport, 'name' | 'verdict'>): string {
  if (verdict !== 'reported') return NOT_STARTED;
  const kind = /^(xã|phường|đặc khu|tỉnh|thành phố)(?=\s)/iu.exec(name)?.[0] ?? 'cổng';
  return `Kế hoạch không giao chỉ tiêu cho ${kind.toLowerCase()} này.`;
}

/** Describes the verdict of a row. @example 'đang thực hiện, thiếu 2, còn 24 ngày', 'chưa đạt, vượt 1' */
export function describeStanding(row: TargetResult): string {
  const { verdict, missing, daysLeft } = row;
  const parts = [verdictWords[verdict]];
  if (missing) parts.push(`thiếu ${formatNumber(missing)}`);
  if (excessOf(row) > 0) parts.push(describeExcess(row));
  if (daysLeft !== undefined) parts.push(daysLeft === 0 ? 'hôm nay là ngày cuối' : `còn ${daysLeft} ngày`);
  return parts.join(', ');
}

/**
 * Says what was reached in each of the contents, chuyên mục, channels or forms, those that lack something with their
 * numbers; of channels and forms that need only be used the names of those used.
 * @example 'đủ ở 1 trên 3; thiếu: Thể chế 0 trên 1, Tài chính công 0 trên 1'
 */
export function describeEach({ each = [] }: TargetResult): string {
  if (each.length === 0) return '';
  const asked = each.filter(({ required }) => required > 0);
  if (asked.length === 0)
    return `đã dùng: ${each.map(({ label, actual }) => `${label} (${formatNumber(actual)})`).join(', ')}`;
  const lacking = asked.filter(({ actual, required }) => actual < required);
  const named = lacking.map(({ label, actual, required }) => `${label} ${describeOf(actual, required)}`);
  return [
    `đủ ở ${asked.length - lacking.length} trên ${asked.length}`,
    ...(named.length > 0 ? [`thiếu: ${named.join(', ')}`] : []),
  ].join('; ');
}

/** Names what a counted item stands for, where that is asked. @example ['tính cho Thể chế'] */
export function describeStandsFor(
  { each = [] }: TargetResult,
  { standsFor = [] }: TargetResult['counted'][number],
): string[] {
  if (standsFor.length === 0) return [];
  return [`tính cho ${standsFor.map((id) => each.find((one) => one.id === id)?.label ?? id).join(', ')}`];
}

/**
 * Names the times from one item to the next that are longer than the target allows.
 * @example 'không có mục mới từ 05/02/2026 đến 21/02/2026 (16 ngày)'
 */
export function describeGaps(row: TargetResult): string {
  const { gaps = [] } = row;
  if (gaps.length === 0) return '';
  const named = gaps.map(
    ({ from, to, days }) =>
      `từ ${formatDay(from)} đến ${formatDay(to)} (${formatNumber(days)} ${nameDays(row)})`,
  );
  return `không có mục mới ${named.join(', ')}`;
}

/** Describes how much a week is still needed, besides earlier results; empty when nothing is missing. */
export function describePace(row: TargetResult): string {
  const { neededPerWeek, previous, lastYear } = row;
  if (neededPerWeek === undefined) return '';
  return [
    describeNeed(row),
    ...(previous ? [`kỳ trước ${describeEarlier(previous)}`] : []),
    ...(lastYear ? [`cùng kỳ năm trước ${describeEarlier(lastYear)}`] : []),
  ].join(', ');
}

/**
 * Says how much a week is still needed; in the last week of a period how much in all, because no week is left.
 * @example 'cần 2,5 mỗi tuần', 'cần thêm 5 trong 3 ngày'
 */
export function describeNeed({ neededPerWeek = 0, missing, daysLeft = 0 }: TargetResult): string {
  if (daysLeft >= 6) return `cần ${formatNumber(neededPerWeek)} mỗi tuần`;
  const rest = `cần thêm ${formatNumber(missing ?? 0)}`;
  return daysLeft === 0 ? `${rest} trong hôm nay` : `${rest} trong ${daysLeft + 1} ngày`;
}

/** Writes the result of another period; a dash where there is none. */
export function describeEarlier(earlier: TargetResult['previous']): string {
  return earlier?.actual == null ? '–' : formatNumber(earlier.actual);
}

/** Names a portal, given by its folder. */
export type NamePortal = (portal: string) => string;

/** Gives the function that names a portal as the report does; one that it does not have by its folder. */
export function portalNamer({ portals }: Pick<Report, 'portals'>): NamePortal {
  const names = new Map(portals.map(({ portal, name }) => [portal, name]));
  return (portal) => names.get(portal) ?? portal;
}

/** Lists what limits trust in the dates of the items; empty when the history is complete and nothing is odd. */
export function describeIntegrity({ integrity, portals }: Report): string[] {
  const counted = portals.flatMap(({ targets }) => targets.flatMap((row) => row.counted));
  const countFlagged = (flag: Flag) =>
    new Set(counted.filter((item) => item.flags?.includes(flag)).map(({ path }) => path)).size;
  return [
    ...(integrity.history === 'none'
      ? ['Nội dung không nằm trong kho Git nên không kiểm chứng được ngày đăng.']
      : []),
    ...(integrity.history === 'shallow'
      ? ['Kho Git chỉ có một phần lịch sử nên không kiểm chứng được ngày đăng; hãy lấy về toàn bộ lịch sử.']
      : []),
    ...(integrity.uncommitted
      ? ['Có thay đổi chưa đưa vào kho, nên mã phiên bản chưa đủ để lập lại báo cáo này.']
      : []),
    ...(integrity.holidaysUnknown ?? []).map(
      (year) =>
        `Chưa có tệp ngày nghỉ năm ${year} (ngay-nghi/${year}.yaml), nên ngày nghỉ lễ vẫn bị tính là ngày làm việc.`,
    ),
    ...flags.flatMap((flag) => {
      const count = countFlagged(flag);
      return count > 0 ? [`${count} ${FLAGGED[flag]}.`] : [];
    }),
    ...(integrity.disappeared.length
      ? [`${integrity.disappeared.length} mục đã tính ở báo cáo trước nay không còn.`]
      : []),
  ];
}

/** What is said of a number of flagged items. */
const FLAGGED: Record<Flag, string> = {
  backdated: 'mục ghi lùi ngày so với ngày vào kho',
  burst: 'mục được đưa vào dồn cuối kỳ',
  shared: 'bài cùng nội dung với bài của cổng khác',
  alike: 'bài gần giống một bài đã đăng trước đó trên cùng cổng',
  unlinked: 'mục không có địa chỉ trên mạng, chỉ có minh chứng lưu kèm',
  doubtful: 'bài ghi là của địa phương mà nghi là chép của nơi khác',
};

/**
 * Describes each flag of a counted item.
 * @param nameOf names the other portals that published it
 * @example ['ghi lùi ngày, có trong kho từ 05/04/2026', 'dồn cuối kỳ']
 */
export function describeFlags(
  { flags: found = [], firstSeen, sharedWith = [], alikeTo, doubts = [] }: TargetResult['counted'][number],
  nameOf: (portal: string) => string = (portal) => portal,
  writeDay: WriteDay = formatDay,
): string[] {
  return found.map((flag) => {
    const words = flagWords[flag];
    if (flag === 'backdated' && firstSeen)
      return `${words}, có trong kho từ ${writeDay(dayOfMoment(firstSeen))}`;
    if (flag === 'shared' && sharedWith.length > 0)
      return `${words} với ${sharedWith.map(nameOf).join(', ')}`;
    if (flag === 'doubtful')
      return [words, describeDoubts(doubts, nameOf, writeDay)].filter(Boolean).join(': ');
    return flag === 'alike' && alikeTo ? `${words}: ${alikeTo}` : words;
  });
}

/**
 * Says what speaks against an item being the portal's own.
 * @param nameOf names another portal
 * @example 'ghi nguồn “(Theo VTV)”; cùng nội dung với bài của Xã Bình Minh ngày 05/04/2026'
 */
export function describeDoubts(
  doubts: readonly Doubt[],
  nameOf: (portal: string) => string = (portal) => portal,
  writeDay: WriteDay = formatDay,
): string {
  return doubts
    .map((doubt) =>
      doubt.kind === 'copy'
        ? `cùng nội dung với bài của ${nameOf(doubt.portal)} ngày ${writeDay(dayOfMoment(doubt.date))}`
        : `${markWords[doubt.kind]} “${doubt.words}”`,
    )
    .join('; ');
}

const markWords: Record<SourceMarkKind, string> = {
  source: 'có nguồn đăng lại là',
  credit: 'ghi nguồn',
  byline: 'mang tên nơi khác:',
  'press-link': 'gần như chỉ dẫn sang báo:',
};

/**
 * Says how much of its articles a portal wrote itself; empty where it has none.
 * @example 'Tự viết 18 trên 24 tin, bài (75%), đăng lại 4, nghi là chép 2.'
 */
export function describeOrigins({ origins }: PortalReport): string {
  if (!origins || origins.articles === 0) return '';
  const { articles, own, reposted, doubtful } = origins;
  return `${[
    `Tự viết ${describeOf(own, articles)} tin, bài (${describeShare(own / articles)})`,
    ...(reposted > 0 ? [`đăng lại ${formatNumber(reposted)}`] : []),
    ...(doubtful.length > 0 ? [`nghi là chép ${formatNumber(doubtful.length)}`] : []),
  ].join(', ')}.`;
}

/** Says why a report has no results. @example 'Quý IV/2026 chưa bắt đầu: kỳ này từ ngày 15/09/2026.' */
export function describeNothing({ period, asOf }: Report): string {
  return period && period.from > asOf
    ? `${period.label} chưa bắt đầu: kỳ này từ ngày ${formatDay(period.from)}.`
    : 'Không có kết quả nào: chưa cổng nào gắn với kế hoạch hoặc kỳ được chọn.';
}

/** Returns the items that did not count; none for a unit's row, where items of other units would hide what matters. */
export function notCountedToShow({ unit, notCounted }: TargetResult): TargetResult['notCounted'] {
  return unit === null ? notCounted : [];
}

/** Counts the items that did not count, by reason. @example '3 đăng lại, 1 bản nháp' */
export function describeNotCounted({ notCounted }: TargetResult): string {
  return [...Map.groupBy(notCounted, describeReasonAgainst)]
    .map(([reason, items]) => `${items.length} ${reason}`)
    .join(', ');
}

/** Writes how many rows are met of those that set a number; a dash where none does. @example '3 trên 5' */
export function describeMet({ met, rows }: { met: number; rows: number }): string {
  return rows === 0 ? '–' : describeOf(met, rows);
}

/** Writes a number beside the whole in words, because “6/5” reads as a fraction or a day. @example '6 trên 5' */
function describeOf(number: number, whole: number): string {
  return `${formatNumber(number)} trên ${formatNumber(whole)}`;
}

/** Writes a share, so that only a complete one reads 100%; a dash for null. @example '55,6%' */
export function describeShare(share: number | null | undefined): string {
  return share == null ? '–' : describePercentage(share);
}

/**
 * Writes the numbers and the verdict of a row in one phrase. @example '4 trên 5, gần đạt, thiếu 1', 'đã ghi nhận: 4'
 */
export function describeResult(row: TargetResult): string {
  return row.verdict === 'reported'
    ? `${verdictWords.reported}: ${describeProgress(row)}`
    : `${describeProgress(row)}, ${describeStanding(row)}`;
}

/**
 * Says which targets have no row in the one period asked for, with the worst verdict of their own periods; empty when
 * every target has one.
 * @example 'Không có trong kỳ này: Tin mỗi quý (theo quý, có kỳ chưa đạt).'
 */
export function describeLeftOut({ leftOut = [] }: PortalReport): string {
  if (leftOut.length === 0) return '';
  const named = leftOut.map(({ label, per, verdict }) => {
    const worst =
      verdict === 'met' || verdict === 'reported' ? verdictWords[verdict] : `có kỳ ${verdictWords[verdict]}`;
    return `${label} (theo ${periodKinds[per]}, ${worst})`;
  });
  return `Không có trong kỳ này: ${named.join('; ')}.`;
}

/** Names the plans that ask for nothing in the one period asked for. @example 'Không có chỉ tiêu trong kỳ này: Kế hoạch số 3/KH-UBND.' */
export function describeIdlePlans({ period, plans, portals }: Report): string {
  const idle = period ? plans.filter(({ id }) => portals.every(({ plan }) => plan !== id)) : [];
  if (idle.length === 0) return '';
  const named = idle.map(({ number, title }) => (number ? `Kế hoạch số ${number}` : `“${title}”`));
  return `Không có chỉ tiêu trong kỳ này: ${named.join('; ')}.`;
}
