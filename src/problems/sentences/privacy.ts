import { forExample, quote, sentence } from './sentence.ts';

/** Sentences on personal data that must not be published. */
export const privacySentences = {
  'citizen-number': sentence<{ sample: string }>({
    severity: 'error',
    publishable: () => true,
    holdsBack: () => true,
    message: ({ sample }) => `Có số định danh cá nhân hoặc căn cước (${sample}).`,
    fix: () => 'Xóa số này, hoặc chỉ để lại bốn chữ số cuối; chưa xóa thì mục này không được đăng.',
    why: 'Mục còn số này không lên trang, danh sách, tìm kiếm và không được đếm; các mục khác của cổng vẫn đăng. Số định danh cá nhân là dữ liệu cá nhân (Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15); đã lên mạng thì không lấy lại được.',
    example: { sample: '001…456' },
  }),
  'evidence-personal': sentence<{ name: string; key: 'evidence' | 'proof' }>({
    severity: 'error',
    publishable: () => true,
    message: ({ name }) => `Minh chứng ${quote(name)} có thể là danh sách người dự, chữ ký.`,
    fix: ({ key }) =>
      key === 'evidence'
        ? [
            'Bỏ tệp hoặc đường liên kết, ghi nơi lưu bằng lời.',
            forExample('evidence: Danh sách người dự lưu tại Văn phòng'),
          ]
        : 'Bỏ tệp này; ghi số báo (issue) hoặc giờ phát sóng (aired).',
    why: 'Họ tên, chữ ký, số điện thoại của người dự là dữ liệu cá nhân (Luật số 91/2025/QH15), không được đăng. Trang chỉ hiện tên minh chứng này, không đăng tệp hay đường liên kết.',
    example: { name: 'Danh sách ký nhận tài liệu', key: 'evidence' },
  }),
  'personal-contact': sentence<{ sample: string; what: 'phone' | 'email'; isHeldBack: boolean }>({
    severity: 'warning',
    holdsBack: ({ isHeldBack }) => isHeldBack,
    message: ({ sample, what }) =>
      `${what === 'phone' ? 'Số di động' : 'Thư điện tử'} ${quote(sample)} có thể là của cá nhân.`,
    fix: ({ isHeldBack }) =>
      isHeldBack
        ? 'Xóa đi; chưa xóa thì phản ánh này không được đăng. Số, thư của cơ quan thì khai ở portal.yaml hoặc giao-dich/.'
        : 'Dùng số, thư của cơ quan; hoặc xóa nếu là của người dân.',
    why: 'Số điện thoại, thư điện tử của cá nhân không được đăng khi người đó chưa đồng ý (Luật số 91/2025/QH15). Phản ánh còn số, thư như vậy không được đăng cho tới khi xóa. Số đã khai ở portal.yaml, lãnh đạo, nơi giao dịch thì không bị nhắc.',
    example: { sample: '0912…678', what: 'phone', isHeldBack: true },
  }),
  'feedback-sender': sentence<{ sample: string }>({
    severity: 'warning',
    message: ({ sample }) => `Nội dung phản ánh có thể nêu tên người gửi: ${quote(sample)}.`,
    fix: () => 'Xóa họ tên, địa chỉ nhà của người gửi; chỉ giữ nội dung phản ánh.',
    why: 'Phản ánh được công khai để mọi người biết việc và cách giải quyết, không phải để biết ai gửi. Người bị nêu tên có thể gặp phiền hà.',
    example: { sample: 'Tôi là Nguyễn Văn A' },
  }),
  'sender-key': sentence<{ key: string }>({
    severity: 'error',
    message: ({ key }) => `Phản ánh không được ghi người gửi (${quote(key)}).`,
    fix: () => 'Xóa dòng này.',
    why: 'Tên, điện thoại, địa chỉ người gửi là dữ liệu cá nhân (Luật số 91/2025/QH15), nên khuôn phản ánh không có mục nào cho chúng.',
    example: { key: 'sender' },
  }),
};
