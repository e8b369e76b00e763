import type { AddressFault } from '../../schemas/portal-address.ts';
import { formatNumber } from '../../text/format.ts';
import { forExample, nameFix, paste, quote, sentence, type MeantName } from './sentence.ts';

/** Sentences on a portal as a whole: its identity, the parts it must show, how current it is. */
export const portalSentences = {
  'frame-too-large': sentence<{ length: number; limit: number; redirects: number }>({
    severity: 'error',
    message: ({ length, limit, redirects }) =>
      `Phần đứng trên mọi trang dài ${formatNumber(length)} ký tự, nhiều nhất là ${formatNumber(limit)}` +
      (redirects > 0 ? ` khi có ${formatNumber(redirects)} địa chỉ cũ.` : '.'),
    fix: () => 'Rút ngắn tên, lời, địa chỉ của cổng, hoặc bớt liên kết, chuyên mục.',
    why: 'Tên cổng, địa chỉ, giờ làm việc, chuyên mục, liên kết được ghi lại trên từng trang: dài gấp mười ở đây là cả cổng nặng gấp mười, người dân dùng mạng chậm không mở được.',
    example: { length: 45_000, limit: 30_000, redirects: 0 },
  }),
  'hours-reversed': sentence<object>({
    severity: 'error',
    message: () => 'Giờ đóng cửa (to) phải sau giờ mở cửa (from).',
    fix: () => 'Xem lại hai giờ này; giờ chiều viết theo 24 giờ, ví dụ “17:00”.',
    why: 'Trang nói với người dân lúc này cơ quan có mở cửa không theo hai giờ này; ghi ngược thì không lúc nào là mở cửa.',
    example: {},
  }),
  'hours-overlap': sentence<{ day: string; hours: string }>({
    severity: 'error',
    message: ({ day, hours }) => `Giờ mở cửa này chồng lên ${hours} của ${day}.`,
    fix: () => 'Gộp hai dòng làm một, hoặc sửa giờ cho hết chồng nhau.',
    why: 'Mỗi ngày có một hay nhiều buổi rời nhau; chồng nhau thì trang không biết lúc nào đóng cửa.',
    example: { day: 'thứ Hai', hours: '7 giờ 30 – 11 giờ 30' },
  }),
  'reception-hours': sentence<object>({
    severity: 'error',
    message: () => 'Giờ kết thúc (to) phải sau giờ bắt đầu (from).',
    fix: () => 'Xem lại hai giờ này; giờ chiều viết theo 24 giờ, ví dụ “17:00”.',
    why: 'Lịch tiếp công dân, tệp lịch .ics ghi đúng hai giờ này; ghi ngược thì người dân không biết đến lúc nào.',
    example: {},
  }),
  'reception-days': sentence<{ isWeekAlone: boolean }>({
    severity: 'error',
    message: ({ isWeekAlone }) =>
      isWeekAlone
        ? 'Mục weeks ghi tuần thứ mấy nhưng chưa ghi thứ nào trong tuần (days).'
        : 'Buổi này chưa ghi ngày nào.',
    fix: () => [
      forExample('days: [thu-5]'),
      'Hoặc monthDays: [10, 25] cho ngày 10 và 25 hằng tháng, hoặc dates: [2026-12-08] cho những ngày cụ thể.',
    ],
    why: 'Lịch được tính từ các ngày này: thứ trong tuần (days, có thể kèm weeks), ngày trong tháng (monthDays) hay ngày cụ thể (dates).',
    example: { isWeekAlone: false },
  }),
  'reception-holiday': sentence<{ who: string; days: { day: string; holiday: string }[] }>({
    severity: 'warning',
    message: ({ who, days }) =>
      `Lịch của ${quote(who)} trùng ngày nghỉ: ${days
        .slice(0, 3)
        .map(({ day, holiday }) => `${day} (${holiday})`)
        .join(', ')}${days.length > 3 ? `, và ${formatNumber(days.length - 3)} ngày nữa` : ''}.`,
    fix: () => [
      { lead: 'Thêm dòng:  ', sample: 'ifHoliday: chuyen' },
      'Như vậy là chuyển sang ngày làm việc kế tiếp; nghỉ hẳn buổi ấy thì ghi nghi.',
    ],
    why: 'Người dân theo lịch mà đến vào ngày lễ thì về không. Chưa ghi gì thì trang nói buổi ấy nghỉ; ghi chuyen thì trang và tệp lịch tự chuyển sang ngày làm việc kế tiếp. Ngày lễ lấy từ content/ngay-nghi, ngày nghỉ riêng từ mục closed.',
    example: { who: 'Chủ tịch Ủy ban nhân dân xã', days: [{ day: '02/09/2026', holiday: 'Quốc khánh' }] },
  }),
  'reception-over': sentence<{ who: string; last: string }>({
    severity: 'warning',
    message: ({ who, last }) => `Mọi ngày của ${quote(who)} đã qua, ngày cuối là ${last}.`,
    fix: () => 'Ghi các ngày của đợt sau vào mục dates, hoặc xóa buổi này.',
    why: 'Lịch không còn ngày nào thì người dân không biết lúc nào đến được.',
    example: { who: 'Phục vụ lưu động tại thôn Mẫu 7', last: '15/11/2026' },
  }),
  'reception-overlap': sentence<{ who: string; day: string; other: string }>({
    severity: 'warning',
    message: ({ who, day, other }) =>
      `Ngày ${day}, buổi này của ${quote(who)} chồng lên buổi ${other} đã ghi ở trên.`,
    fix: () => 'Gộp hai buổi làm một, hoặc sửa ngày, giờ cho hết chồng nhau.',
    why: 'Một người không tiếp công dân ở hai nơi cùng lúc; thường là một buổi đã đổi giờ mà dòng cũ chưa xóa.',
    example: { who: 'Chủ tịch Ủy ban nhân dân xã', day: '03/12/2026', other: '7 giờ 30 – 11 giờ 30' },
  }),
  'notices-many': sentence<{ count: number; limit: number }>({
    severity: 'warning',
    message: ({ count, limit }) =>
      `Cùng lúc có ${formatNumber(count)} thông báo khẩn; quá ${formatNumber(limit)} thì không ai đọc hết.`,
    fix: () => 'Chỉ giữ việc khẩn; việc khác đăng thành tin ở chuyên mục Thông báo.',
    why: 'Đầu mỗi trang chỉ hiện thông báo thứ nhất và số thông báo còn lại; trang chủ hiện ba thông báo đầu, số còn lại phải mở ra mới thấy.',
    example: { count: 30, limit: 5 },
  }),
  'matter-empty': sentence<object>({
    severity: 'error',
    message: () => 'Việc này chưa ghi gặp ai, ở đâu.',
    fix: () => forExample('contact: tru-so-ubnd'),
    why: 'Mỗi dòng của mục “Việc gì, gặp ai” phải có ít nhất một trong: who, unit, contact, leader, phone.',
    example: {},
  }),
  'unknown-entry': sentence<{ kind: 'leader' | 'contact'; name: string } & MeantName>({
    severity: 'error',
    message: ({ kind, name }) =>
      `Thư mục ${kind === 'leader' ? 'lanh-dao' : 'giao-dich'} không có tệp ${quote(name)}.`,
    fix: (facts) =>
      facts.allowed.length > 0
        ? nameFix(facts.kind, facts)
        : `Tạo tệp trong thư mục ${facts.kind === 'leader' ? 'lanh-dao' : 'giao-dich'}, hoặc bỏ dòng này.`,
    why: 'Lịch tiếp công dân và mục “Việc gì, gặp ai” dẫn tới người, tới nơi đã có trang; tên tệp viết không có đuôi .md.',
    example: {
      ...{ kind: 'leader', name: 'chu-tich', nearest: 'chu-tich-ubnd', isCertain: false },
      allowed: ['chu-tich-ubnd (Nguyễn Văn A)'],
    },
  }),
  'portal-url': sentence<{ value: string; fault: AddressFault }>({
    severity: 'error',
    message: ({ value, fault }) => `Địa chỉ của cổng ghi ${quote(value)}; ${ADDRESS_FAULTS[fault]}`,
    fix: ({ value, fault }) =>
      fault === 'port'
        ? paste(`url: ${value.replace(/(:\/\/[^/:]*):\d*/, '$1')}`)
        : value.startsWith('http://')
          ? paste(`url: ${value.replace('http:', 'https:')}`)
          : /^[a-z0-9-]+(\.[a-z0-9-]+)+(\/[\w./~-]*)?$/i.test(value)
            ? paste(`url: https://${value}`)
            : forExample('url: https://xaminhhoa.vidu.gov.vn/'),
    why: 'Mọi địa chỉ trong trang, kênh tin và sơ đồ trang được tạo từ địa chỉ này, và cấu hình máy chủ được viết theo nó. Cổng của cơ quan nhà nước chạy trên https, ở một tên miền đầy đủ; đường dẫn gốc không được giống tên một tệp hay một thư mục của máy chủ.',
    example: { value: 'http://xaminhhoa.vidu.gov.vn/', fault: 'form' },
  }),
  'incident-empty': sentence<object>({
    severity: 'error',
    message: () => 'Mục incident chưa ghi nơi nhận báo sự cố an ninh mạng.',
    fix: () => forExample('incident: { email: sucoanninhmang@vidu.gov.vn }'),
    why: 'Người phát hiện cổng bị sửa, bị chèn liên kết lạ phải biết báo cho ai. Mục incident cần ít nhất một trong ba: email, phone, url.',
    example: {},
  }),
  'portal-not-listed': sentence<{ portal: string; line: string }>({
    severity: 'error',
    message: ({ portal }) =>
      `Tệp cong.yaml của người vận hành không có cổng ${quote(portal)} nên cổng này không được dựng.`,
    fix: ({ line }) => `Người vận hành thêm vào mục portals của cong.yaml:  ${line}`,
    why: 'Khi có tệp content/cong.yaml, chỉ những cổng có tên trong đó mới được dựng, ở đúng nơi ghi trong đó. Nhờ vậy không cổng nào tự nhận địa chỉ của cổng khác.',
    example: { portal: 'xa-moi', line: 'xa-moi: { hosts: [xamoi.vidu.gov.vn] }' },
  }),
  'portal-url-not-allowed': sentence<{ url: string; allowed: string[] }>({
    severity: 'error',
    message: ({ url }) =>
      `Tệp cong.yaml của người vận hành không cho cổng này ở ${url} nên cổng không được dựng.`,
    fix: ({ allowed }) => `Nơi được phép: ${allowed.join(', ')}`,
    why: 'Khi có tệp content/cong.yaml, cổng chỉ được ở những tên máy (hosts) và đường dẫn gốc (bases) ghi cho nó trong đó; địa chỉ trong portal.yaml phải là một trong những nơi ấy.',
    example: { url: 'https://xacu.vidu.gov.vn/', allowed: ['https://xamoi.vidu.gov.vn/'] },
  }),
  'section-cchc-missing': sentence<object>({
    severity: 'error',
    message: () => 'Danh sách chuyên mục (sections) chưa có chuyên mục cải cách hành chính.',
    fix: () => paste('- { id: cchc, name: Cải cách hành chính }'),
    why: 'Kế hoạch nào cũng yêu cầu chuyên mục cải cách hành chính, và chỉ tiêu đếm tin bài trong chuyên mục có mã cchc.',
    example: {},
  }),
  'unknown-section': sentence<{ section: string } & MeantName>({
    severity: 'error',
    message: ({ section, isCertain }) =>
      isCertain
        ? `Mục section ghi ${quote(section)}; phải ghi mã của chuyên mục.`
        : `Cổng không có chuyên mục ${quote(section)}.`,
    fix: (facts) => nameFix('section', facts),
    why: 'Bài phải thuộc một chuyên mục đã khai trong mục sections của portal.yaml thì mới có chỗ hiện và được đếm.',
    example: {
      section: 'Cải cách hành chính',
      nearest: 'cchc',
      isCertain: true,
      allowed: ['cchc (Cải cách hành chính)'],
    },
  }),
  'unknown-unit': sentence<{ unit: string; isItem: boolean } & MeantName>({
    severity: 'error',
    message: ({ unit, isItem, isCertain }) =>
      isCertain
        ? `Mục ${isItem ? 'units' : 'unit'} ghi ${quote(unit)}; phải ghi mã của đơn vị.`
        : `Cổng không khai đơn vị ${quote(unit)} trong portal.yaml.`,
    fix: (facts) =>
      facts.allowed.length > 0
        ? nameFix(facts.isItem ? '' : 'unit', facts)
        : 'Khai đơn vị trong mục units của portal.yaml.',
    why: 'Chỉ tiêu theo đơn vị đếm bài theo mã đơn vị; mã gõ sai thì bài không được tính cho ai.',
    example: {
      ...{ unit: 'van-phongg', isItem: false, nearest: 'van-phong', isCertain: false },
      allowed: ['van-phong (Văn phòng HĐND và UBND)'],
    },
  }),
  'intro-part-missing': sentence<{ title: string; file: string }>({
    severity: 'warning',
    message: ({ title }) => `Mục Giới thiệu thiếu phần ${quote(title)}.`,
    fix: ({ file }) => `Tạo tệp: ${file}`,
    why: 'Mục Giới thiệu gồm sáu phần: lịch sử phát triển, điều kiện tự nhiên, kinh tế – xã hội, truyền thống văn hóa, địa giới hành chính, bản đồ hành chính (Kế hoạch 31/KH-UBND thành phố Tây Ninh năm 2023, Phụ lục III.d; căn cứ tương tự ở các kế hoạch khác). Cổng của sở, ban, ngành không phải có các phần này.',
    example: { title: 'Lịch sử phát triển', file: 'gioi-thieu/lich-su.md' },
  }),
  'intro-part-empty': sentence<{ title: string }>({
    severity: 'warning',
    message: ({ title }) => `Phần ${quote(title)} chưa có nội dung.`,
    fix: () => 'Viết ít nhất một đoạn dưới phần thông tin đầu bài.',
    why: 'Trang có tên mà không có chữ nào không được tính là đủ chuyên mục.',
    example: { title: 'Lịch sử phát triển' },
  }),
  'map-missing': sentence<object>({
    severity: 'warning',
    message: () => 'Trang bản đồ hành chính chưa có bản đồ.',
    fix: () => forExample('map: { src: ban-do.png, alt: Bản đồ hành chính của xã }'),
    why: 'Bản đồ hành chính là một ảnh hoặc một tệp PDF. Chỉ có lời thì chưa đủ theo yêu cầu về chuyên mục.',
    example: {},
  }),
  'leaders-missing': sentence<object>({
    severity: 'warning',
    message: () => 'Cổng chưa có thông tin lãnh đạo.',
    fix: () => 'Tạo một tệp cho mỗi người trong thư mục lanh-dao/.',
    why: 'Mỗi lãnh đạo phải có họ tên, chức vụ, điện thoại, thư điện tử chính thức và nhiệm vụ đảm nhiệm.',
    example: {},
  }),
  'contacts-missing': sentence<object>({
    severity: 'warning',
    message: () => 'Cổng chưa có thông tin giao dịch chính thức.',
    fix: () => 'Tạo một tệp cho mỗi nơi trong thư mục giao-dich/.',
    why: 'Mỗi nơi giao dịch phải có địa chỉ, điện thoại và thư điện tử chính thức. Đây là thông tin người dân tìm nhiều nhất.',
    example: {},
  }),
  'empty-section': sentence<{ name: string }>({
    severity: 'warning',
    message: ({ name }) => `Chuyên mục ${quote(name)} chưa có bài nào.`,
    fix: () => 'Đăng ít nhất một bài, hoặc bỏ chuyên mục khỏi portal.yaml.',
    why: 'Chuyên mục đã khai mà trống bị tính là chưa đủ, và làm người đọc mất công mở.',
    example: { name: 'Thông báo' },
  }),
  'stale-section': sentence<{ name: string; last: string; days: number; limit: number }>({
    severity: 'warning',
    message: ({ name, last, days, limit }) =>
      `Chuyên mục ${quote(name)} không có bài mới từ ngày ${last}, đã ${days} ngày (giới hạn ${limit}).`,
    fix: () => 'Đăng bài mới, hoặc đổi số ngày ở mục staleAfter của portal.yaml.',
    why: 'Chuyên mục phải được cập nhật thường xuyên. Số ngày cho phép đặt ở mục staleAfter của portal.yaml, mặc định 90.',
    example: { name: 'Thông báo', last: '15/03/2026', days: 120, limit: 90 },
  }),
  'phone-form': sentence<{ value: string }>({
    severity: 'warning',
    message: ({ value }) => `Số điện thoại ${quote(value)} viết không giống số ở Việt Nam.`,
    fix: () => forExample('phone: "0200 000 0012"'),
    why: 'Người dân bấm vào số để gọi. Số cố định và di động bắt đầu bằng 0 (hoặc +84) và có 10 hoặc 11 chữ số; tổng đài là 1800, 1900 hoặc số ngắn 3 tới 5 chữ số.',
    example: { value: '0200-12' },
  }),
  'email-official': sentence<{ value: string }>({
    severity: 'warning',
    message: ({ value }) => `Thư điện tử ${quote(value)} không thuộc tên miền .gov.vn.`,
    fix: () => 'Dùng thư điện tử công vụ của cơ quan.',
    why: 'Kế hoạch yêu cầu thư điện tử chính thức. Hộp thư cá nhân ở Gmail, Yahoo có thể bị chiếm hoặc mất theo người giữ.',
    example: { value: 'ubndxa@gmail.com' },
  }),
  'term-over': sentence<{ name: string; to: string }>({
    severity: 'warning',
    message: ({ name, to }) => `Nhiệm kỳ của ${name} đã hết từ ngày ${to} nhưng vẫn ở trang Lãnh đạo.`,
    fix: () => 'Xóa tệp, hoặc sửa mục termTo khi có nhiệm kỳ mới.',
    why: 'Trang Lãnh đạo chỉ gồm người đương chức; thông tin cũ làm người dân tìm nhầm người.',
    example: { name: 'Nguyễn Văn A', to: '30/06/2026' },
  }),
  'portal-unfinished': sentence<{ keys: string[]; hasPlans: boolean }>({
    severity: 'warning',
    message: ({ keys, hasPlans }) =>
      `Cổng chưa được đăng, vì ${keys.length} mục của portal.yaml còn chỗ để điền: ${keys.join(', ')}.` +
      (hasPlans ? '' : ' Mục plans còn trống (plans: []) nên chưa chỉ tiêu nào được đếm.'),
    fix: () => 'Điền các mục đó rồi dựng lại; xem thử thì dùng npm run dev, hoặc npm run build -- --drafts.',
    why: 'Chân trang nào cũng có người chịu trách nhiệm, địa chỉ, điện thoại, thư điện tử. Người dân không được thấy “[Họ và tên]” hay gọi tới một số không có, nên cổng chỉ lên mạng khi các mục đó đã có thật. Trong cổng có demo: true thì không bị giữ lại.',
    example: { keys: ['responsible.name', 'phone'], hasPlans: false },
  }),
  'sample-text': sentence<{ sample: string; isHeldBack: boolean }>({
    severity: 'warning',
    holdsBack: ({ isHeldBack }) => isHeldBack,
    message: ({ sample }) => `Còn chữ mẫu chưa thay: ${quote(sample)}.`,
    fix: ({ isHeldBack }) =>
      `Thay bằng nội dung thật của đơn vị${isHeldBack ? '; chưa thay thì mục này chưa được đăng' : ''}.`,
    why: 'Chữ trong ngoặc vuông, chữ Lorem ipsum, tên và số điện thoại minh họa là chỗ để điền. Trang giới thiệu, lãnh đạo, điểm giao dịch, tin bài còn chỗ để điền thì chưa được đăng. Cổng có demo: true thì chỉ bị nhắc về chỗ để điền, không bị nhắc về tên và số minh họa.',
    example: { sample: '[Viết 3–5 đoạn về lịch sử phát triển]', isHeldBack: true },
  }),
  'accent-contrast': sentence<{ accent: string; contrast: number; text: string; background: string }>({
    severity: 'warning',
    message: ({ accent, contrast, text, background }) =>
      `Màu nhấn ${quote(accent)} chỉ tương phản ${formatNumber(contrast)} với nền trang, chưa đủ 4,5 để đọc rõ; cổng dùng ${text} cho chữ và ${background} cho nền nút.`,
    fix: ({ text }) => paste(`accent: "${text}"`),
    why: 'Chữ và nền phải tương phản ít nhất 4,5 (WCAG 1.4.3) để người mắt kém, người đọc ngoài nắng đọc được. Màu quá nhạt được tự làm đậm lên, giữ sắc.',
    example: { accent: '#ffe600', contrast: 1.2, text: '#7a6d00', background: '#9c8c00' },
  }),
  'missing-hotline': sentence<object>({
    severity: 'warning',
    message: () => 'Cổng chưa công khai đường dây nóng về cải cách hành chính.',
    fix: () => forExample('hotline: { phone: "0200 000 0011", address: Số 1 đường Mẫu }'),
    why: 'Các kế hoạch yêu cầu công khai địa chỉ và số điện thoại đường dây nóng để người dân phản ánh về thủ tục hành chính.',
    example: {},
  }),
  'survey-missing': sentence<object>({
    severity: 'warning',
    message: () => 'Cổng chưa dẫn tới khảo sát mức độ hài lòng khi làm thủ tục hành chính.',
    fix: () => paste('survey: { url: "https://dichvucong.gov.vn" }'),
    why: 'Các kế hoạch yêu cầu khảo sát mức độ hài lòng của người dân, doanh nghiệp, đánh giá trực tuyến trên Cổng Dịch vụ công quốc gia và trên trang của đơn vị. Có mục này thì trang chủ, trang thủ tục và trang phản ánh có nút khảo sát.',
    example: {},
  }),
  'measurement-foreign': sentence<{ hosts: string[] }>({
    severity: 'warning',
    message: ({ hosts }) =>
      `Mọi trang nạp mã đo từ nơi khác; trình duyệt của người xem gửi địa chỉ mạng và trang đang xem tới ${hosts.map((host) => quote(host)).join(', ')}.`,
    fix: () =>
      'Chỉ giữ mục measurement khi có văn bản yêu cầu; không thì bỏ mục này và đếm bằng npm run visits.',
    why: 'Cổng không gửi gì tới máy khác: người xem không bị theo dõi, trang không đổi khi máy khác bị chiếm. Mã đo là ngoại lệ duy nhất, nên phải có cơ sở pháp lý, được nêu ở trang Quyền riêng tư. npm run visits đếm từ nhật ký của máy chủ, không cần mã nào trong trang.',
    example: { hosts: ['do.vidu.gov.vn'] },
  }),
  'survey-host': sentence<{ href: string }>({
    severity: 'warning',
    message: ({ href }) =>
      `Khảo sát ở ${quote(href)} không nằm trên trang của cơ quan nhà nước (.gov.vn), nên cổng không dẫn tới đó.`,
    fix: () => paste('survey: { url: "https://dichvucong.gov.vn" }'),
    why: 'Ý kiến người dân là dữ liệu của cơ quan, không gửi vào biểu mẫu của dịch vụ bên ngoài. Dùng phần đánh giá của Cổng Dịch vụ công quốc gia, hoặc trang khảo sát của tỉnh, của bộ.',
    example: { href: 'https://docs.google.com/forms/d/vi-du' },
  }),
  'state-links-missing': sentence<{ missing: { name: string; url: string }[] }>({
    severity: 'warning',
    message: ({ missing }) => `Mục Liên kết chưa có ${missing.map(({ name }) => name).join(', ')}.`,
    fix: ({ missing }) => missing.map(({ name, url }) => paste(`- { name: ${name}, url: "${url}" }`)),
    why: 'Các kế hoạch yêu cầu cổng có đường dẫn tới Cổng Dịch vụ công quốc gia, Cổng Thông tin điện tử Chính phủ và trang Phổ biến giáo dục pháp luật; tỉnh có trang riêng (pbgdpl.….gov.vn) thì ghi trang của tỉnh. Các dòng thêm vào dưới mục links.',
    example: {
      missing: [{ name: 'Cổng Dịch vụ công quốc gia', url: 'https://dichvucong.gov.vn' }],
    },
  }),
};

/** What a sentence says of the address of a portal, by the rule that the address breaks. */
const ADDRESS_FAULTS: Record<AddressFault, string> = {
  form: 'phải bắt đầu bằng https:// và không có dấu ? hay #.',
  account: 'phần trước dấu @ là tên đăng nhập, không phải tên máy, nên không được có.',
  port: 'cổng thông tin chỉ ở cổng mạng 443 của https, nên không ghi số cổng mạng.',
  host: 'tên máy chỉ gồm chữ cái, chữ số, dấu gạch nối và dấu chấm.',
  'host-number': 'phải là tên miền, không phải địa chỉ IP.',
  'host-local': 'phải là tên miền đầy đủ, có ít nhất hai phần và không phải localhost.',
  'host-length': 'tên máy dài nhất 253 ký tự, mỗi phần giữa hai dấu chấm dài nhất 63 ký tự.',
  base: 'đường dẫn chỉ gồm chữ không dấu, chữ số, dấu gạch nối, và không có dấu chấm.',
  'base-length': 'đường dẫn dài nhất 100 ký tự.',
};
