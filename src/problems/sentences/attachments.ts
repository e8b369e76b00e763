import { formatBytes } from '../../text/format.ts';
import { adviceWithSample, nearestOr, quote, sentence } from './sentence.ts';

/** A picture or file to which an entry refers, and which is not in the folder of the portal. */
interface MissingFile {
  src: string;
  nearest: string;
  /** The name beside the entry for a file on the editor's own computer; empty for any other reference. */
  own: string;
  inBody: boolean;
}

function missingMessage(what: string, { src, own }: MissingFile): string {
  return own
    ? `Đường dẫn ${quote(src)} chỉ có trên máy của người viết; người đọc không mở được.`
    : `Không tìm thấy ${what} ${quote(src)} trong thư mục của cổng.`;
}

function missingFix(what: string, { nearest, own }: MissingFile): string {
  if (own) return `Chép ${what} vào cạnh bài, rồi ở đây chỉ ghi tên tệp: ${own}`;
  return nearestOr(nearest, `Chép tệp${what === 'ảnh' ? ' ảnh' : ''} vào cạnh bài viết.`);
}

/** Sentences on the pictures and files that content names. */
export const attachmentSentences = {
  'picture-missing': sentence<MissingFile>({
    severity: 'error',
    publishable: ({ inBody }) => inBody,
    message: (facts) => missingMessage('tệp ảnh', facts),
    fix: (facts) => missingFix('ảnh', facts),
    why: 'Ảnh để cạnh bài trong thư mục của cổng và được gọi bằng tên tệp. Ảnh ở trang khác không được dùng: trang kia có thể xóa ảnh, và biết được ai đọc trang của mình.',
    example: { src: 'truong.jpg', nearest: 'truong-hoc.jpg', own: '', inBody: false },
  }),
  'picture-foreign': sentence<{ src: string }>({
    severity: 'warning',
    message: ({ src }) => `Ảnh ${quote(src)} nằm ở trang khác nên không hiện; trang chỉ hiện lời mô tả.`,
    fix: () => 'Tải ảnh về, để cạnh bài, gọi bằng tên tệp và ghi nguồn.',
    why: 'Trang của cổng không lấy gì từ máy chủ khác: ảnh ngoài có thể mất, bị thay, và cho nơi khác biết ai đang đọc.',
    example: { src: 'https://vidu.vn/anh.jpg' },
  }),
  'picture-broken': sentence<{ src: string }>({
    severity: 'error',
    message: ({ src }) => `Tệp ảnh ${quote(src)} bị hỏng hoặc không phải ảnh.`,
    fix: () => 'Mở ảnh trên máy, lưu lại thành JPG rồi chép đè.',
    why: 'Tệp không mở được thành ảnh: chép dở, đổi đuôi từ loại khác, hoặc lưu ở dạng không dùng được trên web.',
    example: { src: 'truong.jpg' },
  }),
  'picture-format': sentence<{ src: string }>({
    severity: 'error',
    message: ({ src }) => `Tệp ảnh ${quote(src)} là hình vẽ SVG; cổng chỉ nhận ảnh chụp, ảnh điểm.`,
    fix: () => 'Mở hình bằng phần mềm vẽ hoặc trình duyệt, lưu thành PNG, rồi sửa tên tệp ở đây.',
    why: 'Hình SVG là một chương trình vẽ: có tệp chỉ vài KB mà máy dựng vẽ hàng giờ không xong. Ảnh JPG, PNG, WebP, GIF, AVIF, TIFF thì được nhận; bản đồ, biểu trưng lưu thành PNG rộng khoảng 2.000 điểm ảnh là đủ nét.',
    example: { src: 'ban-do.svg' },
  }),
  'picture-heic': sentence<{ src: string }>({
    severity: 'error',
    message: ({ src }) =>
      `Tệp ảnh ${quote(src)} là ảnh HEIC của điện thoại iPhone, trình duyệt không mở được.`,
    fix: () =>
      'Mở ảnh, lưu thành JPG, để cạnh bài rồi sửa tên tệp ở đây. Để ảnh chụp sau là JPG: Cài đặt › Camera › Định dạng › Tương thích nhất.',
    why: 'Ảnh HEIC dùng cách nén có bản quyền mà trình duyệt và máy dựng không có. Gửi ảnh qua Zalo hoặc thư điện tử thì điện thoại thường đổi sang JPG.',
    example: { src: 'IMG_3321.HEIC' },
  }),
  'picture-too-large': sentence<{ src: string; pixels: number; limit: number }>({
    severity: 'error',
    message: ({ src, pixels, limit }) =>
      `Tệp ảnh ${quote(src)} có ${Math.round(pixels / 1e6)} triệu điểm ảnh, quá mức ${Math.round(limit / 1e6)} triệu.`,
    fix: () => 'Thu nhỏ ảnh, cạnh dài khoảng 2.000 điểm ảnh là đủ.',
    why: 'Ảnh quá lớn làm máy dựng hết bộ nhớ, mà trên trang chỉ hiện rộng nhất 1.200 điểm ảnh.',
    example: { src: 'ban-do.png', pixels: 120_000_000, limit: 50_000_000 },
  }),
  'picture-heavy': sentence<{ src: string; bytes: number; limit: number }>({
    severity: 'warning',
    message: ({ src, bytes, limit }) =>
      `Tệp ảnh ${quote(src)} nặng ${formatBytes(bytes)}, nên dưới ${formatBytes(limit)}.`,
    fix: () => 'Thu nhỏ ảnh trước khi chép vào, cạnh dài khoảng 2.000 điểm ảnh là đủ.',
    why: 'Trang tự tạo các cỡ ảnh nhẹ, nhưng tệp gốc ở lại trong kho nội dung mãi mãi và làm mỗi lần lấy kho về chậm đi.',
    example: { src: 'hoi-nghi.jpg', bytes: 12_000_000, limit: 5_000_000 },
  }),
  'picture-still': sentence<{ src: string }>({
    severity: 'warning',
    message: ({ src }) => `Ảnh động ${quote(src)} lên trang thành ảnh đứng yên, chỉ có hình đầu tiên.`,
    fix: () =>
      'Nếu chuyển động cần cho người đọc thì đăng thành video; nếu không thì lưu lại thành ảnh thường.',
    why: 'Trang làm lại mọi ảnh ở nhiều cỡ và chỉ giữ hình đầu: ảnh động nặng, và người đọc không dừng được chuyển động (WCAG 2.2.2). Biểu đồ, lời chạy ở những hình sau sẽ mất.',
    example: { src: 'bieu-do.gif' },
  }),
  'image-alt': sentence<{ src: string; alt: string; inBody: boolean }>({
    severity: 'error',
    publishable: () => true,
    message: ({ src, alt }) =>
      alt
        ? `Mô tả ${quote(alt)} của ảnh ${quote(src)} không cho biết trong ảnh có gì.`
        : src
          ? `Ảnh ${quote(src)} chưa có mô tả.`
          : 'Ảnh chưa có mô tả.',
    fix: ({ src, alt, inBody }) =>
      inBody
        ? adviceWithSample('Ghi mô tả trong ngoặc vuông, ví dụ:', `![Học sinh dự lễ khai giảng](${src})`)
        : alt
          ? adviceWithSample('Tả người, việc, nơi chốn trong ảnh, ví dụ:', 'alt: Học sinh dự lễ khai giảng')
          : adviceWithSample('Thêm một dòng dưới ảnh, ví dụ:', 'alt: Học sinh dự lễ khai giảng'),
    why: 'Người khiếm thị nghe phần mềm đọc mô tả thay cho ảnh; mạng chậm thì mô tả hiện trước ảnh (Thông tư 22/2023/TT-BTTTT, WCAG 1.1.1). Mô tả nói trong ảnh có ai, làm gì, ở đâu, không phải “ảnh” hay tên tệp.',
    example: { src: 'truong.jpg', alt: '', inBody: false },
  }),
  'file-missing': sentence<MissingFile>({
    severity: 'error',
    publishable: ({ inBody }) => inBody,
    message: (facts) => missingMessage('tệp', facts),
    fix: (facts) => missingFix('tệp', facts),
    why: 'Tệp đính kèm để trong thư mục của cổng và được gọi bằng tên tệp.',
    example: { src: 'C:\\Users\\Admin\\ke hoach.pdf', nearest: '', own: 'ke-hoach.pdf', inBody: false },
  }),
  'file-type': sentence<{ src: string; allowed: string[]; inBody: boolean }>({
    severity: 'error',
    publishable: ({ inBody }) => inBody,
    message: ({ src }) => `Tệp ${quote(src)} thuộc loại không được đăng để tải về.`,
    fix: ({ allowed }) => `Các loại dùng được: ${allowed.join(', ')}`,
    why: 'Chỉ đăng các loại tệp mà trình duyệt không mở thành trang có thể chạy mã dưới tên miền của cơ quan.',
    example: { src: 'bieu-mau.html', allowed: ['pdf', 'docx'], inBody: false },
  }),
  'file-broken': sentence<{ src: string; kind: string }>({
    severity: 'error',
    publishable: () => true,
    message: ({ src, kind }) => `Tệp ${quote(src)} không phải là tệp ${kind} như đuôi của nó.`,
    fix: () => 'Mở tệp bằng phần mềm đã tạo ra nó, lưu lại đúng loại rồi chép đè.',
    why: 'Tệp đổi đuôi hoặc chép dở thì người dân tải về không mở được.',
    example: { src: 'ke-hoach.pdf', kind: 'PDF' },
  }),
  'file-heavy': sentence<{ src: string; bytes: number; limit: number }>({
    severity: 'warning',
    message: ({ src, bytes, limit }) =>
      `Tệp ${quote(src)} nặng ${formatBytes(bytes)}, nên dưới ${formatBytes(limit)}.`,
    fix: () =>
      'Lưu lại tệp ở dạng nhẹ hơn (PDF xuất từ Word, ảnh quét 150–200 dpi), hoặc tách thành nhiều tệp.',
    why: 'Người dân mở bằng điện thoại, nhiều nơi mạng chậm và trả tiền theo dung lượng; tệp nặng ở lại trong kho nội dung mãi mãi.',
    example: { src: 'to-khai.pdf', bytes: 41_943_040, limit: 10_485_760 },
  }),
  'pdf-no-text': sentence<{ src: string }>({
    severity: 'warning',
    message: ({ src }) => `Tệp PDF ${quote(src)} chỉ có ảnh quét, không có chữ.`,
    fix: () =>
      'Xuất PDF từ tệp gốc, hoặc nhận dạng chữ (OCR) rồi chép đè; nội dung chính thì chép vào phần bài.',
    why: 'Ảnh quét không tìm kiếm được, phần mềm không đọc thành tiếng được cho người khiếm thị, không chép được chữ để điền vào đơn (Thông tư 22/2023/TT-BTTTT, WCAG 1.1.1).',
    example: { src: 'quyet-dinh.pdf' },
  }),
};
