import { formatDay } from '../text/format.ts';
import { dayAt, today } from '../terminal/clock.ts';
import { Failure } from '../terminal/failure.ts';
import { lastCommitTime } from '../store/history.ts';
import { newestBuild } from '../building/output-folder.ts';

/**
 * Throws a Failure when the machine's clock is behind: before the last commit of the content, or before the last build.
 * With such a clock, articles would count as not published yet, and vanish from the pages.
 * @param out the folder of the built sites, for a command that has one
 */
export function refuseEarlyClock(content: string, out?: string): void {
  const now = today();
  const past: [what: string, millis: number | null][] = [
    ['lần ghi cuối của kho Git', lastCommitTime(content)],
    [`lần dựng trước trong ${out}`, out === undefined ? null : newestBuild(out)],
  ];
  for (const [what, millis] of past)
    if (millis !== null && dayAt(millis) > now)
      throw new Failure(
        `Đồng hồ của máy chỉ ngày ${formatDay(now)}, trước ${what} (ngày ${formatDay(dayAt(millis))}). ` +
          `Chỉnh lại đồng hồ rồi chạy lại; nếu đồng hồ đúng, hoặc muốn tính cho ngày khác, ghi rõ ngày, ví dụ --as-of ${dayAt(millis)}.`,
      );
}
