import { dayOfMoment, hasBegun, type Day, type Minute } from '../schemas/day.ts';
import { formatDay, formatNumber } from '../text/format.ts';
import { printableIn } from '../text/printable.ts';

/** What a site is made from: a digest of each source, and the settings that change every page. */
export interface Sources {
  /** The files of the portal's folder: the digest of each file's bytes, by the digest of its path. */
  files: Record<string, string>;
  /** One digest for the plans that bind the portal. */
  plans: string;
  /** One digest for the public holidays. */
  daysOff: string;
  /** Whether drafts are shown. */
  drafts: boolean;
  /** Whether texts have compressed copies; absent in the sources of a build without them. */
  compressed?: boolean;
}

/** What the manifest of a site says about the build that made it. */
export interface PreviousBuild {
  sources: Sources;
  /** The day its pages were made for. */
  asOf: Day;
  /** The first later minute at which the same sources give other pages; null when there is none. */
  until: Minute | null;
}

/**
 * Why a site is built: `forced` by `--force`, `damaged` when a file is missing, `altered` when a file is not as it was
 * built, `day` and `hour` when pages change without any edit.
 */
export type BuildReason =
  | { is: 'forced' }
  | { is: 'nothing-there' }
  | { is: 'damaged' }
  | { is: 'altered'; path: string }
  | { is: 'program' }
  | { is: 'drafts' }
  | { is: 'compression' }
  | { is: 'content'; changed: string[]; gone: number }
  | { is: 'plans' }
  | { is: 'days-off' }
  | { is: 'day'; since: Day }
  | { is: 'hour' };

/**
 * Gives the reason to build a site again; null when its pages would be the same.
 * @param pathOf gives the path of a file of the portal's folder by the digest of that path
 */
export function reasonToBuild(
  previous: PreviousBuild,
  sources: Sources,
  pathOf: (digest: string) => string,
  now: Day | Minute,
): BuildReason | null {
  const { sources: before, asOf, until } = previous;
  const changed = Object.keys(sources.files).filter((path) => before.files[path] !== sources.files[path]);
  const gone = Object.keys(before.files).filter((path) => !(path in sources.files));
  if (changed.length > 0 || gone.length > 0)
    return { is: 'content', changed: changed.map(pathOf).sort(), gone: gone.length };
  if (before.drafts !== sources.drafts) return { is: 'drafts' };
  if (before.compressed !== sources.compressed) return { is: 'compression' };
  if (before.plans !== sources.plans) return { is: 'plans' };
  if (before.daysOff !== sources.daysOff) return { is: 'days-off' };
  const isDue = until !== null && hasBegun(until, now);
  if (dayOfMoment(now) < asOf || (isDue && dayOfMoment(now) > asOf)) return { is: 'day', since: asOf };
  return isDue ? { is: 'hour' } : null;
}

/** Words the reason why a portal is built, for the person who runs the build. */
export function describeReason(reason: BuildReason): string {
  switch (reason.is) {
    case 'forced':
      return 'theo --force';
    case 'nothing-there':
      return 'chưa dựng lần nào';
    case 'damaged':
      return 'trang đã dựng thiếu tệp';
    case 'altered':
      return `tệp ${reason.path} của trang đã dựng bị hỏng hoặc bị sửa`;
    case 'program':
      return 'phần mềm đã đổi';
    case 'drafts':
      return 'đổi cách xem bản nháp';
    case 'compression':
      return 'đổi việc nén sẵn';
    case 'plans':
      return 'kế hoạch đã đổi';
    case 'days-off':
      return 'lịch ngày nghỉ đã đổi';
    case 'day':
      return `sang ngày khác, lần trước dựng cho ngày ${formatDay(reason.since)}`;
    case 'hour':
      return 'đã tới giờ hẹn đăng, hoặc hết giờ một thông báo';
    case 'content': {
      const [first, ...others] = printableIn(reason.changed);
      const gone = reason.gone > 0 ? [`bỏ ${formatNumber(reason.gone)} tệp`] : [];
      const changed = first
        ? [others.length > 0 ? `${first} và ${formatNumber(others.length)} tệp khác đổi` : `${first} đổi`]
        : [];
      return [...changed, ...gone].join(', ');
    }
  }
}
