import type { Day } from '../schemas/day.ts';
import { formatDay, formatNumber } from '../text/format.ts';
import { printableIn } from '../text/printable.ts';

/** What a site is made of, each part known by its digest. */
export interface Sources {
  /** The files of the portal's folder: by a digest of each one's path, a digest of its bytes. */
  files: Record<string, string>;
  plans: string;
  /** Whether drafts are shown. */
  drafts: boolean;
}

/** What is known of a site that stands there. */
export interface PreviousBuild {
  sources: Sources;
  /** The day its pages were made for. */
  asOf: Day;
  /** The next day on which the same sources give other pages; null when there is none. */
  until: Day | null;
}

/** Why a site is built. */
export type BuildReason =
  | { is: 'asked' }
  | { is: 'nothing-there' }
  | { is: 'damaged' }
  | { is: 'altered'; path: string }
  | { is: 'program' }
  | { is: 'drafts' }
  | { is: 'content'; changed: string[]; gone: number }
  | { is: 'plans' }
  | { is: 'day'; since: Day };

/**
 * Says why a standing site has to be built again; null when its pages would come out the same.
 * @param pathOf the path of a file of the portal's folder, by its digest
 */
export function reasonToBuild(
  standing: PreviousBuild,
  sources: Sources,
  pathOf: (digest: string) => string,
  today: Day,
): BuildReason | null {
  const { sources: before, asOf, until } = standing;
  const changed = Object.keys(sources.files).filter((path) => before.files[path] !== sources.files[path]);
  const gone = Object.keys(before.files).filter((path) => !(path in sources.files));
  if (changed.length > 0 || gone.length > 0)
    return { is: 'content', changed: changed.map(pathOf).sort(), gone: gone.length };
  if (before.drafts !== sources.drafts) return { is: 'drafts' };
  if (before.plans !== sources.plans) return { is: 'plans' };
  if (today < asOf || (until !== null && until <= today)) return { is: 'day', since: asOf };
  return null;
}

/** Says why a portal is built, for the person who runs the build. */
export function describeReason(reason: BuildReason): string {
  switch (reason.is) {
    case 'asked':
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
    case 'plans':
      return 'kế hoạch đã đổi';
    case 'day':
      return `sang ngày khác, lần trước dựng cho ngày ${formatDay(reason.since)}`;
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
