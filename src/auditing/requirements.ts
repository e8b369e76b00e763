import { completeness } from '../checks/required-parts.ts';
import { isPublished } from '../schemas/article.ts';
import { addDays } from '../schemas/day.ts';
import { formatDay, formatNumber } from '../text/format.ts';
import type { Assessment } from './assessment.ts';
import type { PortalFacts } from './facts.ts';
import type { BasisId } from './legal-bases.ts';

/** The groups of requirements, in the order of the sheet. */
export const requirementGroups = {
  sections: 'Chuyên mục và nội dung bắt buộc',
  functions: 'Chức năng của cổng',
  access: 'Khả năng tiếp cận',
  security: 'An toàn, tên miền, kết nối',
  privacy: 'Dữ liệu cá nhân',
} as const;

export type RequirementGroup = keyof typeof requirementGroups;

interface Requirement {
  id: string;
  group: RequirementGroup;
  label: string;
  bases: BasisId[];
  assess(facts: PortalFacts): Assessment;
}

const PORTALS: BasisId[] = ['portals2026', 'portals2022'];

/** Every requirement that a portal is assessed by. */
export const requirements: readonly Requirement[] = [
  {
    id: 'intro',
    group: 'sections',
    label: 'Giới thiệu đủ sáu phần, có bản đồ hành chính',
    bases: [...PORTALS, 'sections'],
    assess: (facts) => {
      const parts = partsOf(facts).filter(({ path }) => path.includes('/gioi-thieu/'));
      const missing = parts.filter(({ complete }) => !complete);
      if (parts.length === 0) return notApplicable('Sáu phần này chỉ hỏi ở cổng của địa phương.');
      return missing.length === 0
        ? met(parts.length === 6 ? 'Đủ sáu phần.' : 'Các phần đã có đều đủ.')
        : notMet(`Còn thiếu: ${missing.map(({ title }) => title).join(', ')}.`, { file: missing[0]!.path });
    },
  },
  {
    id: 'leaders',
    group: 'sections',
    label: 'Lãnh đạo: họ tên, chức vụ, điện thoại, thư điện tử, nhiệm vụ',
    bases: [...PORTALS, 'sections'],
    assess: (facts) => assessList(facts, 'lanh-dao', facts.content.entries.leader.length, 'người'),
  },
  {
    id: 'contacts',
    group: 'sections',
    label: 'Thông tin giao dịch chính thức: địa chỉ, điện thoại, thư điện tử',
    bases: [...PORTALS, 'sections'],
    assess: (facts) => assessList(facts, 'giao-dich', facts.content.entries.contact.length, 'nơi'),
  },
  {
    id: 'sections',
    group: 'sections',
    label: 'Chuyên mục nào cũng có bài và không để cũ',
    bases: ['sections', ...PORTALS],
    assess: (facts) =>
      assessProblems(facts, ['empty-section', 'stale-section'], 'Chuyên mục nào cũng có bài mới.'),
  },
  {
    id: 'reform',
    group: 'sections',
    label: 'Tin cải cách hành chính của địa phương',
    bases: ['sections'],
    assess: (facts) => {
      const found = facts.content.entries.article.filter(
        ({ data }) =>
          data.section === 'cchc' && data.origin === 'dia-phuong' && isPublished(data, facts.asOf),
      );
      return found.length > 0
        ? met(`${formatNumber(found.length)} tin, bài.`)
        : notMet('Chưa có tin, bài nào.', { file: folder(facts, 'tin-tuc') });
    },
  },
  {
    id: 'procedures',
    group: 'sections',
    label: 'Danh mục thủ tục hành chính đủ theo quyết định công bố',
    bases: PORTALS,
    assess: (facts) =>
      facts.content.entries.procedure.length === 0
        ? notMet('Chưa có thủ tục nào.', { file: folder(facts, 'thu-tuc') })
        : assessProblems(
            facts,
            ['procedure-absent', 'procedure-unlisted'],
            `${formatNumber(facts.content.entries.procedure.length)} thủ tục.`,
          ),
  },
  {
    id: 'documents',
    group: 'sections',
    label: 'Văn bản chỉ đạo, điều hành, có tệp để tải',
    bases: PORTALS,
    assess: (facts) => {
      const { document } = facts.content.entries;
      if (document.length === 0) return notMet('Chưa có văn bản nào.', { file: folder(facts, 'van-ban') });
      const bare = document.filter(({ data }) => !data.file);
      return bare.length === 0
        ? met(`${formatNumber(document.length)} văn bản, đều có tệp.`)
        : notMet(`${formatNumber(bare.length)}/${formatNumber(document.length)} văn bản chưa có tệp.`, {
            file: bare[0]!.file,
            key: 'file',
          });
    },
  },
  {
    id: 'hotline',
    group: 'sections',
    label: 'Đường dây nóng: điện thoại và địa chỉ',
    bases: PORTALS,
    assess: (facts) =>
      dataOf(facts)?.hotline ? met('Đã ghi.') : notMet('Chưa ghi.', { file: yaml(facts), key: 'hotline' }),
  },
  {
    id: 'feedback',
    group: 'sections',
    label: 'Phản ánh, kiến nghị: tiến độ và câu trả lời được công khai, đúng hạn',
    bases: PORTALS,
    assess: (facts) =>
      facts.content.entries.feedback.length === 0
        ? notApplicable('Chưa nhận phản ánh nào.')
        : assessProblems(facts, ['feedback-overdue', 'feedback-answer'], 'Không có phản ánh quá hạn.'),
  },
  {
    id: 'state-links',
    group: 'sections',
    label: 'Liên kết tới các cổng của cơ quan nhà nước',
    bases: PORTALS,
    assess: (facts) => assessProblems(facts, ['state-links-missing', 'closed-portal-link'], 'Đã có.'),
  },
  {
    id: 'footer',
    group: 'functions',
    label: 'Chân trang: cơ quan chủ quản, người chịu trách nhiệm, địa chỉ, điện thoại, thư điện tử',
    bases: PORTALS,
    assess: (facts) =>
      assessPage(facts, 'index.html', [
        ...['footer-owner', 'footer-responsible', 'footer-address', 'footer-phone', 'footer-email'].map(
          element,
        ),
      ]),
  },
  {
    id: 'search',
    group: 'functions',
    label: 'Tìm kiếm toàn cổng',
    bases: PORTALS,
    assess: (facts) => assessFiles(facts, ['tim-kiem/index.html', 'tim-kiem/tu.json']),
  },
  {
    id: 'print-save',
    group: 'functions',
    label: 'In và lưu từng bài',
    bases: PORTALS,
    assess: (facts) => {
      const shown = facts.content.entries.article.find(({ data }) => isPublished(data, facts.asOf));
      if (!shown) return notApplicable('Chưa có bài nào đã đăng.');
      const page = `tin-tuc/${shown.slug}/`;
      return assessPage(
        facts,
        `${page}index.html`,
        ['data-does="print"', element('save')],
        [`${page}luu.txt`],
      );
    },
  },
  {
    id: 'english',
    group: 'functions',
    label: 'Trang tiếng Anh: cơ cấu tổ chức và thông tin liên hệ',
    bases: PORTALS,
    assess: (facts) => assessFiles(facts, ['en/index.html']),
  },
  {
    id: 'feeds',
    group: 'functions',
    label: 'Chia sẻ dữ liệu: kênh RSS, dữ liệu JSON, sơ đồ trang',
    bases: PORTALS,
    assess: (facts) =>
      assessFiles(facts, [
        ...['rss.xml', 'sitemap-index.xml', 'so-do-trang/index.html'],
        ...['portal', 'articles', 'procedures', 'documents', 'leaders', 'contacts'].map(
          (name) => `api/${name}.json`,
        ),
      ]),
  },
  {
    id: 'access-statement',
    group: 'access',
    label: 'Tuyên bố về khả năng tiếp cận',
    bases: ['technical', 'accessibility'],
    assess: (facts) =>
      assessPage(facts, 'kha-nang-tiep-can/index.html', [element('accessibility-statement')]),
  },
  {
    id: 'alternatives',
    group: 'access',
    label: 'Ảnh có mô tả, không có chữ chạy, chữ nhấp nháy',
    bases: ['technical', 'accessibility'],
    assess: (facts) =>
      assessProblems(facts, ['image-alt', 'moving-text', 'table-header'], 'Không thấy chỗ nào sai.'),
  },
  {
    id: 'pdf-text',
    group: 'access',
    label: 'Tệp PDF có chữ, không chỉ là ảnh quét',
    bases: ['technical', 'accessibility'],
    assess: ({ id, pdfs }) => {
      if (pdfs.length === 0) return notApplicable('Cổng không có tệp PDF.');
      const scans = pdfs.filter(({ text }) => text === 'none');
      const unknown = pdfs.filter(({ text }) => text === 'unknown');
      const file = (path: string) => ({ file: `portals/${id}/${path}` });
      if (scans.length > 0)
        return notMet(
          `${formatNumber(scans.length)}/${formatNumber(pdfs.length)} tệp chỉ là ảnh: ${listed(scans.map(({ path }) => path))}.`,
          file(scans[0]!.path),
        );
      return unknown.length > 0
        ? {
            ...notKnown(
              `Không xem được ${formatNumber(unknown.length)} tệp: ${listed(unknown.map(({ path }) => path))}.`,
            ),
            mend: file(unknown[0]!.path),
          }
        : met(`${formatNumber(pdfs.length)} tệp đều có chữ.`);
    },
  },
  {
    id: 'incident',
    group: 'security',
    label: 'Công bố nơi tiếp nhận báo sự cố an ninh mạng',
    bases: ['incident'],
    assess: (facts) =>
      dataOf(facts)?.incident
        ? assessPage(facts, 'index.html', [element('incident')], ['.well-known/security.txt'])
        : notMet('Chưa ghi.', { file: yaml(facts), key: 'incident' }),
  },
  {
    id: 'domain',
    group: 'security',
    label: 'Tên miền .gov.vn',
    bases: PORTALS,
    assess: (facts) =>
      new URL(facts.url).hostname.endsWith('.gov.vn')
        ? met(new URL(facts.url).hostname)
        : notMet(`Cổng ở ${new URL(facts.url).hostname}.`, { file: yaml(facts), key: 'url' }),
  },
  {
    id: 'https',
    group: 'security',
    label: 'Chỉ dùng https (HSTS)',
    bases: ['security2026', 'security2016'],
    assess: ({ online }) => {
      const failed = withoutAnswer(online);
      if (failed) return failed;
      if (online!.httpLeadsToHttps === false) return notMet('Qua http, trang không chuyển sang https.', null);
      return 'strict-transport-security' in online!.headers
        ? met('Trả lời qua https, có HSTS.')
        : notMet('Qua https không có tiêu đề Strict-Transport-Security; xem cấu hình máy chủ.', null);
    },
  },
  {
    id: 'policy',
    group: 'security',
    label: 'Chính sách nội dung (CSP): không mã, không tài nguyên của trang khác',
    bases: ['security2026', 'security2016'],
    assess: ({ online }) => {
      const failed = withoutAnswer(online);
      if (failed) return failed;
      const policy = online!.headers['content-security-policy'];
      if (policy === undefined) return notMet('Máy chủ không gửi tiêu đề Content-Security-Policy.', null);
      return /default-src 'none'/.test(policy) && !/unsafe-inline|\*/.test(policy)
        ? met('Có, và chặt.')
        : notMet('Có, nhưng cho mã trong trang hoặc tài nguyên của trang khác.', null);
    },
  },
  {
    id: 'ipv6',
    group: 'security',
    label: 'Mở được qua IPv6',
    bases: ['ipv6'],
    assess: ({ online, url }) => {
      if (!online) return notKnown(NOT_ASKED);
      if (!online.ipv6) return notKnown('Không hỏi được tên miền.');
      return online.ipv6.length > 0
        ? met(`Tên miền có địa chỉ ${online.ipv6[0]}.`)
        : notMet(`Tên miền ${new URL(url).hostname} không có bản ghi AAAA.`, null);
    },
  },
  {
    id: 'verified',
    group: 'security',
    label: 'Trang đang phục vụ đúng như đã dựng (kiểm chứng hằng đêm)',
    bases: ['security2026', 'security2016'],
    assess: ({ verification, asOf }) => {
      if (!verification)
        return notKnown(
          'Chưa có kết quả; chạy npm run verify -- --all --format json --to TỆP, rồi thêm --verification TỆP.',
        );
      const { day, verdict, findings } = verification;
      if (day < addDays(asOf, -1) || day > asOf)
        return notKnown(`Lần kiểm chứng gần nhất là ngày ${formatDay(day)}.`);
      if (verdict === 'same') return met(`Kiểm chứng ngày ${formatDay(day)}.`);
      return verdict === 'no-answer'
        ? notMet(`Ngày ${formatDay(day)} cổng không trả lời.`, null)
        : notMet(`Ngày ${formatDay(day)}: ${listed(findings)}`, null);
    },
  },
  {
    id: 'personal-data',
    group: 'privacy',
    label: 'Không lộ dữ liệu cá nhân',
    bases: ['personalData'],
    assess: (facts) =>
      assessProblems(
        facts,
        ['citizen-number', 'personal-contact', 'feedback-sender', 'evidence-personal'],
        'Không thấy số định danh, liên hệ riêng, tên người gửi phản ánh.',
      ),
  },
  {
    id: 'measurement',
    group: 'privacy',
    label: 'Mã đo lượt truy cập của bên ngoài được công bố',
    bases: ['personalData', 'technical'],
    assess: (facts) => {
      const data = dataOf(facts);
      return data && 'measurement' in data && data.measurement
        ? notKnown('Cổng có mã đo của bên ngoài; xem trang công bố về mã đó.')
        : notApplicable('Cổng không gọi tới máy nào khác, không lưu dấu vết người xem.');
    },
  },
];

