import { paste, quote, sentence } from './sentence.ts';

/** Sentences on the encoding of a file and on its letters. */
export const encodingSentences = {
  'not-text': sentence<object>({
    severity: 'error',
    message: () =>
      'Tệp này không phải văn bản UTF-8 (có thể là ảnh, tệp Word, hoặc văn bản lưu bằng bảng mã khác).',
    fix: () =>
      'Mở bằng Notepad, chọn “Lưu thành…”, mục mã hóa chọn UTF-8; tệp Word thì dùng npm run new -- import.',
    why: 'Bài viết là tệp chữ Unicode (TCVN 6909:2001) ghi theo UTF-8. Tệp loại khác đổi đuôi thành .md không thành bài viết.',
    example: {},
  }),
  'utf-16': sentence<object>({
    severity: 'error',
    message: () => 'Tệp lưu bằng bảng mã UTF-16 (Notepad gọi là “Unicode”); công cụ đọc UTF-8.',
    fix: () => 'Chạy: npm run check -- --fix',
    why: 'Cùng là chữ Việt Unicode nhưng cách ghi khác nhau; Git và trình duyệt chờ đợi UTF-8. Lệnh check --fix đổi được mà không mất chữ nào.',
    example: {},
  }),
  'legacy-encoding': sentence<{ encoding: string; converted: string }>({
    severity: 'error',
    message: ({ encoding }) => `Tệp gõ bằng bảng mã cũ ${encoding}, không phải Unicode.`,
    fix: ({ converted }) =>
      `Chuyển mã bằng Unikey (Ctrl+Shift+F6) sang Unicode rồi lưu lại; dòng này sẽ là: ${converted}`,
    why: 'Chữ gõ bằng bảng mã TCVN3 (phông .VnTime) hay VNI chỉ đọc được khi máy có đúng phông đó; trên trang nó thành ký tự lạ và không tìm kiếm được.',
    example: { encoding: 'TCVN3', converted: 'Cộng hòa xã hội chủ nghĩa Việt Nam' },
  }),
  'legacy-font': sentence<{ encoding: string; converted: string }>({
    severity: 'warning',
    message: ({ encoding }) => `Đoạn này giống chữ gõ bằng bảng mã cũ ${encoding}, không phải Unicode.`,
    fix: ({ converted }) => `Có thể là: ${converted}`,
    why: 'Chữ dán từ văn bản cũ (phông .VnTime, VNI-Times) hoặc đã bị đọc nhầm bảng mã trở thành ký tự lạ trên trang. Gõ lại, hoặc chuyển mã bằng Unikey (Ctrl+Shift+F6).',
    example: { encoding: 'TCVN3', converted: 'Ủy ban nhân dân xã' },
  }),
  'decomposed-text': sentence<{ sample: string; count: number }>({
    severity: 'warning',
    message: ({ sample, count }) =>
      `Chữ có dấu bị tách rời thành chữ và dấu ở ${count} chỗ, chỗ đầu là ${quote(sample)}.`,
    fix: () => 'Chạy: npm run check -- --fix',
    why: 'Văn bản dán từ PDF hoặc máy Mac hay có dấu tách rời (Unicode tổ hợp). Nhìn giống hệt nhưng máy coi là chữ khác. Công cụ vẫn đọc đúng; sửa tệp để các công cụ khác cũng đọc đúng.',
    example: { sample: 'Hội', count: 12 },
  }),
  'lookalike-letter': sentence<{ letter: string; meant: string; count: number }>({
    severity: 'warning',
    message: ({ letter, meant, count }) =>
      `Có ${count} chữ ${quote(letter)} của tiếng nước khác, trông giống chữ ${quote(meant)} nhưng không phải.`,
    fix: () => 'Chạy: npm run check -- --fix',
    why: 'Ð (chữ eth của tiếng Iceland) và Ɖ (chữ của tiếng Ewe) trông như Đ nhưng tìm kiếm, sắp xếp và nhận bài trùng đều không nhận ra.',
    example: { letter: 'Ð', meant: 'Đ', count: 2 },
  }),
  'hidden-signs': sentence<{
    signs: string;
    count: number;
    /** Whether the characters are escaped by number, as YAML and HTML allow, so that the file itself holds none. */
    isEscaped: boolean;
    isInBody: boolean;
  }>({
    severity: 'error',
    publishable: ({ isEscaped, isInBody }) => !isEscaped || isInBody,
    message: ({ signs, count }) => `Có ${count} ký tự ẩn làm chữ hiện khác với chữ thật (${signs}).`,
    fix: ({ isEscaped }) => (isEscaped ? 'Xóa mã của các ký tự này.' : 'Chạy: npm run check -- --fix'),
    why: 'Ký tự đổi chiều chữ làm tên tệp, tiêu đề, địa chỉ nhìn một đằng mà thật ra một nẻo. Chữ Việt không dùng chúng; chúng theo vào khi dán từ trang web, danh bạ, ứng dụng nhắn tin. Trang không in chúng ra.',
    example: { signs: 'U+202E', count: 2, isEscaped: false, isInBody: false },
  }),
  'mark-heap': sentence<{ limit: number }>({
    severity: 'error',
    message: ({ limit }) => `Một chữ ở đây mang quá ${limit} dấu chồng lên nhau nên tệp không đọc được.`,
    fix: () => 'Xóa chữ này rồi gõ lại.',
    why: 'Chữ Việt mang nhiều nhất hai dấu. Hàng chục dấu chồng lên một chữ là tệp hỏng hoặc trò nghịch, che mất các dòng bên cạnh và làm máy xếp dấu không xong.',
    example: { limit: 30 },
  }),
  'stray-mark': sentence<{ sample: string }>({
    severity: 'warning',
    message: ({ sample }) => `Có dấu thanh thừa hoặc đặt trên chữ không nhận dấu: ${quote(sample)}.`,
    fix: () => 'Xóa chữ đó và gõ lại.',
    why: 'Dấu thanh rơi lại khi sửa chữ hiện thành ô vuông hoặc chồng lên chữ bên cạnh, và từ đó không tìm được.',
    example: { sample: 'cań bộ̀' },
  }),
  'html-entity': sentence<{ key: string; value: string; source: string; fixed: string }>({
    severity: 'warning',
    message: ({ value }) => `Ký hiệu HTML ${quote(value)} sẽ hiện nguyên như vậy trên trang.`,
    fix: ({ key, fixed }) => paste(`${key}: ${fixed}`),
    why: 'Chữ chép từ mã của trang web khác còn ký hiệu như &agrave; hay &nbsp;. Trong thân bài chúng được đọc đúng, trong phần thông tin đầu bài thì không.',
    example: {
      key: 'title',
      value: '&agrave;',
      source: 'To&agrave;n xã ra quân',
      fixed: '"Toàn xã ra quân"',
    },
  }),
};
