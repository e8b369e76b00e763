import { formatNumber } from '../../text/format.ts';
import { forExample, paste, perhapsLine, quote, sentence } from './sentence.ts';

/** The mistakes for which a line of the front matter cannot be parsed. */
const syntaxCauses = {
  colon: {
    message: 'Giá trị có dấu hai chấm nên phải đặt trong dấu nháy kép.',
    fix: forExample('title: "Hội nghị: tổng kết năm"'),
  },
  tab: {
    message: 'Dòng thụt vào bằng phím Tab; chỉ dùng dấu cách.',
    fix: 'Thay mỗi phím Tab bằng hai dấu cách.',
  },
  quote: { message: 'Dấu nháy mở ra mà chưa đóng lại.', fix: 'Thêm dấu nháy ở cuối giá trị.' },
  'inner-quote': {
    message: 'Trong giá trị có dấu nháy giống dấu bao ngoài nên chỗ đóng bị hiểu nhầm.',
    fix: 'Đặt cả giá trị trong dấu nháy đơn, hoặc dùng dấu nháy cong “ ” ở bên trong.',
  },
  'after-quote': {
    message:
      'Sau dấu nháy đóng còn chữ; giá trị có dấu nháy ở đầu phải được bao trọn bằng một cặp dấu nháy khác.',
    fix: 'Bao cả giá trị bằng một cặp dấu nháy khác.',
  },
  bracket: { message: 'Dấu [ hoặc { mở ra mà chưa đóng lại.', fix: 'Thêm ] hoặc } ở cuối danh sách.' },
  reserved: {
    message: 'Giá trị bắt đầu bằng một dấu có nghĩa riêng nên phải đặt trong dấu nháy kép.',
    fix: 'Đặt cả giá trị trong dấu nháy kép.',
  },
  indent: {
    message: 'Dòng này thụt vào lệch với các mục khác.',
    fix: 'Đưa dòng này về thẳng hàng với dòng trên, hoặc đặt giá trị của dòng trên trong dấu nháy kép.',
  },
  'no-colon': {
    message: 'Dòng này thiếu dấu hai chấm và một dấu cách sau tên mục.',
    fix: forExample('unit: van-phong'),
  },
  continued: {
    message: 'Dòng này viết tiếp giá trị của mục ở trên nên phải thụt vào hai dấu cách.',
    fix: 'Nối dòng này vào cuối dòng trên.',
  },
  dash: {
    message: 'Dấu gạch ngang ở đầu mỗi dòng của danh sách phải có một dấu cách theo sau.',
    fix: forExample('- Tờ khai'),
  },
  markdown: {
    message:
      'Ảnh, liên kết trong phần thông tin đầu bài không viết như ở thân bài, mà ghi thành từng mục con.',
    fix: forExample('cover: { src: hoi-nghi.jpg, alt: Cán bộ hướng dẫn người dân nộp hồ sơ }'),
  },
  'odd-space': {
    message:
      'Cạnh dấu hai chấm hoặc ở đầu dòng có dấu cách đặc biệt (dấu cách không ngắt); chỉ dùng dấu cách thường.',
    fix: 'Xóa dấu cách đó rồi gõ lại bằng phím cách.',
  },
  'list-below': {
    message: 'Dấu gạch ngang của danh sách không đứng cùng dòng với tên mục.',
    fix: 'Xuống dòng sau dấu hai chấm.',
  },
  other: {
    message: 'Phần thông tin này viết sai cách nên không đọc được từ dòng này.',
    fix: 'So với bài mẫu: mỗi mục một dòng dạng “tên: giá trị”, mục con thụt vào hai dấu cách.',
  },
} as const;

export type SyntaxCause = keyof typeof syntaxCauses;

/** The command that fixes what is certain. */
const FIX_ALL = 'Chạy: npm run check -- --fix';

