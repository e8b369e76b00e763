import { formatNumber } from '../../text/format.ts';
import { adviceWithSample, paste, quote, sentence } from './sentence.ts';

/** What each excess of a body is called in a sentence. */
const BODY_EXCESS = {
  table: 'bảng hoặc thẻ nhiều quá mức',
  nesting: 'phần lồng nhau quá sâu',
  headings: 'quá {limit} đề mục',
  links: 'quá {limit} liên kết',
  pictures: 'quá {limit} ảnh',
  blocks: 'quá {limit} đoạn hoặc dòng trống',
  entities: 'quá nhiều ký hiệu HTML như &amp; hay &agrave; trong một đoạn',
  addresses: 'quá nhiều địa chỉ viết liền nhau không có dấu cách',
  line: 'dòng dài với quá nhiều dấu *, _, [, <, &',
};

/** Sentences on the form of a text: headings, tables, and HTML that does not belong in it. */
export const markupSentences = {
  'body-excess': sentence<{ what: keyof typeof BODY_EXCESS; limit: number | null }>({
    severity: 'warning',
    message: ({ what, limit }) =>
      `Bài có ${BODY_EXCESS[what].replace('{limit}', formatNumber(limit ?? 0))} nên lên trang dưới dạng chữ thường.`,
    fix: ({ what }) =>
      what === 'nesting' || what === 'table'
        ? 'Bỏ bớt các dấu >, *, _, | lặp lại, hoặc đưa bảng lớn vào tệp đính kèm.'
        : what === 'entities'
          ? 'Gõ thẳng chữ thay cho ký hiệu, ví dụ à thay cho &agrave;, & thay cho &amp;.'
          : what === 'line' || what === 'addresses'
            ? 'Xuống dòng, để trống một dòng giữa các đoạn, cách các địa chỉ ra.'
            : 'Chia bài thành nhiều phần, hoặc đưa phần dài vào tệp đính kèm.',
    why: 'Giới hạn này xa hơn mọi bài viết thật; vượt quá thường là tệp hỏng hoặc dán nhầm, và dựng nguyên như vậy thì máy dựng hết bộ nhớ.',
    example: { what: 'nesting', limit: null },
  }),
  'heading-skip': sentence<{ from: number; to: number }>({
    severity: 'warning',
    message: ({ from, to }) => `Đề mục nhảy từ cấp ${from} xuống cấp ${to}.`,
    fix: ({ from }) => `Dùng ${'#'.repeat(from + 1)} cho đề mục này.`,
    why: 'Người dùng phần mềm đọc màn hình đi theo cấp đề mục như đi theo mục lục; thiếu một cấp thì tưởng mất một phần (WCAG 1.3.1). Tên bài là cấp 1, đề mục trong bài bắt đầu từ cấp 2 (##).',
    example: { from: 2, to: 4 },
  }),
  'heading-bold': sentence<{ text: string }>({
    severity: 'warning',
    message: ({ text }) => `Dòng chữ đậm ${quote(text)} dùng thay đề mục.`,
    fix: ({ text }) => paste(`## ${text}`),
    why: 'Chữ đậm chỉ đậm với mắt; phần mềm đọc màn hình và mục lục không biết đó là đề mục.',
    example: { text: 'Thành phần hồ sơ' },
  }),
  'table-header': sentence<object>({
    severity: 'warning',
    message: () => 'Bảng không có dòng tiêu đề cột.',
    fix: () => 'Ghi tên từng cột ở dòng đầu của bảng.',
    why: 'Không có tiêu đề cột thì người nghe phần mềm đọc màn hình không biết mỗi con số là gì (WCAG 1.3.1).',
    example: {},
  }),
  'moving-text': sentence<{ tag: string }>({
    severity: 'warning',
    message: ({ tag }) => `Chữ chạy hoặc nhấp nháy (${tag}) không được dùng; trên trang chữ sẽ đứng yên.`,
    fix: ({ tag }) => `Xóa thẻ ${tag}, giữ lại chữ bên trong.`,
    why: 'Chữ chuyển động làm người đọc chậm, người cao tuổi và người rối loạn chú ý không đọc được (WCAG 2.2.2, Thông tư 22/2023/TT-BTTTT).',
    example: { tag: '<marquee>' },
  }),
  'inline-style': sentence<{ tag: string }>({
    severity: 'warning',
    message: ({ tag }) => `Kiểu chữ, màu, cỡ viết thẳng trong bài (${tag}) không lên trang.`,
    fix: () => 'Xóa phần kiểu chữ; dùng ## cho đề mục, ** cho chữ đậm, | cho bảng.',
    why: 'Chữ dán từ Word hoặc trang khác mang theo phông, màu, cỡ riêng. Trang bỏ hết để mọi bài cùng một kiểu, chữ đủ tương phản và to nhỏ theo ý người đọc.',
    example: { tag: 'style="color: red"' },
  }),
  'inline-script': sentence<{ tag: string }>({
    severity: 'warning',
    message: ({ tag }) => `Mã chạy (${tag}) trong bài không lên trang.`,
    fix: () => 'Xóa đoạn mã này.',
    why: 'Trang không chạy mã nào từ bài viết, để người có quyền viết bài không làm hại được người đọc.',
    example: { tag: '<script>' },
  }),
  'foreign-frame': sentence<{ tag: string; src: string }>({
    severity: 'warning',
    message: ({ tag, src }) => `Khung nhúng ${tag}${src ? ` từ ${quote(src)}` : ''} không lên trang.`,
    fix: () =>
      adviceWithSample('Thay bằng một liên kết có lời, ví dụ:', '[Bản đồ đường tới trụ sở](https://…)'),
    why: 'Khung nhúng cho trang khác chạy mã và theo dõi người đọc. Video của YouTube, Facebook, Vimeo, TikTok, Zalo được đổi thành liên kết; khung khác thì bỏ.',
    example: { tag: '<iframe>', src: 'https://vidu.vn/khung' },
  }),
};
