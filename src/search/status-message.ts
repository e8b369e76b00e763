import { formatNumber } from '../text/format.ts';
import type { NumberInQuery } from './numbers.ts';

/** How many results there are, and of which sort. */
export interface Tally {
  /** That hold every word, of those that are shown. */
  whole: number;
  /** That only come near, of those that are shown. */
  near: number;
  /** All there are, shown or not in the part that was chosen. */
  all: number;
  meant?: string;
  missingNumber?: NumberInQuery;
  /** Whether a part of the index is not there, so that there may be more. */
  isPartial: boolean;
}

/** Says what a query found: what holds every word, apart from what only comes near. */
export function sayFound(query: string, tally: Tally): string {
  const found = sayTally(query, tally);
  return tally.isPartial ? `${found} Một phần nội dung chưa tìm được lúc này.` : found;
}

function sayTally(query: string, { whole, near, all, meant, missingNumber }: Tally): string {
  const shown = whole + near;
  const asked = `“${shorten(meant ?? query)}”`;
  if (shown === 0 && all > 0)
    return `Không có kết quả nào cho ${asked} trong phần đã chọn; bỏ bớt lựa chọn thì có ${formatNumber(all)} kết quả.`;
  if (missingNumber) {
    const { written, signs } = missingNumber;
    const lacking = `Không có ${signs.length > 0 ? 'văn bản số' : 'thủ tục mã'} ${written}.`;
    if (shown === 0) return `${lacking} Hãy xem lại số, hoặc xem theo danh sách bên dưới.`;
    return `${lacking} Dưới đây là ${formatNumber(shown)} kết quả gần với số ấy.`;
  }
  if (whole > 0) {
    const also = near > 0 ? `, và ${formatNumber(near)} kết quả gần đúng` : '';
    return `Có ${formatNumber(whole)} kết quả cho ${asked}${also}.`;
  }
  if (near > 0)
    return `Không có nội dung nào đủ các từ của ${asked}; dưới đây là ${formatNumber(near)} kết quả gần đúng.`;
  return `Không tìm thấy nội dung nào cho ${asked}. Hãy thử ít từ hơn, hoặc xem theo danh sách bên dưới.`;
}

/** Says that a query has nothing in it that could be looked for. */
export const NOTHING_TO_FIND =
  'Câu vừa gõ chưa có chữ hay số nào để tìm. Hãy gõ tên việc, tên nơi cần gặp hoặc số văn bản, hoặc xem theo danh sách bên dưới.';

/** So much of a query is repeated to who typed it. */
const MOST_REPEATED = 60;

function shorten(query: string): string {
  return query.length > MOST_REPEATED ? `${query.slice(0, MOST_REPEATED).trimEnd()}…` : query;
}
