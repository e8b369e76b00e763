import { formatDay, formatNumber, midSentence } from '../../text/format.ts';
import { forExample, named, nameFix, nearestOr, paste, quote, sentence, type MeantName } from './sentence.ts';

/** Sentences on plans, their targets, and the visits they count. */
export const planSentences = {
  'holiday-of-other-year': sentence<{ day: string; more: number; year: number }>({
    severity: 'error',
    message: ({ day, more, year }) =>
      `Ngày ${formatDay(day)}${more > 0 ? ` và ${formatNumber(more)} ngày nữa` : ''} không thuộc năm ${year} của tệp này.`,
    fix: ({ day }) => `Ghi trong tệp ngay-nghi/${day.slice(0, 4)}.yaml, hoặc sửa năm.`,
    why: 'Mỗi tệp ngày nghỉ là của một năm, theo tên tệp; ngày của năm khác thường là chép từ năm trước mà chưa sửa.',
    example: { day: '2025-09-02', more: 7, year: 2026 },
  }),
  'holiday-twice': sentence<{ day: string; one: string; other: string }>({
    severity: 'warning',
    message: ({ day, one, other }) =>
      `Ngày ${formatDay(day)} nằm trong cả hai mục ${quote(one)} và ${quote(other)}.`,
    fix: () => 'Ghi mỗi ngày một lần: sửa ngày đầu, ngày cuối của một mục, hoặc bỏ mục ghi nhầm.',
    why: 'Một ngày không thể thuộc hai đợt nghỉ, hay vừa nghỉ lễ vừa làm bù. Trang chỉ nói tên đợt ghi trước, và coi ngày vừa nghỉ vừa làm bù là ngày làm việc.',
    example: { day: '2026-05-01', one: 'Ngày Chiến thắng', other: 'Ngày Quốc tế lao động' },
  }),
  'worked-day-usual': sentence<{ day: string; weekday: string }>({
    severity: 'warning',
    message: ({ day, weekday }) =>
      `Ngày ${formatDay(day)} là ${weekday}, ngày làm việc bình thường, không phải ngày làm bù.`,
    fix: () => 'Xem lại ngày trong văn bản công bố; ngày làm bù rơi vào thứ Bảy hoặc Chủ nhật.',
    why: 'Mục worked chỉ dành cho ngày nghỉ hằng tuần được chuyển thành ngày làm việc. Ngày trong tuần ghi ở đây không đổi gì, còn ngày làm bù thật thì trang vẫn nói là nghỉ.',
    example: { day: '2026-08-24', weekday: 'thứ Hai' },
  }),
  'holidays-missing': sentence<{ year: number; plan: string }>({
    severity: 'warning',
    message: ({ year, plan }) =>
      plan === ''
        ? `Có cổng ghi giờ mở cửa (opening) mà chưa có tệp ngày nghỉ năm ${year}.`
        : `Kế hoạch ${quote(plan)} tính theo ngày làm việc mà chưa có tệp ngày nghỉ năm ${year}, nên ngày nghỉ lễ bị tính là ngày làm việc.`,
    fix: ({ year }) => [
      {
        lead: 'Tạo tệp, ví dụ:  ',
        sample: `source: Thông báo của Bộ Nội vụ về lịch nghỉ năm ${year}\nholidays:\n  - { from: ${year}-01-01, name: Tết Dương lịch }`,
      },
      'Ghi đủ các đợt nghỉ, và ngày làm bù vào mục worked, theo thông báo của năm ấy.',
    ],
    why: 'Trang nói lúc này cơ quan có mở cửa không. Không có tệp này thì trang chỉ biết những ngày lễ theo dương lịch, nên ngày Tết, Giỗ Tổ, ngày nghỉ bù vẫn nói là mở cửa; chỉ tiêu theo ngày làm việc đòi tin cả ngày Tết. Từ ngày 1/12 cần có cả tệp của năm sau.',
    example: { year: 2027, plan: '' },
  }),
  'holiday-too-long': sentence<{ limit: number }>({
    severity: 'error',
    message: ({ limit }) => `Một đợt nghỉ không dài hơn ${limit} ngày.`,
    fix: () => 'Xem lại ngày cuối (to) của đợt nghỉ.',
    why: 'Đợt nghỉ dài nhất trong năm là Tết Nguyên đán; dài hơn một tháng thường là gõ nhầm tháng hoặc năm.',
    example: { limit: 31 },
  }),
  'deadline-outside-year': sentence<{ due: string; year: number }>({
    severity: 'error',
    message: ({ due, year }) =>
      `Hạn báo cáo ngày ${formatDay(due)} không thuộc năm ${year} hay ba tháng đầu năm ${year + 1}.`,
    fix: ({ year }) => `Ghi một ngày từ ${year}-01-01 đến ${year + 1}-03-31.`,
    why: 'Báo cáo của năm nào thì gửi trong năm đó, chậm nhất là hết quý I năm sau; ngày khác thường là gõ nhầm năm.',
    example: { due: '2028-01-05', year: 2026 },
  }),
  'deadline-period-unknown': sentence<{ period: string; allowed: string[] }>({
    severity: 'error',
    message: ({ period }) =>
      `Kế hoạch không có kỳ ${quote(period)}, nên không rõ hạn báo cáo này là của kỳ nào.`,
    fix: ({ allowed }) => `Ghi mã kỳ như: ${allowed.join(', ')}`,
    why: 'Hạn báo cáo gắn với một kỳ của năm kế hoạch; mã kỳ sai thì không lập được báo cáo của kỳ đó, cũng không nhắc được hạn.',
    example: { period: '2026-QI', allowed: ['2026-03', '2026-Q1', '2026-H1', '2026-9M', '2026'] },
  }),
  'deadline-before-period': sentence<{ due: string; period: string; from: string }>({
    severity: 'error',
    message: ({ due, period, from }) =>
      `Hạn báo cáo ngày ${formatDay(due)} sớm hơn ngày đầu của kỳ ${quote(period)} (${formatDay(from)}).`,
    fix: ({ from }) => `Ghi một ngày từ ${from} trở đi, hoặc sửa kỳ của hạn này.`,
    why: 'Kỳ chưa bắt đầu thì chưa có gì để báo cáo; hạn như vậy thường là gõ nhầm tháng, nhầm năm hay nhầm kỳ. Hạn trước ngày cuối kỳ thì được.',
    example: { due: '2026-02-01', period: 'Quý IV/2026', from: '2026-09-15' },
  }),
  'target-key-idle': sentence<{ key: string; label: string; measure: string }>({
    severity: 'error',
    message: ({ key, label, measure }) =>
      `Mục ${named({ key, label })} không dùng được với đại lượng ${quote(measure)}.`,
    fix: () => 'Bỏ mục này, hoặc chọn đại lượng (measure) mà mục này hạn định.',
    why: 'Điều kiện không hợp với đại lượng thì hoặc không lọc gì, hoặc loại hết; con số trong báo cáo khác điều kế hoạch giao.',
    example: { key: 'channels', label: 'Kênh', measure: 'Tin, bài trên cổng' },
  }),
  'target-value-impossible': sentence<{ label: string; value: string; measure: string }>({
    severity: 'error',
    message: ({ label, value, measure }) =>
      `${label} ${quote(value)} không bao giờ có ở đại lượng ${quote(measure)}.`,
    fix: () => 'Bỏ giá trị này, hoặc chọn đại lượng (measure) có giá trị này.',
    why: 'Điều kiện không mục nào đáp ứng được thì chỉ tiêu mãi mãi bằng 0 mà không ai thấy vì sao.',
    example: { label: 'Thể loại', value: 'Chuyên mục phát sóng', measure: 'Tin, bài trên cổng' },
  }),
  'target-keys-clash': sentence<{ one: string; other: string }>({
    severity: 'error',
    message: ({ one, other }) => `Một chỉ tiêu không đặt cùng lúc ${one} và ${other}.`,
    fix: () => 'Tách làm hai chỉ tiêu.',
    why: 'Mỗi hàng của báo cáo có một số phải đạt; hai cách tính trong một chỉ tiêu thì không biết chấm theo cách nào.',
    example: { one: 'maxGapDays', other: 'min' },
  }),
  'target-share-whole': sentence<object>({
    severity: 'error',
    message: () => 'Tỷ lệ chưa ghi so với những mục nào.',
    fix: () => forExample('of: { filter: { sections: [cchc] } }'),
    why: 'Tỷ lệ cần mẫu số: ít nhất 30% bài chuyên sâu là 30% của những tin, bài nào.',
    example: {},
  }),
  'target-of-alone': sentence<object>({
    severity: 'error',
    message: () => 'Chỉ tiêu ghi tính trên những mục nào (of) mà chưa ghi tỷ lệ.',
    fix: () => forExample('share: 0.3'),
    why: 'Mục of là mẫu số của tỷ lệ (share); không có tỷ lệ thì báo cáo không dùng đến nó.',
    example: {},
  }),
  'target-balance-alone': sentence<object>({
    severity: 'error',
    message: () => 'Chỉ tiêu cân đối (balance) chưa ghi so những gì với nhau.',
    fix: () => forExample('by: bloc'),
    why: 'Cân đối là so các khối (bloc), các đơn vị (unit) hoặc từng người (person) với nơi có nhiều nhất; cả cổng chỉ có một hàng thì không có gì để so.',
    example: {},
  }),
  'target-each-without-min': sentence<object>({
    severity: 'error',
    message: () => 'Chỉ tiêu tính theo từng nội dung (eachOf) chưa ghi mức tối thiểu của mỗi nội dung.',
    fix: () => forExample('min: 1'),
    why: 'Mức tối thiểu (min) đi với eachOf là số mục phải có ở mỗi nội dung, chuyên mục, kênh hay hình thức.',
    example: {},
  }),
  'target-until-outside': sentence<{ until: string; from: string; to: string }>({
    severity: 'error',
    message: ({ until }) => `Ngày ${formatDay(until)} (until) không nằm trong thời gian thực hiện kế hoạch.`,
    fix: ({ from, to }) => `Ghi một ngày từ ${from} đến ${to}.`,
    why: 'Chỉ tiêu chỉ tính đến ngày này (until); ngày ngoài năm kế hoạch thì hoặc không có tác dụng, hoặc không kỳ nào được tính.',
    example: { until: '2027-03-01', from: '2025-12-15', to: '2026-12-14' },
  }),
  'target-max-below-min': sentence<{ min: number; max: number }>({
    severity: 'error',
    message: ({ min, max }) =>
      `Mức tối đa ${formatNumber(max)} nhỏ hơn mức tối thiểu ${formatNumber(min)}, nên không số nào đạt.`,
    fix: () => 'Xem lại hai số này theo kế hoạch.',
    why: 'Không số nào vừa đủ mức tối thiểu vừa không quá mức tối đa thì chỉ tiêu không bao giờ đạt.',
    example: { min: 5, max: 3 },
  }),
  'target-figures-missing': sentence<{ key: string }>({
    severity: 'error',
    message: ({ key }) =>
      key === 'of'
        ? 'Tỷ lệ của số liệu chưa ghi so với số liệu nào.'
        : 'Chỉ tiêu tính theo số liệu chưa ghi số liệu nào.',
    fix: ({ key }) =>
      forExample(
        key === 'of'
          ? 'of: { filter: { figures: [ho-so-giai-quyet] } }'
          : 'filter: { figures: [ho-so-dung-han] }',
      ),
    why: 'Không biết lấy số liệu nào trong so-lieu.yaml thì báo cáo luôn ghi “chưa có số liệu”.',
    example: { key: 'of' },
  }),
  'custom-periods-missing': sentence<object>({
    severity: 'error',
    message: () => 'Kế hoạch chọn cách chia kỳ riêng (custom) nhưng chưa kê kỳ nào.',
    fix: () =>
      paste('custom: [{ id: dot-1, kind: quarter, label: Đợt 1, from: 2026-01-01, to: 2026-03-31 }]'),
    why: 'Cách chia kỳ riêng cần ngày đầu, ngày cuối của từng kỳ. Kế hoạch theo Nghị định 09/2019/NĐ-CP thì bỏ mục này.',
    example: {},
  }),
  'custom-periods-overlap': sentence<{ one: string; other: string }>({
    severity: 'error',
    message: ({ one, other }) => `Hai kỳ cùng loại ${quote(one)} và ${quote(other)} chồng ngày lên nhau.`,
    why: 'Bài đăng vào ngày chung của hai kỳ sẽ được tính hai lần.',
    example: { one: 'dot-1', other: 'dot-2' },
  }),
  'custom-periods-gap': sentence<{ from: string; to: string; kind: string }>({
    severity: 'warning',
    message: ({ from, to, kind }) =>
      `${from === to ? `Ngày ${formatDay(from)}` : `Các ngày từ ${formatDay(from)} đến ${formatDay(to)}`} không thuộc kỳ ${kind ? `${quote(kind)} ` : ''}nào.`,
    fix: ({ kind }) =>
      `${kind ? 'Thêm kỳ cho những ngày này, hoặc nối dài kỳ bên cạnh' : 'Nối các kỳ liền nhau'}; kế hoạch không tính những ngày này thì ghi from, to của kế hoạch cho đúng.`,
    why: 'Mục có ngày nằm ngoài mọi kỳ thì không được tính vào kỳ nào, mà báo cáo không nêu ra.',
    example: { from: '2026-02-28', to: '2026-03-14', kind: 'quý' },
  }),
  'custom-periods-cross': sentence<{ one: string; other: string; from: string; to: string }>({
    severity: 'warning',
    message: ({ one, other, from, to }) =>
      `Hai kỳ ${quote(one)} và ${quote(other)} chỉ chung nhau ${from === to ? `ngày ${formatDay(from)}` : `các ngày từ ${formatDay(from)} đến ${formatDay(to)}`}.`,
    fix: () => 'Xem lại ngày đầu, ngày cuối của hai kỳ theo kế hoạch.',
    why: 'Kỳ dài thường gồm trọn các kỳ ngắn; hai kỳ cắt ngang nhau thì số của kỳ dài không bằng tổng các kỳ ngắn.',
    example: { one: 'Quý II', other: '6 tháng', from: '2026-06-01', to: '2026-06-14' },
  }),
  'custom-period-kind-missing': sentence<{ kind: string }>({
    severity: 'error',
    message: ({ kind }) =>
      `Chỉ tiêu tính theo ${quote(kind)} nhưng danh sách kỳ riêng không có kỳ nào loại này.`,
    why: 'Không có kỳ nào thì chỉ tiêu không bao giờ được tính.',
    example: { kind: 'quarter' },
  }),
  'plan-unit-unknown': sentence<{ unit: string; nearest: string }>({
    severity: 'error',
    message: ({ unit }) => `Không cổng nào phải thực hiện chỉ tiêu này khai đơn vị ${quote(unit)}.`,
    fix: ({ nearest }) =>
      nearestOr(nearest, 'Khai đơn vị trong mục units của portal.yaml, hoặc bỏ khỏi chỉ tiêu.'),
    why: 'Chỉ tiêu giao cho một đơn vị không cổng nào khai thì bài của đơn vị đó không bao giờ được tính.',
    example: { unit: 'van-hoa', nearest: 'van-hoa-xa-hoi' },
  }),
  'plan-class-unknown': sentence<{ kind: string; nearest: string }>({
    severity: 'warning',
    message: ({ kind, nearest }) =>
      nearest
        ? `Không cổng nào thực hiện kế hoạch này có hạng ${quote(kind)}.`
        : `Chỉ tiêu giao cho hạng ${quote(kind)}, mà không cổng nào thực hiện kế hoạch này ghi hạng (class).`,
    fix: ({ nearest }) =>
      nearestOr(nearest, 'Ghi class ở portal.yaml của các cổng có hạng này, hoặc bỏ classes khỏi chỉ tiêu.'),
    why: 'Chỉ tiêu giao cho một hạng đơn vị không cổng nào có thì không giao cho ai.',
    example: { kind: 'loai-9', nearest: 'loai-1' },
  }),
  'plan-figure-unknown': sentence<{ figure: string; nearest: string }>({
    severity: 'warning',
    message: ({ figure }) => `Không có số liệu nào mang mã ${quote(figure)}.`,
    fix: ({ nearest }) => nearestOr(nearest, 'Dùng mã của số liệu ở so-lieu.yaml.'),
    why: 'Mã gõ sai thì chỉ tiêu mãi mãi chưa có số liệu, dù so-lieu.yaml đã ghi đủ.',
    example: { figure: 'sipass', nearest: 'sipas' },
  }),
  'plan-section-unknown': sentence<{ section: string; nearest: string }>({
    severity: 'error',
    message: ({ section }) => `Không cổng nào phải thực hiện chỉ tiêu này có chuyên mục ${quote(section)}.`,
    fix: ({ nearest }) =>
      nearestOr(nearest, 'Khai chuyên mục trong mục sections của portal.yaml, hoặc bỏ khỏi chỉ tiêu.'),
    why: 'Chuyên mục không cổng nào khai thì không bài nào thuộc về nó, và chỉ tiêu mãi mãi bằng 0.',
    example: { section: 'cchcc', nearest: 'cchc' },
  }),
  'plan-portal-unknown': sentence<{ portal: string; nearest: string }>({
    severity: 'error',
    message: ({ portal }) => `Không có cổng ${quote(portal)} trong content/portals/.`,
    fix: ({ nearest }) => nearestOr(nearest, 'Ghi tên thư mục của cổng phải thực hiện chỉ tiêu này.'),
    why: 'Chỉ tiêu giao cho cổng không có thì không có hàng nào trong báo cáo.',
    example: { portal: 'xa-minh-hoaa', nearest: 'xa-minh-hoa' },
  }),
  'person-unit-unknown': sentence<{ unit: string; declared: string[] }>({
    severity: 'error',
    message: ({ unit }) => `Mục units của cổng không có đơn vị ${quote(unit)}.`,
    fix: ({ declared }) =>
      declared.length > 0 ? `Chọn một trong: ${declared.join(', ')}` : 'Khai đơn vị trong mục units trước.',
    why: 'Đơn vị của người viết phải là một đơn vị cổng đã khai, để báo cáo gộp được theo đơn vị.',
    example: { unit: 'van-phongg', declared: ['van-phong'] },
  }),
  'people-missing': sentence<{ plan: string; target: string }>({
    severity: 'warning',
    message: ({ plan, target }) =>
      `Kế hoạch ${quote(plan)} giao chỉ tiêu ${quote(target)} cho từng người, nhưng cổng chưa khai người nào.`,
    fix: () => forExample('people: [{ id: nguyen-van-a, name: Nguyễn Văn A, unit: van-phong }]'),
    why: 'Chỉ tiêu theo người cần danh sách người viết để đếm; chưa khai thì báo cáo ghi “chưa có số liệu”.',
    example: { plan: 'ke-hoach-2026', target: 'moi-nguoi' },
  }),
  'task-done-unclear': sentence<{ isDone: boolean }>({
    severity: 'error',
    message: ({ isDone }) =>
      isDone
        ? 'Nhiệm vụ ghi đã hoàn thành mà chưa ghi ngày hoàn thành.'
        : 'Nhiệm vụ có ngày hoàn thành mà tình trạng chưa ghi đã hoàn thành.',
    fix: ({ isDone }) => (isDone ? forExample('done: 2026-02-20') : paste('status: hoan-thanh')),
    why: 'Báo cáo so ngày hoàn thành với hạn để biết nhiệm vụ đúng hạn hay quá hạn.',
    example: { isDone: true },
  }),
  'assignment-week-unknown': sentence<{ year: number; week: number; last: number }>({
    severity: 'error',
    message: ({ year, week, last }) =>
      `Năm ${year} không có tuần ${week}; các tuần của năm là 1 đến ${last}.`,
    fix: () => 'Đổi tên tệp theo tuần có trong lịch; tuần tính từ thứ Hai, tuần 1 là tuần có ngày 4 tháng 1.',
    why: 'Tên tệp phân công là năm và tuần theo ISO 8601; sai tuần thì không biết hạn của việc được giao.',
    example: { year: 2027, week: 53, last: 52 },
  }),
  'assignment-incomplete': sentence<{ lacks: 'subject' | 'writer' }>({
    severity: 'error',
    message: ({ lacks }) =>
      lacks === 'subject'
        ? 'Việc được giao chưa nói viết gì: không có tên tin, bài, cũng không có nội dung.'
        : 'Việc được giao chưa nói ai viết: không có người, cũng không có đơn vị.',
    fix: ({ lacks }) =>
      lacks === 'subject' ? forExample('topic: chinh-quyen-so') : forExample('unit: van-phong'),
    why: 'Biết viết gì và ai viết thì mới biết bài đã có hay chưa, ai còn chậm.',
    example: { lacks: 'writer' },
  }),
  'assignment-due-outside': sentence<{ due: string; from: string; to: string }>({
    severity: 'error',
    message: ({ due, from, to }) =>
      `Hạn ${formatDay(due)} không hợp với tuần này; hạn phải từ ${formatDay(from)} đến ${formatDay(to)}.`,
    fix: ({ to }) => forExample(`due: ${to}`),
    why: 'Việc của một tuần có hạn trong tuần đó, chậm nhất hai tuần sau; việc dài hơn thì giao ở tuần sau.',
    example: { due: '2026-09-05', from: '2026-03-16', to: '2026-04-05' },
  }),
  'assignment-target-unknown': sentence<{
    target: string;
    nearest: string;
    allowed: string[];
    isCertain: boolean;
  }>({
    severity: 'error',
    message: ({ target }) => `Không kế hoạch nào của cổng có chỉ tiêu ${quote(target)}.`,
    fix: ({ nearest, isCertain, allowed }) =>
      allowed.length > 0
        ? nameFix('target', { nearest, isCertain, allowed })
        : 'Bỏ dòng target, hoặc ghi kế hoạch vào plans trong portal.yaml.',
    why: 'Chỉ tiêu nói việc được giao để làm gì, và bài phải đăng ở đâu.',
    example: {
      target: 'cong-xaa',
      nearest: 'cong-xa',
      isCertain: false,
      allowed: ['cong-xa (Tin của cổng)'],
    },
  }),
  'task-outside-plan': sentence<{ due: string; years: number[] }>({
    severity: 'error',
    message: ({ due, years }) =>
      `Hạn ${formatDay(due)} không thuộc kỳ nào của kế hoạch năm ${years.join(', ')}.`,
    fix: () => 'Xem lại năm của hạn hoàn thành.',
    why: 'Nhiệm vụ được tính vào kỳ có hạn của nó; hạn ở ngoài năm kế hoạch thì nhiệm vụ không được tính vào kỳ nào.',
    example: { due: '2027-02-28', years: [2026] },
  }),
  'author-unknown': sentence<{ author: string } & MeantName>({
    severity: 'warning',
    message: ({ author }) =>
      `Mục people của portal.yaml không có người nào mang mã ${quote(author)}, nên bài này không tính cho ai.`,
    fix: (facts) => nameFix('author', facts),
    why: 'Chỉ tiêu tính theo từng người lấy tên ở mục author của tin bài; mã gõ sai thì bài không thuộc về người nào.',
    example: {
      ...{ author: 'nguyen-van', nearest: 'nguyen-van-a', isCertain: false },
      allowed: ['nguyen-van-a (Nguyễn Văn A)'],
    },
  }),
  'unknown-person': sentence<{ person: string } & MeantName>({
    severity: 'error',
    message: ({ person }) => `Mục people của portal.yaml không có người nào mang mã ${quote(person)}.`,
    fix: (facts) =>
      facts.allowed.length > 0
        ? nameFix('person', facts)
        : forExample('people: [{ id: nguyen-van-a, name: Nguyễn Văn A, unit: van-phong }]'),
    why: 'Nhiệm vụ giao cho người không có trong danh sách thì báo cáo theo người không có dòng nào của người đó.',
    example: {
      ...{ person: 'nguyen-van', nearest: 'nguyen-van-a', isCertain: false },
      allowed: ['nguyen-van-a (Nguyễn Văn A)'],
    },
  }),
  'list-unpublished': sentence<{ list: string; plan: string; nearest: string }>({
    severity: 'warning',
    message: ({ list, plan }) =>
      plan
        ? `Kế hoạch ${quote(plan)} tính theo danh mục của quyết định ${quote(list)}, nhưng cổng chưa đăng quyết định này kèm danh mục.`
        : `Không cổng nào đăng quyết định ${quote(list)} kèm danh mục.`,
    fix: ({ nearest }) => nearestOr(nearest, 'Đăng quyết định vào van-ban, kê mã các thủ tục ở mục codes.'),
    why: 'Chỉ tiêu công khai thủ tục so với danh mục của một quyết định; chưa có danh mục thì báo cáo ghi “chưa có số liệu”.',
    example: { list: '45/QĐ-UBND', plan: 'ke-hoach-2026', nearest: '' },
  }),
  'blocs-missing': sentence<{ plan: string; target: string }>({
    severity: 'warning',
    message: ({ plan, target }) =>
      `Kế hoạch ${quote(plan)} giao chỉ tiêu ${quote(target)} cho từng khối, nhưng chưa đơn vị nào của cổng ghi khối.`,
    fix: () => forExample('units: [{ id: van-phong, name: Văn phòng HĐND và UBND, bloc: Chính quyền }]'),
    why: 'Chỉ tiêu theo khối cộng tin, bài của các đơn vị cùng ghi một khối (bloc); chưa ghi thì báo cáo ghi “chưa có số liệu”.',
    example: { plan: 'ke-hoach-2026', target: 'moi-khoi' },
  }),
  'units-missing': sentence<{ plan: string; target: string }>({
    severity: 'warning',
    message: ({ plan, target }) =>
      `Kế hoạch ${quote(plan)} giao chỉ tiêu ${quote(target)} cho từng đơn vị, nhưng cổng chưa khai đơn vị nào.`,
    fix: () => forExample('units: [{ id: van-phong, name: Văn phòng HĐND và UBND }]'),
    why: 'Chỉ tiêu theo đơn vị cần danh sách đơn vị để đếm; chưa khai thì báo cáo ghi “chưa có số liệu”.',
    example: { plan: 'ke-hoach-2026', target: 'moi-don-vi' },
  }),
  'unknown-plan': sentence<{ plan: string } & MeantName>({
    severity: 'error',
    message: ({ plan, isCertain }) =>
      isCertain
        ? `Mục plans ghi số ${quote(plan)}; phải ghi tên tệp của kế hoạch.`
        : `Không có kế hoạch ${quote(plan)} trong content/plans/.`,
    fix: (facts) =>
      facts.allowed.length > 0
        ? nameFix('', facts)
        : 'Thư mục plans chưa có kế hoạch nào; ghi plans: [] nếu cổng chưa có kế hoạch phải theo.',
    why: 'Mục plans của portal.yaml ghi tên tệp (không có .yaml) của những kế hoạch mà cổng phải thực hiện.',
    example: {
      ...{ plan: 'ke-hoach-2062', nearest: 'ke-hoach-2026', isCertain: false },
      allowed: ['ke-hoach-2026 (15/KH-UBND)'],
    },
  }),
  'figure-unnamed': sentence<{ id: string }>({
    severity: 'error',
    message: ({ id }) => `Số liệu ${quote(id)} chưa có tên.`,
    fix: () => forExample('name: Tỷ lệ người dân có tài khoản định danh'),
    why: 'Mã có sẵn (par-index, sipas, papi, pci, ddci, ict-index, ho-so-tiep-nhan …) thì không cần tên; mã khác cần tên để người dân đọc.',
    example: { id: 'dinh-danh' },
  }),
  'figure-channel': sentence<{ name: string }>({
    severity: 'error',
    message: ({ name }) => `Số liệu ${quote(name)} không đo theo kênh.`,
    fix: () => 'Bỏ dòng channel.',
    why: 'Kênh (channel) chỉ đi với số liệu của một kênh: lượt xem, lượt thích, lượt chia sẻ, lượt bình luận, người theo dõi, hoặc số liệu do cổng tự đặt mã.',
    example: { name: 'Hồ sơ tiếp nhận' },
  }),
  'figure-exceeds': sentence<{ value: number; of: number }>({
    severity: 'error',
    message: ({ value, of }) => `Số ${value} lớn hơn tổng ${of}.`,
    fix: () => 'Xem lại hai số này theo nguồn.',
    why: 'Điểm không vượt thang điểm, thứ hạng không vượt số đơn vị được xếp hạng.',
    example: { value: 105, of: 100 },
  }),
  'figure-twice': sentence<{ id: string; time: string }>({
    severity: 'error',
    message: ({ id, time }) => `Số liệu ${quote(id)} của ${time} có hai lần.`,
    fix: () => 'Giữ lại một trong hai dòng.',
    why: 'Mỗi số liệu của một tháng hay một năm chỉ ghi một lần; ghi hai lần thì bị cộng hai lần.',
    example: { id: 'ho-so-tiep-nhan', time: '2026-03' },
  }),
  'figure-future': sentence<{ time: string }>({
    severity: 'error',
    publishable: () => true,
    message: ({ time }) => `Số liệu ghi của ${midSentence(time)}, thời gian chưa tới.`,
    fix: () => 'Sửa lại năm, tháng theo nguồn; chưa đo được thì xóa dòng này.',
    why: 'Chỉ số, số hồ sơ của một tháng hay một năm chưa tới không thể là số đã đo được; số đặt ra trước là chỉ tiêu, ghi ở kế hoạch. Trang không hiện số liệu này.',
    example: { time: 'Năm 2027' },
  }),
  'figure-share': sentence<{ time: string; part: string; value: number; of: string; whole: number }>({
    severity: 'warning',
    message: ({ time, part, value, of, whole }) =>
      `${time}: ${midSentence(part)} là ${formatNumber(value)}, nhiều hơn ${midSentence(of)} là ${formatNumber(whole)}.`,
    fix: () => 'Xem lại hai số này theo nguồn.',
    why: 'Hồ sơ đúng hạn nằm trong hồ sơ đã giải quyết; hồ sơ trực tuyến, bưu chính nằm trong hồ sơ tiếp nhận. Khi số phần nhiều hơn số chung thì trang không nêu tỷ lệ.',
    example: {
      ...{ time: 'Tháng 3/2026', part: 'Hồ sơ nộp trực tuyến', value: 320 },
      ...{ of: 'Hồ sơ tiếp nhận', whole: 312 },
    },
  }),
  'visits-overlap': sentence<{ one: string; other: string }>({
    severity: 'warning',
    message: ({ one, other }) => `Lượt truy cập ${one} chồng ngày lên ${other}, nên bị cộng hai lần.`,
    fix: () => 'Giữ lại một trong hai dòng.',
    why: 'Số lượt truy cập của cùng một ngày chỉ được tính một lần; ghi chồng nhau làm báo cáo cao hơn thực tế.',
    example: { one: '01/03/2026 – 31/03/2026', other: '15/03/2026 – 14/04/2026' },
  }),
  'visits-future': sentence<{ to: string }>({
    severity: 'warning',
    message: ({ to }) => `Lượt truy cập ghi tới ngày ${to}, ngày chưa tới.`,
    fix: () => 'Ghi số liệu khi kỳ đã hết, hoặc dùng from và to cho khoảng đã có.',
    why: 'Số liệu của những ngày chưa tới không thể là số đã đo được.',
    example: { to: '31/12/2026' },
  }),
};