const NOT_ASKED = 'Chưa hỏi; thêm --online.';
const NOT_BUILT = 'Cổng chưa được dựng ở --out; chạy npm run build.';

function met(note: string): Assessment {
  return { verdict: 'met', note, mend: null };
}

function notMet(note: string, mend: Assessment['mend']): Assessment {
  return { verdict: 'not-met', note, mend };
}

function notKnown(note: string): Assessment {
  return { verdict: 'not-known', note, mend: null };
}

function notApplicable(note: string): Assessment {
  return { verdict: 'not-applicable', note, mend: null };
}

function dataOf({ content }: PortalFacts) {
  return content.portal?.data;
}

function yaml({ id }: PortalFacts): string {
  return `portals/${id}/portal.yaml`;
}

function folder({ id }: PortalFacts, name: string): string {
  return `portals/${id}/${name}/`;
}

function partsOf({ content, addresses }: PortalFacts) {
  return completeness(content, addresses);
}

/** Assesses a list of entries, all of whose required fields the schemas ask for. */
function assessList(facts: PortalFacts, name: string, count: number, unit: string): Assessment {
  const part = partsOf(facts).find(({ path }) => path.endsWith(`/${name}`));
  return part?.complete
    ? met(`${formatNumber(count)} ${unit}, mỗi ${unit} đủ các mục.`)
    : notMet('Chưa có, hoặc còn mục chưa điền.', { file: folder(facts, name) });
}

