import { formatNumber } from '../text/format.ts';
import type { NumberInQuery } from './numbers.ts';

/** How many results a query has, of each sort. */
export interface ResultCounts {
  /** Shown results that are complete, as `SearchHit` says. */
  complete: number;
  /** The other shown results. */
  near: number;
  /** All results, also those that the chosen filters hide. */
  total: number;
  /** The query with its spelling corrected, when the results answer the corrected query. */
  correction?: string;
  missingNumber?: NumberInQuery;
  /** Whether a part of the index is missing, so that there may be more results. */
  isPartial: boolean;
}

/** Words the sentence above the results: how many hold every word, and how many are only near the query. */
export function statusMessage(query: string, counts: ResultCounts): string {
  const message = countMessage(query, counts);
  return counts.isPartial ? `${message} Một phần nội dung chưa tìm được lúc này.` : message;
}

function countMessage(
  query: string,
  { complete, near, total, correction, missingNumber }: ResultCounts,
): string {
  const shown = complete + near;
  const quoted = `“${startOf(correction ?? query)}”`;
  if (shown === 0 && total > 0)
    return `Không có kết quả nào cho ${quoted} trong phần đã chọn; bỏ bớt lựa chọn thì có ${formatNumber(total)} kết quả.`;
  if (missingNumber) {
    const { written, letters } = missingNumber;
    const lacking = `Không có ${letters.length > 0 ? 'văn bản số' : 'thủ tục mã'} ${written}.`;
    if (shown === 0) return `${lacking} Hãy xem lại số, hoặc xem theo danh sách bên dưới.`;
    return `${lacking} Dưới đây là ${formatNumber(shown)} kết quả gần với số ấy.`;
  }
  if (complete > 0) {
    const also = near > 0 ? `, và ${formatNumber(near)} kết quả gần đúng` : '';
    return `Có ${formatNumber(complete)} kết quả cho ${quoted}${also}.`;
  }
  if (near > 0)
    return `Không có nội dung nào đủ các từ của ${quoted}; dưới đây là ${formatNumber(near)} kết quả gần đúng.`;
  return `Không tìm thấy nội dung nào cho ${quoted}. Hãy thử ít từ hơn, hoặc xem theo danh sách bên dưới.`;
}

/**
 * Words the sentence above results that come from names alone, because the full text cannot be searched.
 * @param isOtherBuild whether this is because the portal was built anew since the page was opened
 */
export function titlesMessage(count: number, isOtherBuild = false): string {
  if (isOtherBuild) return `${namesMessage(count)} ${RELOAD}`;
  if (count === 0) return 'Chưa tìm được lúc này; mời xem theo danh sách bên dưới.';
  return `${namesMessage(count)} Chưa tìm được trong toàn bộ nội dung lúc này; mời xem thêm theo danh sách bên dưới.`;
}

function namesMessage(count: number): string {
  return count === 0 ? 'Không có kết quả theo tên mục.' : `Có ${formatNumber(count)} kết quả theo tên mục.`;
}

const RELOAD = 'Cổng vừa được cập nhật; mời tải lại trang để tìm trong toàn bộ nội dung.';

/** The sentence for a query without a letter or a digit. */
export const NOTHING_TO_FIND =
  'Câu vừa gõ chưa có chữ hay số nào để tìm. Hãy gõ tên việc, tên nơi cần gặp hoặc số văn bản, hoặc xem theo danh sách bên dưới.';

/** The message repeats at most this many characters of the query. */
const MAX_QUOTED_LENGTH = 60;

function startOf(query: string): string {
  return query.length > MAX_QUOTED_LENGTH ? `${query.slice(0, MAX_QUOTED_LENGTH).trim()}…` : query;
}
