import { formatNumber } from '../../text/format.ts';
import type { SourceMarkKind } from '../../schemas/report.ts';
import { adviceWithSample, forExample, nearestOr, paste, quote, sentence } from './sentence.ts';

/** Sentences on what an article, a document, a procedure, a feedback or an activity states. */
export const entrySentences = {
  'repost-source': sentence<object>({
    severity: 'error',
    message: () => 'Bài đăng lại chưa ghi nguồn.',
    fix: () => forExample('source: { name: Báo Ví Dụ, url: "https://baovidu.vn/bai-goc" }'),
    why: 'Bài đăng lại phải ghi tên nguồn và địa chỉ bài gốc. Bài đăng lại không được tính vào chỉ tiêu tin của địa phương.',
    example: {},
  }),
  'audience-exceeds': sentence<{ total: number; sum: number }>({
    severity: 'error',
    message: ({ total, sum }) => `Các đối tượng cộng lại là ${sum} người, hơn tổng số ${total} người.`,
    fix: () => 'Sửa tổng số (tong-so), hoặc số của từng đối tượng.',
    why: 'Tổng số người được thông tin không thể ít hơn các đối tượng cộng lại; có người không thuộc đối tượng nào thì tổng số lớn hơn.',
    example: { total: 100, sum: 113 },
  }),
  'evidence-missing': sentence<object>({
    severity: 'warning',
    message: () => 'Hoạt động chưa có minh chứng.',
    fix: () => [
      forExample('evidence: Biên bản hội nghị lưu tại Văn phòng'),
      forExample("evidence: { name: Tin về hội nghị, url: 'https://…' }"),
      forExample('evidence: { name: Giấy mời, src: giay-moi.pdf }'),
    ],
    why: 'Báo cáo kết quả tuyên truyền phải kèm minh chứng: lời ghi nơi lưu, đường liên kết, hoặc tệp đặt cạnh. Danh sách người dự có chữ ký thì chỉ ghi nơi lưu, không đăng.',
    example: {},
  }),
  'publication-unproved': sentence<object>({
    severity: 'error',
    message: () => 'Tin, bài đăng ngoài chưa có địa chỉ, cũng chưa có minh chứng khác.',
    fix: () => [
      forExample('url: https://bao.vidu.gov.vn/tin'),
      forExample("proof: { issue: 'Số 5213, trang 3' }"),
      forExample("proof: { aired: '17 giờ 30 ngày 14/3/2026' }"),
    ],
    why: 'Tin trên mạng phải có địa chỉ. Báo in ghi số báo, trang; phát thanh, truyền hình ghi giờ, ngày phát sóng; hoặc kèm bản chụp (src).',
    example: {},
  }),
  'code-twice': sentence<{ procedure: string }>({
    severity: 'error',
    message: ({ procedure }) => `Mã thủ tục ${quote(procedure)} có hai lần trong danh mục của quyết định.`,
    fix: () => 'Bỏ một trong hai dòng.',
    why: 'Danh mục ghi mỗi thủ tục một lần; ghi hai lần thì tổng số thủ tục phải công khai sai.',
    example: { procedure: '1.001193' },
  }),
  'code-list-empty': sentence<object>({
    severity: 'error',
    message: () => 'Danh mục của quyết định không có mã thủ tục nào.',
    fix: () =>
      adviceWithSample('Lưu bảng thành tệp .csv, mỗi dòng một mã ở cùng một cột, ví dụ:', '1.001193'),
    why: 'Danh mục thủ tục của quyết định được đối chiếu với các thủ tục trên cổng theo mã của Cơ sở dữ liệu quốc gia.',
    example: {},
  }),
  'code-list-too-long': sentence<{ codes: number; limit: number }>({
    severity: 'error',
    message: ({ codes, limit }) =>
      `Danh mục của quyết định có ${formatNumber(codes)} mã thủ tục, nhiều nhất là ${formatNumber(limit)}.`,
    fix: () => 'Chỉ giữ các thủ tục thuộc thẩm quyền giải quyết của đơn vị.',
    why: 'Một cấp giải quyết vài trăm thủ tục; danh mục dài hơn nhiều thường là danh mục của mọi cấp.',
    example: { codes: 6400, limit: 2000 },
  }),
  'same-title': sentence<{
    other: string;
    /** What else is the same, in words. */
    same: string[];
  }>({
    severity: 'warning',
    message: ({ other, same }) => `${inWords(['Tiêu đề', ...same])} giống hệt bài ${other}.`,
    fix: ({ same }) =>
      same.length === 0
        ? 'Thêm đợt, ngày hoặc nơi chốn vào một trong hai tiêu đề; nếu là một bài đăng hai lần thì xóa bớt.'
        : `Nếu chép bài cũ làm mẫu thì viết lại ${inWords(['tiêu đề', ...same])} cho việc mới; nếu là một bài đăng hai lần thì xóa bớt.`,
    why: 'Hai bài cùng tên không phân biệt được trong danh sách và kết quả tìm kiếm. Thường là một bài đăng hai lần, hoặc bài chép từ bài cũ mà quên sửa phần thông tin đầu bài.',
    example: { other: 'portals/xa-moi/tin-tuc/2026/hoi-nghi.md', same: ['ngày đăng', 'tóm tắt'] },
  }),
  'article-alike': sentence<{ other: string }>({
    severity: 'warning',
    message: ({ other }) => `Nội dung gần giống hệt bài ${other}.`,
    fix: () => 'Nếu là một bài đăng hai lần thì xóa bớt; nếu là tin mới thì viết rõ điều mới.',
    why: 'Báo cáo vẫn tính bài gần giống, nhưng nêu tên để Ban Biên tập xem lại. Thông báo định kỳ khác ngày, khác số liệu không bị nêu.',
    example: { other: 'portals/xa-moi/tin-tuc/2026/hoi-nghi.md' },
  }),
  'origin-doubtful': sentence<{ kind: SourceMarkKind; words: string }>({
    severity: 'warning',
    message: ({ kind, words }) => `Bài ghi là của địa phương nhưng ${sayWhoseElse(kind, quote(words))}.`,
    fix: () => [
      adviceWithSample('Bài lấy ở nơi khác thì ghi:', 'origin: dang-lai'),
      'và source với name, url của nơi đăng đầu tiên. Bài tự viết thì bỏ lời dẫn nguồn, hay dẫn trong câu văn.',
    ],
    why: 'Chỉ tiêu tin, bài của địa phương không tính bài đăng lại. Báo cáo nêu tên bài còn nghi để Ban Biên tập xem; kế hoạch ghi doubtfulCounts: false thì bài đó chưa được tính.',
    example: { kind: 'credit', words: '(Theo VTV)' },
  }),
  'pinned-expired': sentence<{ expires: string }>({
    severity: 'warning',
    message: ({ expires }) => `Bài vẫn ghim lên đầu dù đã hết hạn từ ngày ${expires}.`,
    fix: () => 'Xóa dòng pinned, hoặc gia hạn ở mục expires.',
    why: 'Bài hết hạn tự rời các danh sách; dòng ghim còn lại chỉ làm người sau hiểu nhầm.',
    example: { expires: '01/03/2026' },
  }),
  'future-date': sentence<{ date: string; key: string }>({
    severity: 'warning',
    message: ({ date, key }) =>
      key === 'date'
        ? `Ngày ${date} chưa tới; mục này chưa lên trang và chưa được tính.`
        : `Ngày ${date} chưa tới.`,
    fix: () => 'Nếu không định hẹn ngày thì sửa lại ngày.',
    why: 'Bài hẹn ngày sẽ tự lên trang ở lần dựng của ngày đó. Hoạt động sắp diễn ra trong 180 ngày tới thì được báo trước, chưa tính. Ngày chưa tới ở văn bản, phản ánh thường là gõ nhầm năm.',
    example: { date: '20/12/2026', key: 'date' },
  }),
  'dates-order': sentence<{ earlier: string; later: string }>({
    severity: 'warning',
    message: ({ earlier, later }) => `${later} đứng trước ${earlier}.`,
    fix: () => 'Xem lại hai ngày này.',
    why: 'Hết hạn, cập nhật, trả lời, hiệu lực không thể có trước khi đăng, tiếp nhận, ban hành.',
    example: { earlier: 'Ngày đăng', later: 'Hết hạn' },
  }),
  'feedback-answer': sentence<{ has: 'status' | 'answer'; lacks: ('answered' | 'answer')[] }>({
    severity: 'warning',
    message: ({ has, lacks }) =>
      has === 'status'
        ? `Phản ánh ghi là đã trả lời nhưng chưa có ${lacks.map((key) => (key === 'answer' ? 'câu trả lời' : 'ngày trả lời')).join(' và ')}.`
        : 'Phản ánh đã có ngày trả lời nhưng chưa đổi tình trạng.',
    fix: ({ has, lacks }) =>
      has === 'status'
        ? lacks.map((key) =>
            forExample(
              key === 'answer' ? 'answer: Đoạn đường đã được sửa xong ngày 18/3.' : 'answered: 2026-03-20',
            ),
          )
        : paste('status: da-tra-loi'),
    why: 'Người dân theo dõi phản ánh qua tình trạng, ngày trả lời và câu trả lời; ba điều này phải khớp nhau. Câu trả lời dài thì viết ở thân bài.',
    example: { has: 'status', lacks: ['answered'] },
  }),
  'feedback-overdue': sentence<{ days: number; limit: number; isOwn: boolean }>({
    severity: 'warning',
    message: ({ days, limit, isOwn }) =>
      `Phản ánh đã ${days} ngày chưa trả lời${isOwn ? `, quá hạn ${limit} ngày của cổng` : `, quá ${limit} ngày`}.`,
    fix: () => 'Trả lời rồi ghi answer, answered và đổi thành status: da-tra-loi.',
    why: 'Số ngày phải trả lời ghi ở mục feedback của portal.yaml, ví dụ feedback: { days: 20 }. Cổng không ghi thì lệnh kiểm tra chỉ nhắc sau 60 ngày, và trang phản ánh không nói việc nào quá hạn.',
    example: { days: 75, limit: 60, isOwn: false },
  }),
  'document-number': sentence<{ value: string; better: string }>({
    severity: 'warning',
    message: ({ value }) => `Số, ký hiệu văn bản ${quote(value)} viết khác thể thức thường dùng.`,
    fix: ({ better }) => (better ? paste(`number: ${better}`) : forExample('number: 25/KH-UBND')),
    why: 'Theo Nghị định 30/2020/NĐ-CP, số và ký hiệu viết liền, ví dụ 25/KH-UBND, 31/2021/QĐ-TTg, 76/NQ-CP. Viết khác đi thì tìm theo số không thấy. Văn bản gốc viết khác thật thì để nguyên.',
    example: { value: '25 /KH-UBND', better: '25/KH-UBND' },
  }),
  'procedure-code': sentence<{ value: string }>({
    severity: 'warning',
    message: ({ value }) =>
      `Mã thủ tục ${quote(value)} không đúng dạng của Cơ sở dữ liệu quốc gia về thủ tục hành chính.`,
    fix: () => forExample('code: "1.001193"'),
    why: 'Mã thủ tục gồm một chữ số, dấu chấm và sáu chữ số, có thể thêm mã nơi thực hiện (.000.00.00.H01). Người dân tìm thủ tục trên Cổng Dịch vụ công quốc gia bằng mã này.',
    example: { value: '1001193' },
  }),
  'procedure-twice': sentence<{ code: string; other: string }>({
    severity: 'warning',
    message: ({ code, other }) => `Mã thủ tục ${code} đã có ở ${other}.`,
    fix: () => 'Gộp hai tệp, hoặc sửa lại mã.',
    why: 'Một thủ tục đăng hai lần thì sớm muộn hai trang sẽ nói khác nhau.',
    example: { code: '1.001193', other: 'portals/xa-moi/thu-tuc/khai-sinh.md' },
  }),
  'decision-unnamed': sentence<{ status: string }>({
    severity: 'warning',
    message: ({ status }) => `Thủ tục ghi tình trạng “${status}” nhưng không nêu quyết định công bố.`,
    fix: () => forExample('decision: "45/QĐ-UBND"'),
    why: 'Mỗi thay đổi về thủ tục (mới ban hành, sửa đổi, thay thế, bãi bỏ) phải công khai kèm quyết định công bố nó.',
    example: { status: 'Sửa đổi, bổ sung' },
  }),
  'same-order': sentence<{ order: number; other: string; next: number }>({
    severity: 'warning',
    message: ({ order, other }) => `Thứ tự ${order} đã có ở ${other}, nên hai người xếp theo tên.`,
    fix: ({ next }) => forExample(`order: ${next}`),
    why: 'Lãnh đạo xếp theo số thứ tự, người đứng đầu là 1. Hai người cùng một số thì chữ cái đầu của tên quyết định ai đứng trước.',
    example: { order: 1, other: 'portals/xa-moi/lanh-dao/chu-tich.md', next: 4 },
  }),
  'decision-missing': sentence<{ decision: string; nearest: string; count: number }>({
    severity: 'warning',
    message: ({ decision, count }) =>
      `Quyết định ${quote(decision)} được nêu ở ${count > 1 ? `${formatNumber(count)} thủ tục, đây là thủ tục đầu tiên,` : 'đây'} nhưng chưa có trong mục văn bản của cổng.`,
    fix: ({ nearest }) => nearestOr(nearest, 'Thêm quyết định đó vào thư mục van-ban/, kèm tệp.'),
    why: 'Người dân đọc thủ tục phải mở được quyết định công bố nó.',
    example: { decision: '45/QĐ-UBND', nearest: '', count: 479 },
  }),
  'procedure-unlisted': sentence<{ procedure: string }>({
    severity: 'warning',
    message: ({ procedure }) =>
      `Mã thủ tục ${quote(procedure)} không có trong danh mục của quyết định công bố nào trên cổng.`,
    fix: () => 'Xem lại mã; nếu quyết định công bố có thủ tục này thì thêm mã vào mục codes của văn bản.',
    why: 'Cổng chỉ công khai những thủ tục đã được công bố. Thủ tục không còn trong danh mục thì ghi status: bai-bo.',
    example: { procedure: '1.001193' },
  }),
  'procedure-absent': sentence<{ absent: number; announced: number; first: string[] }>({
    severity: 'warning',
    message: ({ absent, announced, first }) =>
      `Quyết định này công bố ${formatNumber(announced)} thủ tục, cổng còn thiếu ${formatNumber(absent)}: ` +
      `${first.join(', ')}${absent > first.length ? '…' : '.'}`,
    fix: () => 'Thêm từng thủ tục vào thư mục thu-tuc/.',
    why: 'Cổng phải công khai đủ các thủ tục mà quyết định còn hiệu lực đã công bố.',
    example: { absent: 2, announced: 14, first: ['1.001193', '1.000894'] },
  }),
  'unknown-procedure': sentence<{ slug: string; nearest: string; isCertain: boolean }>({
    severity: 'warning',
    message: ({ slug }) => `Không có thủ tục nào ở tệp thu-tuc/${slug}.md.`,
    fix: ({ nearest }) => nearestOr(nearest, 'Ghi tên tệp của thủ tục, không có đuôi .md.'),
    why: 'Tin, bài, hoạt động và phản ánh được nêu ở trang của thủ tục mà nó nhắc tới theo tên tệp; tên gõ sai thì trang ấy không có.',
    example: { slug: 'dang-ky-khai-sin', nearest: 'dang-ky-khai-sinh', isCertain: false },
  }),
  'unknown-activity': sentence<{ slug: string; nearest: string; isCertain: boolean }>({
    severity: 'warning',
    message: ({ slug }) => `Không có hoạt động nào ở tệp hoat-dong/${slug}.md.`,
    fix: ({ nearest }) => nearestOr(nearest, 'Ghi tên tệp của buổi đối thoại, không có đuôi .md.'),
    why: 'Phản ánh thu nhận ở một buổi đối thoại được nêu ở buổi đó theo tên tệp; tên gõ sai thì không ai tìm thấy buổi ấy.',
    example: { slug: 'doi-thoai-quy-1', nearest: 'doi-thoai-quy-i', isCertain: false },
  }),
};

/** Joins names as a sentence does. */
function inWords(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} và ${names.at(-1)}`;
}

/** Says what in an article tells that somebody else wrote it. */
function sayWhoseElse(kind: SourceMarkKind, words: string): string {
  if (kind === 'source') return `có nguồn đăng lại (source) là ${words}`;
  if (kind === 'byline') return `mang tên hãng tin, báo, cổng khác: ${words}`;
  return kind === 'press-link' ? `gần như chỉ dẫn sang báo: ${words}` : `ghi nguồn ${words}`;
}
