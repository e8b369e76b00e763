import type { Day } from '../schemas/day.ts';

/** The day on which the statement was last compared with what the tests of the program prove. */
export const STATEMENT_DAY: Day = '2026-11-29';

/** What the tests of the program prove of the pages that it draws (tests/browser), in words for residents. */
export const MET = [
  'Mọi trang của cổng mẫu không có lỗi nào mà bộ kiểm tra axe-core tìm thấy theo WCAG 2.1 và 2.2, mức A và AA, trên nền sáng, nền tối và khi chọn tương phản cao.',
  'Mọi việc làm được bằng bàn phím; phím Tab gặp lối tắt tới nội dung chính trước tiên.',
  'Màn hình rộng 320 điểm, tức là phóng to bốn lần, không phải kéo ngang; giãn chữ, giãn dòng thì không chữ nào bị cắt.',
  'Nút và liên kết ngoài câu văn cao ít nhất 44 điểm; không có chữ chạy, chữ nhấp nháy.',
  'Không chạy mã JavaScript vẫn đọc được mọi nội dung; bản in có đủ nội dung và địa chỉ trang.',
  'Chọn được cỡ chữ, nền, độ tương phản; máy có giọng đọc tiếng Việt thì nghe được tin bài, thủ tục, văn bản, trả lời phản ánh.',
];

/** What is known not to be met, or not to be known. */
export const NOT_MET = [
  'Văn bản là bản quét, không có chữ bên trong, thì máy đọc màn hình không đọc được; khi đó đọc phần trích yếu trên trang, hoặc hỏi theo số điện thoại dưới đây.',
  'Bản đồ hành chính là ảnh; phần mô tả và trang Địa giới hành chính nói bằng chữ những gì chính trên bản đồ.',
  'Clip ở trang khác có thể chưa có phụ đề hay lời mô tả.',
  'Cổng Dịch vụ công quốc gia, Zalo, Facebook và các trang khác được dẫn tới không thuộc cổng này.',
  'Trình duyệt cũ (trước Chrome 97, Safari 16, Firefox 100) chỉ tìm được theo tên, không tìm được trong toàn văn.',
  'Kiểm tra tự động chỉ thấy một phần các lỗi; cổng chưa được người khuyết tật dùng thử và đánh giá.',
];
