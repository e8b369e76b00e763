import { formatBytes, formatNumber } from '../../text/format.ts';
import { adviceWithSample, forExample, paste, quote, sentence } from './sentence.ts';

/** Sentences on files and folders: which are missing, how they are named, whether they can be opened. */
export const folderSentences = {
  'portal-file-missing': sentence<{ portal: string }>({
    severity: 'error',
    message: ({ portal }) => `Thư mục cổng ${quote(portal)} không có tệp portal.yaml nên không dựng được.`,
    fix: () => 'Thêm tệp portal.yaml, hoặc chuyển thư mục này ra ngoài content/portals/.',
    why: 'Mỗi thư mục trong content/portals/ là một cổng. Tệp portal.yaml cho biết cổng của đơn vị nào, ở địa chỉ nào, gồm những chuyên mục nào. Lệnh npm run new -- portal tạo sẵn tệp này.',
    example: { portal: 'xa-moi' },
  }),
  'portal-empty': sentence<{ portal: string }>({
    severity: 'error',
    message: ({ portal }) => `Cổng ${quote(portal)} chưa có nội dung nào ngoài portal.yaml.`,
    fix: () =>
      'Thêm ít nhất một trang giới thiệu, lãnh đạo, điểm giao dịch hoặc tin bài; trang cũ được giữ nguyên cho tới khi đó.',
    why: 'Một thư mục bị xóa nhầm nội dung không được thay trang đang chạy bằng một trang trống.',
    example: { portal: 'xa-moi' },
  }),
  'portal-folder-name': sentence<{ name: string; better: string }>({
    severity: 'error',
    message: ({ name }) =>
      `Tên thư mục ${quote(name)} không dùng được trong địa chỉ: chỉ dùng a–z, 0–9 và dấu gạch nối.`,
    fix: ({ better }) => (better ? `Đổi tên thành: ${better}` : 'Đổi tên thư mục.'),
    why: 'Tên thư mục của cổng thành tên thư mục khi dựng và tên máy khi xem thử, nên chỉ gồm chữ thường không dấu, chữ số và dấu gạch nối.',
    example: { name: 'Xã Mới', better: 'xa-moi' },
  }),
  'portal-url-shared': sentence<{ url: string; other: string; isTaken: boolean }>({
    severity: 'error',
    message: ({ url, other }) =>
      `Địa chỉ ${url} trùng với địa chỉ hoặc thư mục của cổng ${quote(other)}; hai cổng không thể ở cùng một nơi.`,
    fix: ({ other, isTaken }) =>
      isTaken
        ? `Cổng ${quote(other)} đã được dựng ở đó nên giữ chỗ; ghi địa chỉ khác.`
        : 'Đổi địa chỉ của một trong hai cổng, hoặc người vận hành ghi rõ nơi ở của từng cổng trong cong.yaml.',
    why: 'Hai cổng ở cùng một địa chỉ, hoặc cổng này nằm trong thư mục mà cổng kia tạo ra, sẽ ghi đè lên nhau. Cổng đã được dựng ở đó thì giữ chỗ; chưa cổng nào được dựng thì cả hai phải chờ.',
    example: { url: 'https://xamoi.vidu.gov.vn/', other: 'xa-cu', isTaken: true },
  }),
  'file-name': sentence<{ name: string; better: string; isCopy: boolean }>({
    severity: 'error',
    message: ({ name, isCopy }) =>
      isCopy
        ? `Tên tệp ${quote(name)} là tên mà máy đặt cho một bản sao, không dùng được trong địa chỉ.`
        : `Tên tệp ${quote(name)} có dấu, dấu cách, dấu chấm hoặc chữ hoa nên không dùng được trong địa chỉ.`,
    fix: ({ better, isCopy }) =>
      isCopy
        ? 'So với bài gốc, giữ một bản đúng, xóa bản kia.'
        : better
          ? `Đổi tên thành: ${better}`
          : 'Đổi tên tệp.',
    why: 'Tên tệp là địa chỉ của trang mà người dân đọc, gõ lại và gửi cho nhau, nên chỉ gồm chữ thường không dấu, chữ số và dấu gạch nối. Đổi tên tệp đã đăng thì ghi thêm một dòng trong mục redirects của portal.yaml để địa chỉ cũ vẫn tới nơi.',
    example: { name: 'Hội nghị 1', better: 'hoi-nghi-1', isCopy: false },
  }),
  'attachment-name': sentence<{ name: string; better: string }>({
    severity: 'warning',
    message: ({ name }) =>
      `Tên tệp ${quote(name)} có dấu, dấu cách hoặc ký tự lạ; địa chỉ tải về sẽ dài và dễ hỏng khi gửi qua tin nhắn.`,
    fix: ({ better }) => (better ? `Đổi tên thành: ${better}, và sửa chỗ nhắc tới nó.` : 'Đổi tên tệp.'),
    why: 'Dấu cách và chữ có dấu trong tên tệp bị mã hóa thành dãy %20, %E1%BA%A1 trong địa chỉ; nhiều ứng dụng nhắn tin cắt địa chỉ ở đó.',
    example: { name: 'Kế hoạch (bản chính).pdf', better: 'ke-hoach-ban-chinh.pdf' },
  }),
  'unsafe-name': sentence<{
    name: string;
    is: 'signs' | 'ends' | 'reserved';
    better: string;
    /** Whether the file is an entry, which without a valid name has no page. */
    isEntry: boolean;
  }>({
    severity: 'error',
    publishable: ({ is, isEntry }) => is !== 'signs' || !isEntry,
    message: ({ name, is }) =>
      is === 'signs'
        ? `Tên ${quote(name)} có ký tự điều khiển, ký tự ẩn hoặc dấu \\ nên tệp không được đọc.`
        : is === 'ends'
          ? `Tên ${quote(name)} có dấu cách ở đầu, hoặc dấu cách, dấu chấm ở cuối; nhiều máy bỏ mất dấu đó.`
          : `Tên ${quote(name)} là tên dành riêng của Windows, nên máy Windows không chép được kho nội dung về.`,
    fix: ({ better }) => (better ? `Đổi tên thành: ${better}` : 'Đổi tên tệp hoặc thư mục này.'),
    why: 'Ký tự xuống dòng, ký tự đổi chiều chữ hay ký tự không có bề rộng làm tên tệp nhìn một đằng mà thật ra một nẻo (đuôi exe trông như đuôi pdf), và chen dòng giả vào nhật ký. Các ký tự đó hiện ở đây bằng mã số, dạng \\u{202e}.',
    example: { name: 'to-khai\\u{202e}fdp.exe', is: 'signs', better: 'to-khai-fdp.exe', isEntry: false },
  }),
  'misplaced-file': sentence<{ expected: string }>({
    severity: 'error',
    publishable: () => true,
    message: () => 'Tệp này không nằm đúng chỗ nên không được đọc.',
    fix: ({ expected }) => `Nơi dành cho nó: ${expected}`,
    why: 'Loại nội dung được nhận theo thư mục. Tệp để sai chỗ không thành trang và không được tính vào báo cáo.',
    example: { expected: 'tin-tuc/<năm>/<tên-bài>.md' },
  }),
  'stray-file': sentence<{ others: number }>({
    severity: 'warning',
    message: ({ others }) =>
      `Tệp này${others > 0 ? ` và ${formatNumber(others)} tệp khác trong thư mục` : ''} không thuộc loại được đọc thành trang.`,
    fix: () => 'Bài viết phải có đuôi .md; tệp không dùng tới thì bỏ đi.',
    why: 'Bài lưu nhầm thành .txt, .docx hay .markdown không thành trang mà không ai hay. Tệp Word thì dùng npm run new -- import để chuyển thành bài.',
    example: { others: 2 },
  }),
  'unread-article': sentence<{
    /** The name that makes it an article; empty for a Word document. */
    rename: string;
    portal: string;
    /** The name of the Word document to import; the command cannot read the older form (.doc). */
    document: string;
  }>({
    severity: 'error',
    publishable: () => true,
    message: ({ rename }) =>
      rename
        ? 'Bài viết này có đuôi không phải .md nên không được đọc.'
        : 'Tệp Word này không thành trang, cũng không được bài nào dẫn tới.',
    fix: ({ rename, portal, document }) =>
      rename
        ? `Đổi tên thành: ${rename}`
        : [
            'Chuyển tệp ra ngoài thư mục nội dung rồi tạo bài từ nó; tệp .doc thì lưu lại thành .docx trước. Nếu là tệp để tải về thì dẫn tới nó trong bài.',
            forExample(`npm run new -- import "${document}" --portal ${portal}`),
          ],
    why: 'Chỉ tệp .md thành trang. Notepad hay thêm đuôi .txt mà Windows giấu đi, nên tệp trông đúng tên mà không ai đọc được; tệp Word thì dùng npm run new -- import để chuyển thành bài.',
    example: { rename: 'le-khai-giang.md', portal: 'xa-moi', document: 'le-khai-giang.docx' },
  }),
  'symbolic-link': sentence<object>({
    severity: 'error',
    message: () =>
      'Đây là liên kết tượng trưng; công cụ không đọc qua liên kết để không lấy nhầm tệp ngoài thư mục nội dung.',
    fix: () => 'Thay liên kết bằng chính tệp đó.',
    why: 'Qua một liên kết tượng trưng, người có quyền sửa một cổng có thể đưa tệp bất kỳ của máy dựng lên trang.',
    example: {},
  }),
  'git-file': sentence<{ is: 'repository' | 'hidden' | 'attributes' | 'settings'; name: string }>({
    severity: 'error',
    // No commit can contain a `.git`, so the operator has put it there.
    publishable: ({ is }) => is === 'repository',
    message({ is, name }) {
      switch (is) {
        case 'repository':
          return `Đây là một kho Git riêng (${name}) nằm trong nội dung.`;
        case 'hidden':
          return `Tệp ${name} cùng những gì bên cạnh làm thành một kho Git giấu trong nội dung.`;
        case 'attributes':
          return `Tệp ${name} gọi tới một bộ lọc hoặc trình so sánh, tức là một chương trình trên máy lấy nội dung về.`;
        case 'settings':
          return `Tệp ${name} là thiết lập của Git, không phải nội dung của cổng.`;
      }
    },
    fix: ({ is }) =>
      is === 'attributes'
        ? 'Bỏ những dòng có filter=, diff=, merge=; nếu không ai trong đơn vị viết chúng thì xem lại lần ghi đã thêm tệp này.'
        : 'Xóa khỏi nội dung; nếu không ai trong đơn vị đưa lên thì xem lại lần ghi đã thêm tệp này.',
    why: 'Git đọc những tệp này như thiết lập của chính nó, kể cả tên những chương trình phải chạy, nên một lần ghi chỉ đụng tới nội dung cũng có thể làm máy khác chạy chương trình lạ. Công cụ không để Git đọc chúng. Cổng có tệp như vậy chưa được dựng, trang cũ được giữ nguyên, cho tới khi có người xem tệp từ đâu ra; riêng thư mục .git thì Git không bao giờ nhận từ một lần ghi, nên chỉ được nêu tên. Tệp .gitignore, .gitkeep, và .gitattributes chỉ ghi cách lưu chữ thì không sao.',
    example: { is: 'hidden', name: 'HEAD' },
  }),
  unreadable: sentence<{ reason: string }>({
    severity: 'error',
    message: ({ reason }) => `Không mở được tệp (${reason}).`,
    fix: () => 'Kiểm tra quyền đọc tệp.',
    why: 'Tệp có tên trong thư mục nhưng hệ điều hành không cho mở.',
    example: { reason: 'EACCES' },
  }),
  'file-too-large': sentence<{ bytes: number; limit: number }>({
    severity: 'error',
    message: ({ bytes, limit }) =>
      `Tệp nặng ${formatBytes(bytes)}, quá mức ${formatBytes(limit)} của một bài viết.`,
    fix: () => 'Chia bài thành nhiều phần, hoặc đưa phần dài vào tệp đính kèm.',
    why: 'Một bài viết bằng chữ hiếm khi quá vài chục KB. Tệp lớn hơn nhiều thường là ảnh hoặc tệp khác bị đổi đuôi, và người dân dùng mạng chậm không mở được.',
    example: { bytes: 2_500_000, limit: 1_048_576 },
  }),
  'too-many-entries': sentence<{ entries: number; limit: number }>({
    severity: 'error',
    message: ({ entries, limit }) =>
      `Cổng có ${formatNumber(entries)} bài viết, thủ tục, văn bản…, nhiều nhất là ${formatNumber(limit)}.`,
    fix: () => 'Đưa những năm cũ sang một cổng lưu trữ riêng.',
    why: 'Giới hạn này gấp nhiều lần một cổng có thật; vượt quá thường là chép nhầm cả kho tệp, và một cổng như vậy làm các cổng khác phải đợi.',
    example: { entries: 80_000, limit: 50_000 },
  }),
  'more-problems': sentence<{ count: number }>({
    severity: 'warning',
    message: ({ count }) => `Tệp này còn ${formatNumber(count)} điều cần xem lại nữa, không kê ra ở đây.`,
    fix: () => 'Sửa những điều đã kê rồi kiểm tra lại.',
    why: 'Mỗi tệp được kê nhiều nhất hai trăm điều, lỗi trước, nhắc nhở sau: dài hơn nữa thì không ai đọc hết, mà thường cùng một nguyên nhân.',
    example: { count: 1200 },
  }),
  'duplicate-slug': sentence<{ other: string; address: string }>({
    severity: 'error',
    message: ({ other, address }) => `Tệp này và ${other} cùng ra địa chỉ ${address}.`,
    fix: () => 'Đổi tên một trong hai tệp.',
    why: 'Địa chỉ của bài lấy theo tên tệp, không theo năm. Hai tệp cùng tên, hoặc chỉ khác nhau ở dấu (má, mà, mạ), tranh nhau một địa chỉ và một bài sẽ mất.',
    example: { other: 'portals/xa-moi/tin-tuc/2025/hoi-nghi.md', address: '/tin-tuc/hoi-nghi/' },
  }),
  'slug-taken': sentence<{ address: string }>({
    severity: 'error',
    message: ({ address }) => `Tệp này ra địa chỉ ${address}, là địa chỉ của một trang có sẵn ở mọi cổng.`,
    fix: () => 'Đổi tên tệp.',
    why: 'Địa chỉ của bài lấy theo tên tệp; trùng với trang có sẵn thì một trong hai trang sẽ mất.',
    example: { address: '/thu-tuc/thay-doi/' },
  }),
  'reserved-name': sentence<{ address: string; name: string; better: string; isOld: boolean }>({
    severity: 'warning',
    message: ({ address, name }) =>
      `Địa chỉ ${address} có ${quote(name)}, tên mà Windows dành riêng, nên máy Windows không chứa được trang này.`,
    fix: ({ better, isOld }) =>
      isOld
        ? 'Nếu không còn ai dùng địa chỉ này thì xóa dòng; còn giữ thì đừng dựng hay chép cổng trên máy Windows.'
        : adviceWithSample('Đổi mã ở đây và ở mục section của các bài, ví dụ:', `id: ${better}`),
    why: 'Windows không cho thư mục, tệp mang tên con, prn, aux, nul, com1… lpt9, nên cổng có địa chỉ như vậy không dựng và không chép được ở đó.',
    example: { address: '/chuyen-muc/aux/', name: 'aux', better: 'aux-1', isOld: false },
  }),
  'year-folder': sentence<{ year: string; folder: string }>({
    severity: 'warning',
    message: ({ year, folder }) => `Bài đăng năm ${year} nhưng nằm trong thư mục ${folder}.`,
    fix: ({ year }) => `Chuyển tệp sang tin-tuc/${year}/, hoặc sửa lại ngày đăng.`,
    why: 'Thư mục năm giúp tìm bài và là dấu hiệu khi gõ nhầm năm; một bài ghi nhầm năm không được tính vào kỳ báo cáo của nó.',
    example: { year: '2025', folder: 'tin-tuc/2026' },
  }),
  'alias-taken': sentence<{ from: string }>({
    severity: 'error',
    publishable: () => true,
    message: ({ from }) => `Địa chỉ cũ ${from} đang là địa chỉ của một trang có thật.`,
    fix: () => 'Xóa địa chỉ này trong mục aliases, hoặc đổi tên trang kia.',
    why: 'Mục aliases ghi những địa chỉ không còn dùng của bài. Địa chỉ đang là của một trang, kể cả của chính bài, thì người đọc luôn gặp trang ấy.',
    example: { from: '/tin-tuc/hoi-nghi/' },
  }),
  'alias-twice': sentence<{ from: string; other: string }>({
    severity: 'error',
    publishable: () => true,
    message: ({ from, other }) => `Địa chỉ cũ ${from} đã được ghi ở ${other}, dẫn tới trang khác.`,
    fix: () => 'Giữ địa chỉ này ở một nơi, xóa ở nơi kia.',
    why: 'Một địa chỉ cũ chỉ dẫn tới được một trang; ghi ở hai nơi thì chỉ nơi ghi trước có tác dụng.',
    example: { from: '/index.php?nv=news&op=hop', other: 'portals/xa-minh-hoa/tin-tuc/2026/hop.md' },
  }),
  'redirect-loop': sentence<{ from: string; to: string }>({
    severity: 'error',
    message: ({ from, to }) => `Địa chỉ cũ ${from} dẫn tới ${to}, rồi vòng trở lại chính nó.`,
    fix: () => 'Cho mỗi địa chỉ cũ dẫn thẳng tới trang đang có.',
    why: 'Địa chỉ cũ dẫn vòng quanh thì người đọc không bao giờ tới trang.',
    example: { from: '/cu/', to: '/moi/' },
  }),
  'redirect-taken': sentence<{ from: string }>({
    severity: 'error',
    message: ({ from }) => `Địa chỉ cũ ${from} đang là địa chỉ của một trang có thật.`,
    fix: () => 'Xóa dòng này trong mục redirects, hoặc đổi tên trang.',
    why: 'Một địa chỉ không thể vừa là trang vừa dẫn đi nơi khác.',
    example: { from: '/tin-tuc/hoi-nghi/' },
  }),
  'redirect-dead': sentence<{ to: string; nearest: string }>({
    severity: 'error',
    publishable: () => true,
    message: ({ to }) => `Địa chỉ cũ dẫn tới ${to}, nơi không có trang nào.`,
    fix: ({ nearest }) => (nearest ? paste(`to: ${nearest}`) : 'Ghi địa chỉ của một trang đang có.'),
    why: 'Mục redirects giữ cho địa chỉ đã gửi đi, đã in ra vẫn tới nơi sau khi bài đổi tên; dẫn tới chỗ không có trang thì vô ích.',
    example: { to: '/thu-tuc/khai-sinh/', nearest: '/thu-tuc/dang-ky-khai-sinh/' },
  }),
  'too-slow': sentence<{ seconds: number; isPortal: boolean }>({
    severity: 'error',
    message: ({ seconds, isPortal }) =>
      `Xử lý ${isPortal ? 'cổng' : 'tệp'} này mất quá ${formatNumber(seconds)} giây nên đã bị dừng.`,
    fix: ({ isPortal }) =>
      isPortal
        ? 'Bớt hoặc chia nhỏ các tệp vừa thêm rồi chạy lại; các cổng khác không bị ảnh hưởng.'
        : 'Tệp có chỗ viết bất thường: bỏ bớt, chia nhỏ hoặc viết lại phần vừa thêm rồi chạy lại; các cổng khác không bị ảnh hưởng.',
    why: 'Mỗi cổng được xử lý riêng, trong thời gian có giới hạn, để một tệp bất thường không chặn mọi cổng khác. Tệp bình thường chỉ mất vài phần nghìn giây.',
    example: { seconds: 10, isPortal: false },
  }),
  'too-large': sentence<{ bytes: number; isPortal: boolean }>({
    severity: 'error',
    message: ({ bytes, isPortal }) =>
      `Xử lý ${isPortal ? 'cổng' : 'tệp'} này cần quá nhiều bộ nhớ${bytes > 0 ? ` (${formatBytes(bytes)})` : ''} nên đã bị dừng.`,
    fix: () => 'Bỏ bớt hoặc chia nhỏ nội dung vừa thêm rồi chạy lại; các cổng khác không bị ảnh hưởng.',
    why: 'Mỗi cổng được xử lý riêng, trong bộ nhớ có giới hạn, để một tệp bất thường không làm máy hết bộ nhớ và chặn mọi cổng khác.',
    example: { bytes: 1_400_000_000, isPortal: false },
  }),
  'check-failed': sentence<{ reason: string }>({
    severity: 'error',
    message: ({ reason }) => `Kiểm tra cổng không thành: ${reason}`,
    fix: () =>
      'Chạy lại; nếu vẫn lỗi, gửi dòng này cho người phụ trách kỹ thuật. Các cổng khác không bị ảnh hưởng.',
    why: 'Tiến trình kiểm tra cổng này dừng giữa chừng vì một lỗi của công cụ, nên chưa biết nội dung có lỗi hay không.',
    example: { reason: 'tiến trình dừng (SIGABRT).' },
  }),
  'build-failed': sentence<{ reason: string }>({
    severity: 'error',
    message: ({ reason }) => `Dựng cổng không thành: ${reason}`,
    fix: ({ reason }) => `Trang cũ được giữ nguyên. ${remedyFor(reason)}`,
    why: 'Nội dung không có lỗi, nhưng lần dựng bị ngắt vì hết chỗ trên đĩa, hết bộ nhớ hoặc một lỗi của công cụ.',
    example: { reason: 'Hết chỗ trên đĩa.' },
  }),
};

/** Says what to do about a failure, by the error code of the system. */
function remedyFor(reason: string): string {
  if (/\b(ENOSPC|EDQUOT|EFBIG)\b/.test(reason))
    return 'Đĩa hết chỗ trống: dọn bớt để có chỗ trống trên đĩa rồi chạy lại lệnh dựng.';
  if (/\b(EACCES|EPERM|EROFS)\b/.test(reason))
    return 'Không có quyền ghi: cho phép ghi vào thư mục kết quả rồi chạy lại lệnh dựng.';
  return 'Chạy lại lệnh dựng; nếu vẫn lỗi, gửi dòng này cho người phụ trách kỹ thuật.';
}
