import { formatBytes, formatNumber } from '../text/format.ts';

type Severity = 'error' | 'warning';

/** What a field is called: the key the editor typed and the label the schema gives it. */
interface Field {
  key: string;
  label: string;
}

function sentence<F>(severity: Severity, message: (facts: F) => string, fix?: (facts: F) => string) {
  return fix ? { severity, message, fix } : { severity, message };
}

const quote = (text: string) => `“${text}”`;
const named = ({ key, label }: Field) => (label ? `${label} (${key})` : key ? quote(key) : 'này');
/** A line that only shows the form: pasted as it is, it would say something untrue. */
const forExample = (line: string) => `Ví dụ:  ${line}`;

/** Why a line of the front matter cannot be parsed. */
const syntaxCauses = {
  colon: {
    message: 'Giá trị có dấu hai chấm nên phải đặt trong dấu nháy kép.',
    fix: 'Ví dụ:  title: "Hội nghị: tổng kết năm"',
  },
  tab: {
    message: 'Dòng thụt vào bằng phím Tab; chỉ dùng dấu cách.',
    fix: 'Thay mỗi phím Tab bằng hai dấu cách.',
  },
  quote: { message: 'Dấu nháy mở ra mà chưa đóng lại.', fix: 'Thêm dấu nháy kép ở cuối giá trị.' },
  bracket: { message: 'Dấu [ hoặc { mở ra mà chưa đóng lại.', fix: 'Thêm ] hoặc } ở cuối danh sách.' },
  reserved: {
    message: 'Giá trị bắt đầu bằng ký tự dành riêng (@, %, ` …) nên phải đặt trong dấu nháy kép.',
    fix: 'Đặt cả giá trị trong dấu nháy kép.',
  },
  'no-colon': {
    message: 'Dòng này thiếu dấu hai chấm và một dấu cách sau tên mục.',
    fix: 'Ví dụ:  unit: van-phong',
  },
  other: {
    message: 'Phần thông tin này viết sai cách nên không đọc được từ dòng này.',
    fix: 'So với bài mẫu: mỗi mục một dòng dạng “tên: giá trị”, mục con thụt vào hai dấu cách.',
  },
} as const;

export type SyntaxCause = keyof typeof syntaxCauses;

/**
 * Every problem the project can name, with the words an editor reads. Codes are permanent.
 * A message says what is wrong; a fix is the corrected line, or the one thing to do.
 */
