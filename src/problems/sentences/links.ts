import { forExample, nearestOr, paste, quote, sentence } from './sentence.ts';

/** Sentences on links in texts and fields. */
export const linkSentences = {
  'dead-link': sentence<{
    href: string;
    nearest: string;
    /** Whether the page shows the words without the link, as in the text of a procedure, which others have written. */
    isDropped: boolean;
  }>({
    severity: 'warning',
    message: ({ href, isDropped }) =>
      isDropped
        ? `Liên kết ${quote(href)} không dẫn tới đâu, nên trang chỉ hiện chữ của nó.`
        : `Liên kết ${quote(href)} không dẫn tới trang nào.`,
    fix: ({ nearest, isDropped }) =>
      nearestOr(
        nearest,
        isDropped
          ? 'Chép tệp vào cạnh thủ tục, hoặc bỏ liên kết.'
          : 'Xem địa chỉ đúng ở trang Sơ đồ trang của cổng.',
      ),
    why: 'Người đọc bấm vào sẽ gặp trang báo lỗi. Địa chỉ trong cổng viết từ gốc, ví dụ /thu-tuc/dang-ky-khai-sinh/. Văn bản thủ tục thường chép nguyên từ nơi khác, nên ở đó liên kết hỏng được bỏ và chữ được giữ.',
    example: { href: '/thu-tuc/khai-sinh/', nearest: '/thu-tuc/dang-ky-khai-sinh/', isDropped: false },
  }),
  'dead-anchor': sentence<{ href: string; nearest: string }>({
    severity: 'warning',
    message: ({ href }) => `Liên kết ${quote(href)} chỉ tới một chỗ không có trong trang.`,
    fix: ({ nearest }) => nearestOr(nearest, 'Dùng đúng tên của đề mục, không dấu, nối bằng gạch.'),
    why: 'Phần sau dấu # là tên một đề mục của trang; đề mục đổi tên thì chỗ đó mất.',
    example: { href: '#ho-so', nearest: '#muc-thanh-phan-ho-so' },
  }),
  'link-form': sentence<{
    written: string;
    target: string;
    /** Whether the space is between the two brackets; if not, it is in the address. */
    isGap: boolean;
    address: string;
    fixed: string;
    /** The name the file must get; empty where a file of that name exists, or no file is meant. */
    rename: string;
    isCertain: boolean;
  }>({
    severity: 'error',
    publishable: () => true,
    message: ({ written, target, isGap }) => {
      const what = written.startsWith('!') ? 'ảnh' : 'liên kết';
      if (OWN_COMPUTER.test(target))
        return `Đường dẫn ${quote(target)} chỉ có trên máy của người viết, nên chỗ này không thành ${what}.`;
      return isGap
        ? `Giữa ] và ( có dấu cách nên chỗ này không thành ${what}; người đọc thấy nguyên các dấu ngoặc.`
        : `Địa chỉ ${quote(target)} có dấu cách nên chỗ này không thành ${what}; người đọc thấy nguyên các dấu ngoặc.`;
    },
    fix: ({ target, fixed, rename }) => {
      const advice = OWN_COMPUTER.test(target) ? 'Chép tệp vào cạnh bài, đặt tên là' : 'Đặt tên tệp là';
      return rename ? [`${advice}: ${rename}`, paste(fixed)] : paste(fixed);
    },
    why: 'Liên kết viết [chữ](địa-chỉ), ảnh có thêm dấu chấm than ở trước: hai cặp ngoặc liền nhau và địa chỉ không có dấu cách. Tên tệp có dấu cách cũng hỏng khi gửi địa chỉ qua tin nhắn, nên đặt lại tên tệp thì hơn.',
    example: {
      written: '[Tờ khai](to khai.pdf)',
      target: 'to khai.pdf',
      isGap: false,
      address: 'to-khai.pdf',
      fixed: '[Tờ khai](to-khai.pdf)',
      rename: 'to-khai.pdf',
      isCertain: false,
    },
  }),
  'closed-portal-link': sentence<{ href: string }>({
    severity: 'error',
    publishable: () => true,
    message: ({ href }) =>
      `Liên kết tới ${quote(href)}, cổng dịch vụ công cấp tỉnh đã ngừng từ ngày 01/07/2025.`,
    fix: () => paste('https://dichvucong.gov.vn'),
    why: 'Từ ngày 01/07/2025 Cổng Dịch vụ công quốc gia là một cửa duy nhất; các cổng dịch vụ công của tỉnh đã đóng giao diện. Dẫn tới đó người dân không nộp được hồ sơ.',
    example: { href: 'https://dichvucong.hanoi.gov.vn' },
  }),
  'insecure-link': sentence<{ href: string; fixed: string }>({
    severity: 'warning',
    message: ({ href }) => `Liên kết ${quote(href)} dùng http, trong khi trang này có https.`,
    fix: ({ fixed }) => paste(fixed),
    why: 'Qua http, người ngồi giữa đường truyền đọc và sửa được nội dung.',
    example: { href: 'http://chinhphu.vn', fixed: 'https://chinhphu.vn' },
  }),
  'link-tracked': sentence<{ href: string; fixed: string; isRedirect: boolean }>({
    severity: 'warning',
    message: ({ href, isRedirect }) =>
      isRedirect
        ? `Liên kết ${quote(href)} đi vòng qua một trang trung gian.`
        : `Liên kết ${quote(href)} mang theo mã theo dõi người đọc.`,
    fix: ({ fixed }) => paste(fixed),
    why: 'Địa chỉ chép từ Facebook, Google, Zalo thường đi vòng qua trang của họ, hoặc kèm một mã cho biết ai đã chuyển liên kết cho ai. Trang trung gian hay báo lỗi sau ít ngày; liên kết thẳng thì không.',
    example: {
      href: 'https://www.google.com/url?q=https://vtv.vn/',
      fixed: 'https://vtv.vn/',
      isRedirect: true,
    },
  }),
  'private-address': sentence<{ href: string; host: string }>({
    severity: 'warning',
    message: ({ href, host }) =>
      `Liên kết ${quote(href)} tới ${host}, chỉ mở được trong mạng nội bộ của cơ quan.`,
    fix: () => 'Chép tệp hoặc nội dung cần dẫn vào cổng, hoặc dùng địa chỉ mở được từ bên ngoài.',
    why: 'Địa chỉ 192.168…, 10.…, localhost và những tên máy không có tên miền chỉ có nghĩa trong một mạng. Người dân bấm vào thì trang báo lỗi.',
    example: { href: 'http://192.168.1.10/to-khai.pdf', host: '192.168.1.10' },
  }),
  'vague-link': sentence<{ text: string }>({
    severity: 'warning',
    message: ({ text }) =>
      text
        ? `Chữ của liên kết là ${quote(text)}, không cho biết liên kết dẫn tới đâu.`
        : 'Liên kết không có chữ nào để bấm.',
    fix: () => forExample('[Mẫu tờ khai đăng ký khai sinh](to-khai.pdf)'),
    why: 'Người dùng phần mềm đọc màn hình nghe riêng từng liên kết; mười liên kết “tại đây” thì không phân biệt được (WCAG 2.4.4).',
    example: { text: 'tại đây' },
  }),
  'unsafe-link': sentence<{ href: string; own: string }>({
    severity: 'warning',
    message: ({ href }) => `Liên kết ${quote(href)} thuộc loại không được phép nên không lên trang.`,
    fix: ({ own }) =>
      own
        ? `Chép tệp vào cạnh bài, rồi ở đây chỉ ghi tên tệp: ${own}`
        : 'Chỉ dùng địa chỉ https, http, mailto, tel, hoặc địa chỉ trong cổng.',
    why: 'Địa chỉ loại javascript:, data: chạy mã trên máy người đọc; loại file: chỉ mở được trên máy của người viết.',
    example: { href: 'javascript:…', own: '' },
  }),
  'link-userinfo': sentence<Deceitful>({
    severity: 'error',
    publishable: ({ isInBody }) => isInBody,
    message: ({ href, host }) =>
      `Địa chỉ ${quote(href)} có dấu @ trước tên máy chủ nên dẫn tới ${host || 'nơi khác'}, không tới nơi ghi ở đầu.`,
    fix: () => 'Xóa phần đứng trước dấu @, và xem lại liên kết có đúng nơi cần tới không.',
    why: 'Phần trước dấu @ chỉ là tên đăng nhập, trình duyệt bỏ qua nó. Kẻ lừa đảo ghi tên cổng của Nhà nước vào đó để người đọc tưởng là trang thật. Liên kết như vậy không lên trang.',
    example: { href: 'https://dichvucong.gov.vn@vidu.com/', host: 'vidu.com', isInBody: true },
  }),
  'link-disguised': sentence<Deceitful>({
    severity: 'error',
    publishable: ({ isInBody }) => isInBody,
    message: ({ href, host }) =>
      `Địa chỉ ${quote(href)} viết khác với cách trình duyệt đọc${host ? `; liên kết dẫn tới ${host}` : ''}.`,
    fix: () => forExample('https://dichvucong.gov.vn/trang-can-toi'),
    why: 'Dấu \\, chỗ xuống dòng, ký tự ẩn, dấu % hay chữ toàn rộng trong tên máy chủ được trình duyệt tự đổi, nên nơi tới không phải nơi mắt người đọc thấy. Liên kết như vậy không lên trang.',
    example: { href: 'https:\\\\vidu.com', host: 'vidu.com', isInBody: true },
  }),
  'link-lookalike': sentence<Deceitful & { like: string }>({
    severity: 'error',
    publishable: ({ isInBody }) => isInBody,
    message: ({ href, host, like }) =>
      `Địa chỉ ${quote(href)} dẫn tới máy chủ ${host}, tên viết giống ${like} mà không phải.`,
    fix: ({ like }) =>
      `Nếu muốn dẫn tới nơi thật thì ghi lại địa chỉ của ${like}; nếu không thì bỏ liên kết.`,
    why: 'Thay chữ o bằng số 0 hay chữ Nga giống hệt, hoặc thêm đuôi sau gov.vn, là cách làm trang giả thường gặp. Tên miền của cơ quan nhà nước luôn kết thúc bằng .gov.vn. Liên kết như vậy không lên trang.',
    example: {
      href: 'https://dichvucong.gov.vn.vidu.com/',
      host: 'dichvucong.gov.vn.vidu.com',
      like: 'dichvucong.gov.vn',
      isInBody: true,
    },
  }),
  'link-text-other': sentence<{ named: string; href: string; isInBody: boolean }>({
    severity: 'error',
    publishable: ({ isInBody }) => isInBody,
    message: ({ named, href }) =>
      `Chữ của liên kết ghi địa chỉ ${named}, nhưng liên kết dẫn tới ${quote(href)}.`,
    fix: () => 'Sửa chữ hoặc địa chỉ cho khớp nhau, hoặc thay chữ bằng lời tả nơi liên kết dẫn tới.',
    why: 'Người đọc tin vào địa chỉ mình nhìn thấy. Chữ ghi một nơi mà bấm vào tới nơi khác là cách lừa thường gặp nhất. Liên kết như vậy không lên trang.',
    example: { named: 'dichvucong.gov.vn', href: 'https://vidu.com/', isInBody: true },
  }),
};

/** A path of the editor's own computer, as `file:///…`, `C:\\…` or `\\\\…`. */
const OWN_COMPUTER = /^\s*(?:file:|[a-z]:[\\/]|\\\\)/i;

/** A link that seems to lead to another host than it does. */
interface Deceitful {
  href: string;
  /** The host to which it leads; empty where it leads to none. */
  host: string;
  /** Whether the link is in a body, whose page is built without it. A link in a field keeps the page from being built. */
  isInBody: boolean;
}
