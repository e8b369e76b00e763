import { formatDay } from '../text/format.ts';
import { dayAt, today } from '../terminal/clock.ts';
import { Failure } from '../terminal/failure.ts';
import { lastCommitTime } from '../store/history.ts';
import { newestBuild } from '../building/manifest.ts';

/**
 * Throws a Failure when the clock stands before a day that has certainly been: that of the last commit of the content, or
 * of the last build. On a machine that has lost its clock all news would be of days to come, and vanish.
 * @param out the folder of the built sites, for a command that has one
 */
export function refuseEarlyClock(content: string, out?: string): void {
  const now = today();
  const known: [what: string, millis: number | null][] = [
    ['lần ghi cuối của kho Git', lastCommitTime(content)],
    [`lần dựng trước trong ${out}`, out === undefined ? null : newestBuild(out)],
  ];
  for (const [what, millis] of known)
    if (millis !== null && dayAt(millis) > now)
      throw new Failure(
        `Đồng hồ của máy chỉ ngày ${formatDay(now)}, trước ${what} (ngày ${formatDay(dayAt(millis))}). ` +
          `Chỉnh lại đồng hồ rồi chạy lại; nếu đồng hồ đúng, hoặc muốn tính cho ngày khác, ghi rõ ngày, ví dụ --as-of ${dayAt(millis)}.`,
      );
}