export const sentences = {
  // The folder
  'portal-file-missing': sentence<{ portal: string }>(
    'error',
    ({ portal }) => `Thư mục cổng ${quote(portal)} không có tệp portal.yaml nên không dựng được.`,
    () => 'Thêm tệp portal.yaml, hoặc chuyển thư mục này ra ngoài content/portals/.',
  ),
  'portal-empty': sentence<{ portal: string }>(
    'error',
    ({ portal }) => `Cổng ${quote(portal)} chưa có nội dung nào ngoài portal.yaml.`,
    () =>
      'Thêm ít nhất một trang giới thiệu, lãnh đạo, điểm giao dịch hoặc tin bài; trang cũ được giữ nguyên cho tới khi đó.',
  ),
  'portal-folder-name': sentence<{ name: string; better: string }>(
    'error',
    ({ name }) =>
      `Tên thư mục ${quote(name)} không dùng được trong địa chỉ: chỉ dùng a–z, 0–9 và dấu gạch nối.`,
    ({ better }) => (better ? `Đổi tên thành: ${better}` : 'Đổi tên thư mục.'),
  ),
  'portal-url-shared': sentence<{ url: string; other: string }>(
    'error',
    ({ url, other }) =>
      `Địa chỉ ${url} trùng với địa chỉ hoặc thư mục của cổng ${quote(other)}; hai cổng không thể ở cùng một nơi.`,
  ),
  'file-name': sentence<{ name: string; better: string }>(
    'error',
    ({ name }) => `Tên tệp ${quote(name)} có dấu, dấu cách hoặc chữ hoa nên không dùng được trong địa chỉ.`,
    ({ better }) => (better ? `Đổi tên thành: ${better}` : 'Đổi tên tệp.'),
  ),
  'misplaced-file': sentence<{ expected: string }>(
    'warning',
    () => 'Tệp này không nằm đúng chỗ nên không được đọc.',
    ({ expected }) => `Nơi dành cho nó: ${expected}`,
  ),
  'symbolic-link': sentence<object>(
    'error',
    () =>
      'Đây là liên kết tượng trưng; công cụ không đọc qua liên kết để không lấy nhầm tệp ngoài thư mục nội dung.',
    () => 'Thay liên kết bằng chính tệp đó.',
  ),
  unreadable: sentence<{ reason: string }>(
    'error',
    ({ reason }) => `Không mở được tệp (${reason}).`,
    () => 'Kiểm tra quyền đọc tệp.',
  ),
  'file-too-large': sentence<{ bytes: number; limit: number }>(
    'error',
    ({ bytes, limit }) => `Tệp nặng ${formatBytes(bytes)}, quá mức ${formatBytes(limit)} của một bài viết.`,
    () => 'Chia bài thành nhiều phần, hoặc đưa phần dài vào tệp đính kèm.',
  ),
  'not-text': sentence<object>(
    'error',
    () => 'Tệp này không phải văn bản UTF-8 (có thể là ảnh, tệp Word, hoặc văn bản lưu bằng bảng mã khác).',
    () =>
      'Mở bằng Notepad, chọn “Lưu thành…”, mục mã hóa chọn UTF-8; tệp Word thì đính kèm thay vì đổi đuôi thành .md.',
  ),

  // The front matter and YAML
  'front-matter-missing': sentence<object>(
    'error',
    () => 'Tệp chưa có phần thông tin đầu bài.',
    () => 'Dòng đầu tiên phải là ba dấu gạch ---, tiếp theo là các mục thông tin, rồi một dòng --- nữa.',
  ),
  'front-matter-unclosed': sentence<object>(
    'error',
    () => 'Phần thông tin đầu bài chưa được đóng.',
    () => 'Thêm một dòng --- sau mục thông tin cuối cùng, trước nội dung bài.',
  ),
  'front-matter-language': sentence<{ opening: string }>(
    'error',
    ({ opening }) => `Phần thông tin đầu bài mở bằng ${quote(opening)}; công cụ chỉ đọc dạng mở bằng ---.`,
    () => '---',
  ),
  'yaml-syntax': sentence<{ cause: SyntaxCause; corrected: string }>(
    'error',
    ({ cause }) => syntaxCauses[cause].message,
    ({ cause, corrected }) => corrected || syntaxCauses[cause].fix,
  ),
  'yaml-alias': sentence<object>(
    'error',
    () => 'Dấu & hoặc * ở đầu giá trị được hiểu là tham chiếu; công cụ không đọc tham chiếu.',
    () => 'Đặt giá trị trong dấu nháy kép.',
  ),
  'duplicate-key': sentence<{ key: string }>(
    'error',
    ({ key }) => `Mục ${quote(key)} được ghi hai lần.`,
    () => 'Giữ lại một dòng, xóa dòng kia.',
  ),
  'not-a-mapping': sentence<object>(
    'error',
    () => 'Phần thông tin phải gồm các dòng dạng “tên: giá trị”.',
    () => forExample('date: 2026-09-05'),
  ),

  // The fields
  'missing-field': sentence<Field & { example: string }>(
    'error',
    (field) => `Thiếu mục ${named(field)}.`,
    ({ key, example }) => forExample(`${key}: ${example || '…'}`),
  ),
  'empty-field': sentence<Field & { example: string }>(
    'error',
    (field) => `Mục ${named(field)} để trống.`,
    ({ key, example }) => forExample(`${key}: ${example || '…'}`),
  ),
  'unknown-key': sentence<{ key: string; nearest: string; known: string[] }>(
    'error',
    ({ key }) => `Không có mục nào tên ${quote(key)}.`,
    ({ nearest, known }) => (nearest ? `Có thể là: ${nearest}` : `Các mục dùng được: ${known.join(', ')}`),
  ),
  'needs-quotes': sentence<Field & { source: string }>(
    'error',
    (field) => `Mục ${named(field)} phải là chữ, nhưng giá trị này bị đọc thành số hoặc đúng/sai.`,
    ({ key, source }) => `${key}: "${source}"`,
  ),
  'wrong-type': sentence<Field & { expected: string; corrected: string; example: string }>(
    'error',
    (field) => `Mục ${named(field)} phải là ${field.expected}.`,
    ({ key, corrected, example }) =>
      corrected ? `${key}: ${corrected}` : key && example ? forExample(`${key}: ${example}`) : '',
  ),
  'invalid-identifier': sentence<Field & { value: string; better: string }>(
    'error',
    (field) => `Mục ${named(field)} ghi ${quote(field.value)}; chỉ dùng a–z, 0–9 và dấu gạch nối.`,
    ({ key, better }) => (better ? `${key}: ${better}` : ''),
  ),
  'too-short': sentence<Field & { limit: number; actual: number }>(
    'error',
    (field) => `Mục ${named(field)} có ${field.actual} ký tự, cần ít nhất ${field.limit}.`,
  ),
  'too-long': sentence<Field & { limit: number; actual: number }>(
    'error',
    (field) => `Mục ${named(field)} có ${field.actual} ký tự, nhiều nhất là ${field.limit}.`,
  ),
  'too-few': sentence<Field & { limit: number }>(
    'error',
    (field) => `Mục ${named(field)} cần ít nhất ${field.limit} giá trị.`,
  ),
  'out-of-range': sentence<Field & { limit: number; side: 'least' | 'most' }>(
    'error',
    (field) =>
      `Mục ${named(field)} phải là số ${field.side === 'least' ? 'không nhỏ hơn' : 'không lớn hơn'} ${field.limit}.`,
  ),
  'not-in-list': sentence<Field & { value: string; nearest: string; allowed: string[] }>(
    'error',
    (field) => `Mục ${named(field)} không nhận giá trị ${quote(field.value)}.`,
    ({ key, nearest, allowed }) => (nearest ? `${key}: ${nearest}` : `Chọn một trong: ${allowed.join(', ')}`),
  ),
  'invalid-day': sentence<Field & { value: string; better: string }>(
    'error',
    (field) => `Mục ${named(field)} ghi ${quote(field.value)}; ngày phải có dạng năm-tháng-ngày và có thật.`,
    ({ key, better }) => (better ? `${key}: ${better}` : forExample(`${key}: 2026-09-05`)),
  ),
  'invalid-moment': sentence<Field & { value: string; better: string }>(
    'error',
    (field) =>
      `Mục ${named(field)} ghi ${quote(field.value)}; phải là năm-tháng-ngày, có thể thêm giờ Việt Nam sau chữ T.`,
    ({ key, better }) => (better ? `${key}: ${better}` : forExample(`${key}: 2026-09-05T08:30`)),
  ),
  'days-reversed': sentence<object>(
    'error',
    () => 'Ngày kết thúc đứng trước ngày bắt đầu.',
    () => 'Đổi chỗ hai ngày.',
  ),
  'invalid-address': sentence<Field & { value: string }>(
    'error',
    (field) => `Mục ${named(field)} ghi ${quote(field.value)}; đây không phải địa chỉ web đầy đủ.`,
    ({ key }) => forExample(`${key}: https://…`),
  ),
  'invalid-email': sentence<Field & { value: string }>(
    'error',
    (field) => `Mục ${named(field)} ghi ${quote(field.value)}; đây không phải địa chỉ thư điện tử.`,
    ({ key }) => forExample(`${key}: ten@donvi.gov.vn`),
  ),
  'invalid-form': sentence<Field & { value: string; example: string }>(
    'error',
    (field) => `Mục ${named(field)} ghi ${quote(field.value)}; giá trị không đúng dạng.`,
    ({ key, example }) => (example ? forExample(`${key}: ${example}`) : ''),
  ),
  'portal-url': sentence<{ value: string }>(
    'error',
    ({ value }) =>
      `Địa chỉ của cổng ghi ${quote(value)}; phải bắt đầu bằng https:// và không có dấu ? hay #.`,
    ({ value }) =>
      value.startsWith('http://')
        ? `url: ${value.replace('http:', 'https:')}`
        : forExample('url: https://xaminhhoa.vidu.gov.vn/'),
  ),
  'section-cchc-missing': sentence<object>(
    'error',
    () => 'Danh sách chuyên mục (sections) chưa có chuyên mục cải cách hành chính.',
    () => '- { id: cchc, name: Cải cách hành chính }',
  ),
  'duplicate-id': sentence<{ id: string }>(
    'error',
    ({ id }) => `Mã ${quote(id)} được dùng hai lần trong cùng danh sách.`,
    () => 'Đổi một trong hai mã.',
  ),
  'repost-source': sentence<object>(
    'error',
    () => 'Bài đăng lại chưa ghi nguồn.',
    () => 'source: { name: Báo Ví Dụ, url: https://… }',
  ),

  // The plan
  'deadline-outside-year': sentence<{ due: string; year: number }>(
    'error',
    ({ due, year }) => `Hạn báo cáo ${due} nằm ngoài năm ${year} của kế hoạch.`,
  ),
  'custom-periods-missing': sentence<object>(
    'error',
    () => 'Kế hoạch chọn cách chia kỳ riêng (custom) nhưng chưa kê kỳ nào.',
    () => 'custom: [{ id: dot-1, kind: quarter, label: Đợt 1, from: 2026-01-01, to: 2026-03-31 }]',
  ),
  'custom-periods-overlap': sentence<{ one: string; other: string }>(
    'error',
    ({ one, other }) => `Hai kỳ cùng loại ${quote(one)} và ${quote(other)} chồng ngày lên nhau.`,
  ),
  'custom-period-kind-missing': sentence<{ kind: string }>(
    'error',
    ({ kind }) => `Chỉ tiêu tính theo ${quote(kind)} nhưng danh sách kỳ riêng không có kỳ nào loại này.`,
  ),

  'plan-unit-unknown': sentence<{ unit: string; nearest: string }>(
    'error',
    ({ unit }) => `Không cổng nào phải thực hiện chỉ tiêu này khai đơn vị ${quote(unit)}.`,
    ({ nearest }) =>
      nearest
        ? `Có thể là: ${nearest}`
        : 'Khai đơn vị trong mục units của portal.yaml, hoặc bỏ khỏi chỉ tiêu.',
  ),

  // What names what
  'unknown-section': sentence<{ section: string; nearest: string; allowed: string[] }>(
    'error',
    ({ section }) => `Cổng không có chuyên mục ${quote(section)}.`,
    ({ nearest, allowed }) => (nearest ? `section: ${nearest}` : `Chọn một trong: ${allowed.join(', ')}`),
  ),
  'unknown-unit': sentence<{ unit: string; nearest: string; allowed: string[] }>(
    'error',
    ({ unit }) => `Cổng không khai đơn vị ${quote(unit)} trong portal.yaml.`,
    ({ nearest, allowed }) =>
      nearest
        ? `unit: ${nearest}`
        : allowed.length
          ? `Chọn một trong: ${allowed.join(', ')}`
          : 'Khai đơn vị trong mục units của portal.yaml.',
  ),
  'unknown-plan': sentence<{ plan: string; nearest: string; allowed: string[] }>(
    'error',
    ({ plan }) => `Không có kế hoạch ${quote(plan)} trong content/plans/.`,
    ({ nearest, allowed }) =>
      nearest ? `plans: [${nearest}]` : `Các kế hoạch hiện có: ${allowed.join(', ') || 'chưa có'}`,
  ),
  'duplicate-slug': sentence<{ other: string; address: string }>(
    'error',
    ({ other, address }) => `Tệp này và ${other} cùng ra địa chỉ ${address}.`,
    () => 'Đổi tên một trong hai tệp.',
  ),
  'picture-missing': sentence<{ src: string; nearest: string }>(
    'error',
    ({ src }) => `Không tìm thấy tệp ảnh ${quote(src)} trong thư mục của cổng.`,
    ({ nearest }) => (nearest ? `Có thể là: ${nearest}` : 'Chép tệp ảnh vào cạnh bài viết.'),
  ),
  'picture-broken': sentence<{ src: string }>(
    'error',
    ({ src }) => `Tệp ảnh ${quote(src)} bị hỏng hoặc không phải ảnh.`,
    () => 'Mở ảnh trên máy, lưu lại thành JPG rồi chép đè.',
  ),
  'picture-too-large': sentence<{ src: string; pixels: number; limit: number }>(
    'error',
    ({ src, pixels, limit }) =>
      `Tệp ảnh ${quote(src)} có ${Math.round(pixels / 1e6)} triệu điểm ảnh, quá mức ${Math.round(limit / 1e6)} triệu.`,
    () => 'Thu nhỏ ảnh, cạnh dài khoảng 2.000 điểm ảnh là đủ.',
  ),
  'file-missing': sentence<{ src: string; nearest: string }>(
    'error',
    ({ src }) => `Không tìm thấy tệp ${quote(src)} trong thư mục của cổng.`,
    ({ nearest }) => (nearest ? `Có thể là: ${nearest}` : 'Chép tệp vào cạnh bài viết.'),
  ),
  'file-type': sentence<{ src: string; allowed: string[] }>(
    'error',
    ({ src }) => `Tệp ${quote(src)} thuộc loại không được đăng để tải về.`,
    ({ allowed }) => `Các loại dùng được: ${allowed.join(', ')}`,
  ),
  'accent-contrast': sentence<{ accent: string; contrast: number; text: string; ground: string }>(
    'warning',
    ({ accent, contrast, text, ground }) =>
      `Màu nhấn ${quote(accent)} chỉ tương phản ${formatNumber(contrast)} với nền trang, chưa đủ 4,5 để đọc rõ; cổng dùng ${text} cho chữ và ${ground} cho nền nút.`,
    ({ text }) => `accent: "${text}"`,
  ),
  'build-failed': sentence<{ reason: string }>(
    'error',
    ({ reason }) => `Dựng cổng không thành: ${reason}`,
    () =>
      'Trang cũ được giữ nguyên. Chạy lại lệnh dựng; nếu vẫn lỗi, gửi dòng này cho người phụ trách kỹ thuật.',
  ),
};

export type Code = keyof typeof sentences;
export type FactsOf<C extends Code> = Parameters<(typeof sentences)[C]['message']>[0];