/** Sentences on how front matter and YAML are written, for every kind of content. */
export const frontMatterSentences = {
  'front-matter-missing': sentence<{ cause: 'none' | 'space' | 'dashes' | 'no-opening' | 'joined' }>({
    severity: 'error',
    message: ({ cause }) =>
      cause === 'none'
        ? 'Tệp chưa có phần thông tin đầu bài.'
        : cause === 'space'
          ? 'Phần thông tin đầu bài phải bắt đầu ngay từ dòng đầu tiên của tệp.'
          : cause === 'dashes'
            ? 'Phần thông tin đầu bài phải mở bằng đúng ba dấu gạch --- ở sát lề.'
            : cause === 'joined'
              ? 'Ba dấu gạch --- mở đầu phải đứng riêng một dòng.'
              : 'Phần thông tin đầu bài thiếu dòng --- ở trên cùng.',
    fix: ({ cause }) =>
      cause === 'none'
        ? 'Dòng đầu tiên phải là ba dấu gạch ---, tiếp theo là các mục thông tin, rồi một dòng --- nữa.'
        : FIX_ALL,
    why: 'Phần thông tin đầu bài cho biết tiêu đề, ngày, chuyên mục… để bài lên đúng chỗ và được tính vào báo cáo. Lệnh npm run new tạo sẵn phần này. Word và điện thoại hay đổi --- thành một dấu gạch dài.',
    example: { cause: 'none' },
  }),
  'front-matter-unclosed': sentence<{ fix: 'none' | 'dashes' | 'insert' }>({
    severity: 'error',
    message: ({ fix }) =>
      fix === 'dashes'
        ? 'Phần thông tin đầu bài phải đóng bằng đúng ba dấu gạch --- ở sát lề.'
        : 'Phần thông tin đầu bài chưa được đóng.',
    fix: ({ fix }) =>
      fix === 'dashes' ? '---' : 'Thêm một dòng --- sau mục thông tin cuối cùng, trước nội dung bài.',
    why: 'Không có dòng --- thứ hai thì không biết thông tin hết ở đâu và nội dung bắt đầu từ đâu.',
    example: { fix: 'insert' },
  }),
  'front-matter-language': sentence<{ opening: string; isReadable: boolean }>({
    severity: 'error',
    message: ({ opening }) =>
      `Phần thông tin đầu bài mở bằng ${quote(opening)}; công cụ chỉ đọc dạng mở bằng ---.`,
    fix: ({ opening, isReadable }) =>
      /^---\s*ya?ml$|^-+$/i.test(opening)
        ? paste('---')
        : isReadable
          ? FIX_ALL
          : 'Viết lại phần này thành các dòng “tên: giá trị”, trên và dưới là một dòng ---.',
    why: 'Các dạng khác (---json, +++) của phần mềm khác không được đọc; dạng ---js còn có thể chạy mã trên máy dựng. Phần viết bằng JSON hoặc TOML đơn giản được lệnh check --fix viết lại đúng dạng.',
    example: { opening: '+++', isReadable: true },
  }),
  'yaml-syntax': sentence<{ cause: SyntaxCause; fixed: string; proposed: string; sign: string }>({
    severity: 'error',
    message: ({ cause, sign }) =>
      cause === 'reserved' && sign
        ? `Giá trị bắt đầu bằng dấu ${quote(sign)}, dấu có nghĩa riêng, nên phải đặt trong dấu nháy kép.`
        : syntaxCauses[cause].message,
    fix: ({ cause, fixed, proposed }) =>
      fixed ? paste(fixed) : proposed ? perhapsLine(proposed) : syntaxCauses[cause].fix,
    why: 'Phần thông tin gồm các dòng “tên: giá trị”. Dấu hai chấm, dấu nháy, ngoặc và phím Tab có nghĩa riêng ở đó; giá trị có các dấu ấy thì đặt trong dấu nháy kép.',
    example: {
      cause: 'colon',
      fixed: 'title: "Hội nghị: tổng kết công tác năm"',
      proposed: '',
      sign: '',
    },
  }),
  'yaml-alias': sentence<{ fixed: string }>({
    severity: 'error',
    message: () => 'Dấu & hoặc * ở đầu giá trị được hiểu là tham chiếu; công cụ không đọc tham chiếu.',
    fix: ({ fixed }) => (fixed ? paste(fixed) : 'Đặt giá trị trong dấu nháy kép.'),
    why: 'Tham chiếu lồng nhau có thể phình ra làm treo máy dựng, nên không được đọc; mà người biên tập cũng không cần tới.',
    example: { fixed: 'title: "*Lưu ý* khi nộp hồ sơ"' },
  }),
  'yaml-depth': sentence<{ limit: number }>({
    severity: 'error',
    message: ({ limit }) => `Các mục lồng nhau quá ${limit} tầng.`,
    fix: () => 'Bỏ bớt ngoặc; không mục nào cần quá ba tầng.',
    why: 'Không nội dung nào cần lồng sâu; giới hạn giữ cho một tệp hỏng không làm treo máy dựng.',
    example: { limit: 50 },
  }),
  'yaml-keys': sentence<object>({
    severity: 'error',
    message: () => 'Tệp có quá nhiều mục trong cùng một nhóm nên không đọc tiếp từ đây.',
    fix: () => 'Xóa những dòng không thuộc về tệp này.',
    why: 'Không nhóm nào có quá vài chục mục; hàng nghìn mục thường là tệp khác bị chép nhầm vào, và máy phải so từng mục với mọi mục còn lại.',
    example: {},
  }),
  'yaml-too-long': sentence<{ length: number; limit: number }>({
    severity: 'error',
    message: ({ length, limit }) =>
      `Phần thông tin dài ${formatNumber(length)} ký tự, quá mức ${formatNumber(limit)}.`,
    fix: () => 'Chuyển phần dài xuống thân bài, dưới dòng --- thứ hai.',
    why: 'Phần thông tin đầu bài chỉ gồm vài dòng. Phần dài bất thường thường là thân bài đặt nhầm chỗ hoặc tệp hỏng, và làm chậm máy dựng.',
    example: { length: 120_000, limit: 65_536 },
  }),
  'duplicate-key': sentence<{ key: string }>({
    severity: 'error',
    message: ({ key }) => `Mục ${quote(key)} được ghi hai lần.`,
    fix: () => 'Giữ lại một dòng, xóa dòng kia.',
    why: 'Hai dòng cùng tên thì không biết tin dòng nào.',
    example: { key: 'title' },
  }),
  'not-a-mapping': sentence<object>({
    severity: 'error',
    message: () => 'Phần thông tin phải gồm các dòng dạng “tên: giá trị”.',
    fix: () => forExample('date: 2026-09-05'),
    why: 'Mỗi mục một dòng: tên mục, dấu hai chấm, dấu cách, giá trị.',
    example: {},
  }),
  'not-a-list': sentence<object>({
    severity: 'error',
    message: () => 'Tệp này phải là một danh sách, mỗi dòng mở đầu bằng dấu gạch ngang.',
    fix: () => forExample('- { month: 2026-03, visits: 812, source: Nhật ký máy chủ }'),
    why: 'Tệp luot-truy-cap.yaml ghi mỗi tháng một dòng, kèm nguồn của con số.',
    example: {},
  }),
  'comment-cut': sentence<{ kept: string; lost: string; fixed: string }>({
    severity: 'warning',
    message: ({ lost }) => `Phần ${quote(lost)} bị coi là ghi chú nên không lên trang.`,
    fix: ({ fixed }) => paste(fixed),
    why: 'Trong phần thông tin đầu bài, từ dấu # đứng sau dấu cách trở đi là ghi chú. Giá trị có dấu # thì đặt trong dấu nháy kép.',
    example: {
      kept: 'Hội nghị',
      lost: '#1 về chuyển đổi số',
      fixed: 'title: "Hội nghị #1 về chuyển đổi số"',
    },
  }),
  'outer-space': sentence<{ key: string; fixed: string }>({
    severity: 'warning',
    message: ({ key }) => `Mục ${quote(key)} có dấu cách thừa ở đầu hoặc cuối.`,
    fix: ({ fixed }) => paste(fixed),
    why: 'Dấu cách thừa trong dấu nháy làm hỏng việc sắp xếp và so trùng ở phần mềm khác. Công cụ bỏ qua khi đọc; sửa tệp cho sạch.',
    example: { key: 'title', fixed: 'title: "Hội nghị tổng kết"' },
  }),
  'outer-quotes': sentence<{ key: string; value: string; fixed: string }>({
    severity: 'warning',
    message: ({ key }) =>
      `Cả giá trị của mục ${quote(key)} nằm trong dấu nháy cong, và dấu này sẽ hiện trên trang.`,
    fix: ({ fixed }) => paste(fixed),
    why: 'Word tự đổi dấu nháy thẳng thành dấu nháy cong. Dấu nháy cong là chữ của giá trị, không phải dấu bao giá trị.',
    example: { key: 'title', value: '“Ngày hội”', fixed: 'title: "Ngày hội toàn dân"' },
  }),
};
