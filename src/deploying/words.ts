import type { TargetFault } from './target.ts';
import type { ManifestFault } from './site-manifest.ts';
import { formatBytes, formatNumber } from '../text/format.ts';

/** What became of a portal in a run of the command. */
export interface DeployOutcome {
  portal: string;
  status: 'deployed' | 'planned' | 'unchanged' | 'failed' | 'rolled-back';
  sent: string[];
  removed: string[];
  unchanged: number;
  /** The bytes of the files that travel. */
  bytes: number;
  /** The release that is served now, or that would be; null where the place has none. */
  release: string | null;
  /** Whether the manifest is signed. */
  signed: boolean;
  seconds: number;
  /** Why the portal was left as it was. */
  message?: string;
}

/** Says in one line what became of a portal. */
export function describeDeployment(outcome: DeployOutcome): string {
  const { portal, status, sent, removed, unchanged, bytes, seconds, message = '' } = outcome;
  const amount = `${formatNumber(sent.length)} tệp (${formatBytes(bytes)}), xóa ${formatNumber(removed.length)}, giữ ${formatNumber(unchanged)}`;
  switch (status) {
    case 'deployed':
      return `${portal}: đã đưa lên ${amount}; ${formatNumber(Math.round(seconds * 10) / 10)} giây`;
    case 'planned':
      return `${portal}: sẽ đưa lên ${amount}`;
    case 'unchanged':
      return `${portal}: ở đích đã đúng như đã dựng`;
    case 'rolled-back':
      return `${portal}: đã quay lại bản trước (${outcome.release ?? ''})`;
    case 'failed':
      return `${portal}: chưa đưa lên được, trang đang chạy giữ nguyên. ${message}`;
  }
}

/** Says how a target is written, to somebody who has written it otherwise. */
export function describeTargetFault(fault: TargetFault, typed: string): string {
  return `Không hiểu đích “${typed}”: ${TARGET_FAULTS[fault]}`;
}

const TARGET_FAULTS: Record<TargetFault, string> = {
  'ssh-relative':
    'qua SSH thì ghi đường dẫn đầy đủ, bắt đầu bằng dấu /, ví dụ cong@may-chu.vidu.gov.vn:/srv/cong.',
  'ssh-sign': 'đường dẫn trên máy kia chỉ gồm chữ không dấu, chữ số và các dấu / . _ - @ + =, không có “..”.',
  'rclone-form': 'với rclone thì ghi rclone:TÊN_KHO:THÙNG/THƯ_MỤC, tên kho như rclone config đã đặt.',
  's3-form': 'với aws thì ghi s3://THÙNG/THƯ_MỤC.',
  scheme: 'đích là một thư mục, người@máy:/thư/mục, rclone:kho:thùng/thư-mục hoặc s3://thùng/thư-mục.',
};

/** Says what is wrong with a manifest, as the end of a sentence. */
export function describeManifestFault({ fault, line }: ManifestFault): string {
  switch (fault) {
    case 'format':
      return `không phải bản kê của cong-xa (dòng ${line})`;
    case 'cut-off':
      return `bị cắt ngang ở dòng ${line}`;
    case 'line':
      return `dòng ${line} không kê một tệp của cổng`;
  }
}

/** Says why the disk of a target did not take what was written; the sentence ends with what is still there. */
export function describeDiskError(code: string, place: string, bytes: number): string {
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return `Hết chỗ ở ${place}: lần này cần thêm khoảng ${formatBytes(bytes)}. Dọn bớt hoặc thêm đĩa rồi chạy lại.`;
    case 'EROFS':
      return `${place} chỉ cho đọc. Gắn lại hệ tệp cho ghi rồi chạy lại.`;
    case 'EACCES':
    case 'EPERM':
      return `Không có quyền ghi vào ${place}. Giao thư mục đó cho người dùng chạy lệnh này.`;
    case 'EIO':
      return `Đĩa ở ${place} đọc, ghi bị lỗi. Xem dmesg trên máy đó, thay đĩa nếu hỏng, rồi chạy lại.`;
    case 'ENOTDIR':
    case 'EEXIST':
      return `Ở ${place} có một tệp đứng ở chỗ của thư mục. Dời tệp đó đi rồi chạy lại.`;
    default:
      return `Không ghi được vào ${place} (${code}).`;
  }
}