/** Assesses by problems of the content that have some codes. */
function assessProblems({ problems }: PortalFacts, codes: string[], fine: string): Assessment {
  const found = problems.filter(({ code }) => codes.includes(code));
  const [first] = found;
  if (!first) return met(fine);
  const more = found.length > 1 ? ` Còn ${formatNumber(found.length - 1)} chỗ nữa.` : '';
  return notMet(`${first.message}${more}`, { file: `${first.file}:${first.line}` });
}

/** Assesses by files of the built site. */
function assessFiles({ site }: PortalFacts, files: string[]): Assessment {
  if (!site) return notKnown(NOT_BUILT);
  const missing = files.filter((file) => !site.has(file));
  return missing.length === 0
    ? met('Có trong trang đã dựng.')
    : notMet(`Trang đã dựng thiếu ${listed(missing)}.`, null);
}

/** Assesses by what a built page holds, and by files beside it. */
function assessPage(facts: PortalFacts, page: string, texts: string[], files: string[] = []): Assessment {
  const { site } = facts;
  const whole = assessFiles(facts, [page, ...files]);
  if (!site || whole.verdict !== 'met') return whole;
  const html = site.read(page);
  const missing = texts.filter((text) => !html.includes(text));
  return missing.length === 0 ? whole : notMet(`Trang ${page} thiếu ${listed(missing)}.`, null);
}

function element(name: string): string {
  return `data-element="${name}"`;
}

/** Says why nothing is known of the served site; null where it answered. */
function withoutAnswer(online: PortalFacts['online']): Assessment | null {
  if (!online) return notKnown(NOT_ASKED);
  if (online.status === null) return notKnown(`Cổng không trả lời: ${online.failure}.`);
  return online.status === 200 ? null : notMet(`Trang chủ trả lời mã ${online.status}.`, null);
}

/** The names that a note lists. */
const MAX_LISTED = 3;

function listed(names: string[]): string {
  const more = names.length > MAX_LISTED ? ` và ${formatNumber(names.length - MAX_LISTED)} mục khác` : '';
  return names.slice(0, MAX_LISTED).join(', ') + more;
}
