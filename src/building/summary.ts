import { dayOfMoment, type Minute } from '../schemas/day.ts';
import { formatDay, formatNumber } from '../text/format.ts';
import { printable } from '../text/printable.ts';
import { describeReason, type BuildReason } from './reason.ts';

/** The outcome of a build for one portal. */
export interface BuildOutcome {
  portal: string;
  /** `faulty`: the content has errors, so the site was left as it was. */
  status: 'built' | 'unchanged' | 'failed' | 'faulty';
  reason: BuildReason | null;
  /** The number of pages of its site, and of those that were rendered. */
  pages: number;
  rendered: number;
  /** How many items, the oldest of those with a day, the search box does not suggest. */
  unsuggested: number;
  seconds: PhaseSeconds;
  /** The next minute, in Việt Nam, at which its pages change without any edit; null when they never do. */
  nextChange: Minute | null;
}

/** How long each phase of a portal's build took. */
export interface PhaseSeconds {
  pages: number;
  completion: number;
  search: number;
}

/** The outcome of a portal for which no page was rendered, without what the caller knows. */
export const NOTHING_DONE = {
  reason: null,
  pages: 0,
  rendered: 0,
  unsuggested: 0,
  seconds: { pages: 0, completion: 0, search: 0 },
  nextChange: null,
};

/** Gives the first minute at which the pages of one of the portals change without any edit. */
export function firstChange(outcomes: BuildOutcome[]): Minute | null {
  const minutes = outcomes.flatMap(({ nextChange }) => nextChange ?? []);
  return minutes.length === 0 ? null : minutes.reduce((one, other) => (one < other ? one : other));
}

/** How far a build is. */
interface BuildStatus {
  portals: number;
  done: number;
  running: number;
  failed: number;
  /** Pages rendered so far. */
  rendered: number;
  /** The share of the work that is done, from 0 to 1. */
  share: number;
  seconds: number;
}

/** Words the line that a terminal shows during a build. */
export function describeStatus({
  portals,
  done,
  running,
  failed,
  rendered,
  share,
  seconds,
}: BuildStatus): string {
  const rate = seconds > 0 ? rendered / seconds : 0;
  const left = share > 0.02 ? (seconds * (1 - share)) / share : undefined;
  return [
    `[${formatNumber(done)}/${formatNumber(portals)}] đang dựng ${formatNumber(running)} cổng`,
    failed > 0 ? `${formatNumber(failed)} cổng hỏng` : '',
    `${formatNumber(rendered)} trang, ${formatNumber(Math.round(rate))} trang/giây`,
    left === undefined ? '' : `còn khoảng ${describeSeconds(left)}`,
  ]
    .filter(Boolean)
    .join(' · ');
}

/** Words the line for a portal that is done. */
export function describeOutcome({ portal, status, reason, pages, rendered }: BuildOutcome): string {
  switch (status) {
    case 'unchanged':
      return `${portal}: không có gì đổi, giữ nguyên`;
    case 'failed':
      return `${portal}: không dựng được`;
    case 'faulty':
      return `${portal}: nội dung còn lỗi, giữ trang cũ`;
    case 'built': {
      const kept = pages > rendered ? `, giữ ${formatNumber(pages - rendered)}` : '';
      return `${portal}: ${formatNumber(rendered)} trang${kept} (${describeReason(reason!)})`;
    }
  }
}

/** Words the summary of a build: how many portals and pages, how long each phase took, and the slowest portals. */
export function describeBuild(
  outcomes: BuildOutcome[],
  phases: { check: number; build: number },
  where: string,
): string {
  const of = (status: BuildOutcome['status']) => outcomes.filter((each) => each.status === status);
  const built = of('built');
  const others = [
    [of('unchanged').length, 'không đổi'],
    [of('faulty').length, 'còn lỗi nội dung'],
    [of('failed').length, 'không dựng được'],
  ].flatMap(([count, what]) => (count ? [`${formatNumber(count as number)} ${what}`] : []));
  const sum = (phase: keyof PhaseSeconds) => built.reduce((total, { seconds }) => total + seconds[phase], 0);
  const rendered = built.reduce((total, each) => total + each.rendered, 0);
  const lines = [
    `Đã dựng ${formatNumber(built.length)}/${formatNumber(outcomes.length)} cổng, ${formatNumber(rendered)} trang, trong ${describeSeconds(phases.check + phases.build)}, vào ${where}/.`,
    ...(others.length > 0 ? [`Các cổng khác: ${others.join(', ')}.`] : []),
    ...describeNextChange(firstChange(outcomes)),
    ...describeUnsuggested(built),
  ];
  if (built.length > 0)
    lines.push(
      `Thời gian: kiểm tra ${describeSeconds(phases.check)}; dựng ${describeSeconds(phases.build)}, trong đó làm trang ${describeSeconds(sum('pages'))}, ghép thành cổng ${describeSeconds(sum('completion'))}, lập chỉ mục tìm kiếm ${describeSeconds(sum('search'))} (cộng các tiến trình).`,
    );
  if (built.length > MAX_SLOWEST_NAMED)
    lines.push(
      `Lâu nhất: ${built
        .toSorted((one, other) => total(other) - total(one))
        .slice(0, MAX_SLOWEST_NAMED)
        .map((each) => `${printable(each.portal)} ${describeSeconds(total(each))}`)
        .join(', ')}.`,
    );
  return lines.join('\n');
}

/**
 * Names the hour at which pages go out of date. Skips a mere change of day, because the nightly build takes care of it.
 */
function describeNextChange(minute: Minute | null): string[] {
  if (minute === null || minute.endsWith('T00:00')) return [];
  const [hour, minutes] = minute.slice(11).split(':');
  return [
    `Giờ hẹn gần nhất: ${hour} giờ ${minutes} ngày ${formatDay(dayOfMoment(minute))}. Trang đổi ở lần dựng sau giờ đó.`,
  ];
}

/** Says that the search box has too many names to suggest them all. */
function describeUnsuggested(outcomes: BuildOutcome[]): string[] {
  const large = outcomes.filter(({ unsuggested }) => unsuggested > 0);
  if (large.length === 0) return [];
  const count = large.reduce((sum, { unsuggested }) => sum + unsuggested, 0);
  return [
    `Ô tìm kiếm không gợi ý ${formatNumber(count)} tin bài cũ nhất của ${formatNumber(large.length)} cổng, để danh sách tên đủ nhẹ; trang kết quả vẫn tìm thấy những bài ấy.`,
  ];
}

const MAX_SLOWEST_NAMED = 3;

function total({ seconds: { pages, completion, search } }: BuildOutcome): number {
  return pages + completion + search;
}

function describeSeconds(seconds: number): string {
  if (seconds < 90) return `${formatNumber(Math.round(seconds * 10) / 10)} giây`;
  return `${formatNumber(Math.round(seconds / 6) / 10)} phút`;
}
