import { adviceWithSample, paste, perhapsLine, quote, sentence } from './sentence.ts';

/** Sentences on what is typed nearly as Markdown wants it, so that the page shows something else than was meant. */
export const typingSentences = {
  'merge-unfinished': sentence<{ first: number; last: number }>({
    severity: 'error',
    message: ({ first, last }) =>
      `Tệp còn chỗ gộp dở của Git, từ dòng ${first} tới dòng ${last}: hai bản của cùng một đoạn nằm cạnh nhau.`,
    fix: () => 'Giữ lại bản đúng, xóa bản kia cùng các dòng <<<<<<<, =======, >>>>>>>.',
    why: 'Hai người sửa cùng một chỗ thì Git để cả hai bản vào tệp, cách nhau bằng những dòng dấu, và chờ người chọn. Chưa chọn thì trang có cả bản cũ lẫn bản mới, kèm tên nhánh.',
    example: { first: 12, last: 16 },
  }),
  'front-matter-twice': sentence<{ last: number }>({
    severity: 'error',
    publishable: () => true,
    message: ({ last }) =>
      `Trong thân bài có phần thông tin của một bài nữa, tới dòng ${last}; người đọc sẽ thấy nguyên các mục đó.`,
    fix: () => 'Chuyển từ dòng này trở xuống sang một tệp riêng; nếu dán thừa thì xóa phần thông tin này.',
    why: 'Mỗi tệp là một bài, với một phần thông tin ở đầu. Bài thứ hai dán chung vào tệp không có trang riêng, và các mục title, date của nó hiện ra thành chữ.',
    example: { last: 12 },
  }),
  'block-unclosed': sentence<{
    sign: string;
    /** The lines that are lost, or shown as code. */
    rest: number;
    /** The line with the comment closed, where a comment in a line of words is shown as it was typed; else empty. */
    fixed: string;
  }>({
    severity: 'error',
    publishable: () => true,
    message: ({ sign, rest, fixed }) =>
      fixed
        ? `Ghi chú mở bằng ${sign} giữa dòng mà không đóng lại trong cùng đoạn, nên người đọc thấy cả ghi chú.`
        : sign.startsWith('<')
          ? `Ghi chú mở bằng ${sign} mà không đóng lại, nên ${rest} dòng còn lại của bài không lên trang.`
          : `Dấu ${sign} mở khối mã mà không đóng lại, nên ${rest} dòng còn lại của bài hiện như mã lệnh.`,
    fix: ({ sign, fixed }) =>
      fixed
        ? perhapsLine(fixed)
        : sign.startsWith('<')
          ? 'Thêm --> ở cuối ghi chú, hoặc xóa dấu mở.'
          : adviceWithSample('Thêm một dòng ở cuối khối mã, hoặc xóa dòng này:', sign),
    why: 'Khối mã nằm giữa hai dòng dấu giống nhau, ghi chú nằm giữa dấu mở và dấu đóng của nó. Thiếu dấu đóng thì mọi thứ phía sau bị tính vào đó; ghi chú giữa dòng thì hiện nguyên ra trang.',
    example: { sign: '```', rest: 8, fixed: '' },
  }),
  'table-cells': sentence<{ cells: number; columns: number; lost: string; fixed: string }>({
    severity: 'error',
    publishable: () => true,
    message: ({ cells, columns, lost }) =>
      `Dòng này có ${cells} ô mà đầu bảng chỉ có ${columns}, nên ${quote(lost)} không lên trang.`,
    fix: ({ fixed }) => [
      'Thêm tên cột vào dòng đầu bảng; dấu | trong chữ thì viết \\|; nếu chỉ là một ô thì ghép lại.',
      perhapsLine(fixed),
    ],
    why: 'Số cột của bảng là số ô ở dòng đầu. Dòng nào nhiều ô hơn thì các ô thừa bị bỏ, và người đọc không biết là mất.',
    example: {
      cells: 3,
      columns: 2,
      lost: '15 hộ nghèo',
      fixed: '| Ấp Đầu Bờ | 120, 15 hộ nghèo |',
    },
  }),
  'table-typed': sentence<{
    by: 'tabs' | 'spaces' | 'dashes';
    /** The lines that the table replaces. */
    rows: number;
    table: string[];
    isCertain: boolean;
    /** Whether the pages show it as the table that it is. */
    isShown: boolean;
  }>({
    severity: 'warning',
    message: ({ by, rows, isShown }) =>
      by === 'dashes'
        ? `Bảng thiếu dòng gạch dưới đầu bảng${isShown ? '; trang vẫn hiện thành bảng, nhưng nên viết đủ' : ' nên người đọc thấy nguyên các dấu |'}.`
        : `Bảng ${rows} dòng này có các ô cách nhau bằng ${by === 'tabs' ? 'phím Tab' : 'dấu cách'}` +
          (isShown
            ? '; trang vẫn hiện thành bảng, nhưng chỉ cần thừa hay thiếu một phím Tab là các cột lệch.'
            : ', nên trên trang các cột không thẳng hàng.'),
    fix: ({ table }) => paste(table.join('\n')),
    why: 'Bảng dán từ Word, Excel hay căn bằng dấu cách dễ mất các cột khi lên trang. Bảng viết bằng dấu | giữa các ô, và một dòng gạch dưới dòng đầu; người dùng phần mềm đọc màn hình cũng nghe được tên cột.',
    example: {
      by: 'tabs',
      rows: 2,
      table: ['| Ấp | Số hộ |', '| --- | --- |', '| Đầu Bờ | 120 |'],
      isCertain: true,
      isShown: true,
    },
  }),
  'heading-underline': sentence<{ sign: string; isCertain: boolean }>({
    severity: 'warning',
    message: ({ sign, isCertain }) =>
      isCertain
        ? `Dòng ${sign} nằm ngay dưới chữ; trang vẫn kẻ ngang ở đây, nhưng nơi khác sẽ biến đoạn ở trên thành đề mục.`
        : `Dòng ${sign} nằm ngay dưới chữ, nên đoạn ở trên thành đề mục.`,
    fix: () =>
      'Để một dòng trống ở trên dòng này; nếu muốn đề mục thì xóa dòng này và ghi ## ở đầu dòng trên.',
    why: 'Trong Markdown, dòng gạch ngay dưới chữ nghĩa là chữ ấy là đề mục. Dòng kẻ ngang cần một dòng trống ở trên nó.',
    example: { sign: '---', isCertain: true },
  }),
  'heading-space': sentence<{ written: string; fixed: string }>({
    severity: 'warning',
    message: ({ written }) => `Sau dấu ${written} thiếu dấu cách nên dòng này không thành đề mục.`,
    fix: ({ fixed }) => paste(fixed),
    why: 'Đề mục bắt đầu bằng ## và một dấu cách. Thiếu dấu cách thì người đọc thấy nguyên dấu #, và mục lục không có đề mục này.',
    example: { written: '##', fixed: '## Thời gian' },
  }),
  'markup-left': sentence<{ written: string; fixed: string; isCertain: boolean }>({
    severity: 'warning',
    message: ({ written }) =>
      `Người đọc thấy nguyên dấu ${quote(written)}, vì cổng không hiểu dấu này ở đây.`,
    fix: ({ fixed }) => (fixed ? paste(fixed) : 'Xóa dấu này, hoặc viết theo cách của Markdown.'),
    why: 'Mỗi chương trình soạn thảo có những dấu riêng; chép bài từ đó sang thì dấu còn trơ trên trang. Bảng viết bằng dấu |, việc cần làm viết - [ ], liên kết viết [chữ](địa chỉ).',
    example: { written: '[ ]', fixed: '- [ ] Nộp báo cáo', isCertain: true },
  }),
  'space-odd': sentence<{ written: string; fixed: string }>({
    severity: 'warning',
    message: () => 'Cạnh dấu ở dòng này có dấu cách lạ, mắt không thấy, dán từ nơi khác.',
    fix: ({ fixed }) => paste(fixed),
    why: 'Dấu cách không ngắt và dấu cách không có bề rộng trông như dấu cách thường hoặc không trông thấy, nhưng đứng cạnh #, -, ], ( thì nhiều chương trình không còn hiểu đó là đề mục, danh sách hay liên kết.',
    example: { written: '##\u00a0Thời gian', fixed: '## Thời gian' },
  }),
  'bullet-odd': sentence<{ written: string; fixed: string; isCertain: boolean }>({
    severity: 'warning',
    message: ({ isCertain }) =>
      isCertain
        ? 'Dấu đầu dòng này thuộc phông riêng của Word; ở nơi khác chỉ là một ô vuông.'
        : 'Dòng này có ký hiệu của phông Symbol hoặc Wingdings; người đọc chỉ thấy một ô vuông.',
    fix: ({ fixed, isCertain }) => (isCertain ? paste(fixed) : 'Xóa ký hiệu, hoặc gõ lại bằng chữ.'),
    why: 'Word vẽ dấu đầu dòng bằng phông riêng của nó. Máy người đọc không có phông đó nên hiện ô vuông. Danh sách viết bằng dấu gạch và một dấu cách ở đầu dòng.',
    example: { written: '\uf0b7\tRà soát hồ sơ', fixed: '- Rà soát hồ sơ', isCertain: true },
  }),
  'bold-form': sentence<{ sign: string; fixed: string; isCertain: boolean }>({
    severity: 'warning',
    message: ({ sign }) => `Dấu ${sign} ở dòng này không thành chữ đậm; người đọc thấy nguyên dấu ${sign}.`,
    fix: ({ fixed }) => (fixed ? paste(fixed) : 'Đặt dấu sát chữ, một cặp mở và đóng trong cùng một đoạn.'),
    why: 'Chữ đậm viết **như thế này**: dấu mở và dấu đóng sát chữ ở trong, và sau dấu đóng là dấu cách hoặc dấu câu.',
    example: { sign: '**', fixed: '**Lưu ý:** mang theo căn cước.', isCertain: true },
  }),
  'wiki-link': sentence<{ written: string; isPicture: boolean; fixed: string }>({
    severity: 'warning',
    message: ({ written, isPicture }) =>
      `Chỗ ghi ${quote(written)} không thành ${isPicture ? 'ảnh' : 'liên kết'}; người đọc thấy nguyên các dấu ngoặc.`,
    fix: ({ fixed, isPicture }) =>
      fixed
        ? perhapsLine(fixed)
        : isPicture
          ? 'Ảnh viết bằng dấu chấm than, mô tả trong ngoặc vuông, tên tệp trong ngoặc tròn.'
          : 'Liên kết viết bằng chữ trong ngoặc vuông, rồi địa chỉ trong ngoặc tròn.',
    why: 'Hai cặp ngoặc vuông là cách viết của chương trình ghi chú. Ở đây liên kết viết [chữ](địa-chỉ), ảnh có thêm dấu chấm than ở trước.',
    example: {
      written: '[[lich-tiep-cong-dan]]',
      isPicture: false,
      fixed: '[Lịch tiếp công dân](/tin-tuc/lich-tiep-cong-dan/)',
    },
  }),
  'brackets-swapped': sentence<{ written: string; fixed: string }>({
    severity: 'warning',
    message: ({ written }) =>
      `Chỗ ghi ${quote(written)} viết ngược hoặc hở các dấu ngoặc nên không thành ảnh, liên kết.`,
    fix: ({ fixed }) => paste(fixed),
    why: 'Chữ đặt trong ngoặc vuông, địa chỉ đặt trong ngoặc tròn, hai cặp ngoặc liền nhau; ảnh có thêm dấu chấm than sát phía trước.',
    example: { written: '(Tờ khai)[to-khai.pdf]', fixed: '[Tờ khai](to-khai.pdf)' },
  }),
  'body-empty': sentence<object>({
    severity: 'warning',
    message: () => 'Bài chưa có nội dung; trang chỉ có tiêu đề và tóm tắt.',
    fix: () => 'Viết nội dung ở dưới phần thông tin đầu bài; chưa viết xong thì ghi draft: true.',
    why: 'Người dân mở bài mà không có gì để đọc. Thường là nội dung còn ở tệp Word, hoặc lưu nhầm vào tệp khác.',
    example: {},
  }),
  'keystrokes-left': sentence<{ sample: string; fixed: string }>({
    severity: 'warning',
    message: ({ sample }) => `Dòng chữ ${quote(sample)} có vẻ gõ khi bộ gõ tiếng Việt đang tắt.`,
    fix: ({ fixed }) => perhapsLine(fixed),
    why: 'Bộ gõ tắt thì phím dấu ở lại thành chữ: “hooij nghij” thay cho “hội nghị”. Người đọc và máy tìm kiếm đều không hiểu.',
    example: { sample: 'Hooij nghij toongr keets', fixed: 'Hội nghị tổng kết' },
  }),
  'title-capitals': sentence<{ has: 'capitals' | 'emoji' | 'both'; fixed: string }>({
    severity: 'warning',
    message: ({ has }) =>
      has === 'emoji'
        ? 'Tiêu đề có biểu tượng cảm xúc.'
        : `Tiêu đề viết toàn chữ in hoa${has === 'both' ? ' và có biểu tượng cảm xúc' : ''}.`,
    fix: ({ fixed }) => perhapsLine(fixed),
    why: 'Chữ in hoa đọc chậm hơn, phần mềm đọc màn hình có khi đọc rời từng chữ cái và đọc cả tên biểu tượng; tiêu đề ở các danh sách lệch với mọi bài khác. Tên riêng vẫn viết hoa, nên xem lại trước khi chép.',
    example: { has: 'capitals', fixed: 'Hội nghị tổng kết năm 2026' },
  }),
};
