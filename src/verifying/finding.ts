import { formatBytes, formatNumber } from '../text/format.ts';

/** Something of a served site that is not as it was built, with the facts of its sentence. */
export type Finding =
  | { code: 'no-answer'; address: string; reason: string }
  | { code: 'certificate-wrong'; address: string; reason: string }
  | { code: 'certificate-ending'; address: string; until: string; days: number }
  | { code: 'manifest-missing'; address: string; status: number }
  | { code: 'manifest-damaged'; address: string; reason: string }
  | { code: 'manifest-unsigned'; address: string }
  | { code: 'manifest-unknown-key'; address: string }
  | { code: 'manifest-wrong-signature'; address: string }
  | { code: 'manifest-other-portal'; address: string; found: string; wanted: string }
  | { code: 'manifest-older'; address: string; signed: string; newest: string }
  | { code: 'missing'; address: string; status: number }
  | {
      code: 'changed';
      address: string;
      size: number;
      found: number;
      isCut: boolean;
      scripts: string[];
      hosts: string[];
    }
  | { code: 'foreign'; address: string; from: string }
  | { code: 'answers-anything'; address: string }
  | { code: 'cloaked'; address: string }
  | { code: 'redirected'; address: string; to: string }
  | { code: 'unreadable'; address: string; reason: string }
  | { code: 'header-missing'; address: string; header: string; addresses: number }
  | { code: 'header-changed'; address: string; header: string; found: string; addresses: number };

/** Says a finding in one sentence, after the address that it is about. */
export function describeFinding(finding: Finding): string {
  switch (finding.code) {
    case 'no-answer':
      return `Cổng không trả lời: ${finding.reason}.`;
    case 'certificate-wrong':
      return `Chứng thư TLS không hợp lệ (${finding.reason}), trình duyệt sẽ chặn người xem. Cấp lại chứng thư.`;
    case 'certificate-ending':
      return finding.days < 0
        ? `Chứng thư TLS đã hết hạn ngày ${finding.until}. Cấp lại chứng thư.`
        : `Chứng thư TLS hết hạn ngày ${finding.until}, còn ${finding.days} ngày. Xem việc gia hạn tự động còn chạy không.`;
    case 'manifest-missing':
      return `Không có bản kê (máy chủ trả lời ${finding.status}), nên chưa đối chiếu được trang nào. Đưa cổng lên bằng npm run deploy.`;
    case 'manifest-damaged':
      return `Bản kê hỏng: ${finding.reason}. Không tin bản kê này; đưa lại cổng lên bằng npm run deploy -- --force.`;
    case 'manifest-unsigned':
      return 'Bản kê chưa được ký, ai cũng có thể đã sửa. Tạo khóa bằng npm run deploy -- --new-key rồi đưa lại cổng lên.';
    case 'manifest-unknown-key':
      return 'Bản kê được ký bằng một khóa không có trong tệp khóa công khai. Xem ai đã đưa cổng lên, bằng khóa nào.';
    case 'manifest-wrong-signature':
      return 'Chữ ký không khớp: bản kê đã bị sửa sau khi ký. Coi máy chủ này là đã bị can thiệp.';
    case 'manifest-other-portal':
      return `Ở đây đang phục vụ ${finding.found}, không phải ${finding.wanted}. Xem lại cấu hình máy chủ, đích đưa lên.`;
    case 'manifest-older':
      return `Đang phục vụ bản ký lúc ${finding.signed}, cũ hơn bản ký lúc ${finding.newest} đã thấy lần trước. Nếu không ai quay lại bản trước thì trang đã bị thay bằng bản cũ.`;
    case 'missing':
      return `Thiếu: máy chủ trả lời ${finding.status}.`;
    case 'changed':
      return `Nội dung khác với bản đã dựng (${sizes(finding)})${extras(finding)}. Trang bị sửa trên máy chủ, hoặc có bộ nén, bộ chèn mã của CDN đứng giữa.`;
    case 'foreign':
      return `Trang lạ: mở được mà không có trong bản kê; thấy ở ${finding.from}.`;
    case 'answers-anything':
      return 'Địa chỉ không ai đặt ra mà vẫn mở được thay vì trang 404: có mã đang tự sinh trang lạ, hoặc máy chủ đặt sai trang 404.';
    case 'cloaked':
      return 'Máy tìm kiếm được cho xem nội dung khác với người xem: dấu hiệu của mã chèn liên kết lạ.';
    case 'redirected':
      return `Bị chuyển sang ${finding.to}.`;
    case 'unreadable':
      return `Không đọc được câu trả lời: ${finding.reason}.`;
    case 'header-missing':
      return `Thiếu tiêu đề ${finding.header} ở ${formatNumber(finding.addresses)} địa chỉ. In lại cấu hình máy chủ:  npm run preview -- --config`;
    case 'header-changed':
      return `Tiêu đề ${finding.header} là “${finding.found}”, khác với khi dựng, ở ${formatNumber(finding.addresses)} địa chỉ. In lại cấu hình máy chủ:  npm run preview -- --config`;
  }
}

function sizes({ size, found, isCut }: { size: number; found: number; isCut: boolean }): string {
  if (size === found) return `vẫn ${formatBytes(size)}`;
  return `${formatBytes(size)} thành ${isCut ? 'hơn ' : ''}${formatBytes(found)}`;
}

function extras({ scripts, hosts }: { scripts: string[]; hosts: string[] }): string {
  const parts = [
    ...(scripts.length > 0 ? [`có mã lạ ${scripts.slice(0, MAX_NAMED).join(', ')}`] : []),
    ...(hosts.length > 0 ? [`dẫn tới ${hosts.slice(0, MAX_NAMED).join(', ')}`] : []),
  ];
  return parts.length > 0 ? `; ${parts.join('; ')}` : '';
}

const MAX_NAMED = 3;
