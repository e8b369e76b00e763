import { z } from 'zod';
import { day, dayOfMoment, hasBegun, isOver, moment, type Day, type Minute } from './day.ts';
import {
  email,
  field,
  identifier,
  list,
  namedLink,
  oldAddress,
  picture,
  text,
  textList,
  webAddress,
} from './fields.ts';
import { measurementSchema } from './measurement.ts';
import { openingFields } from './opening.ts';
import { readHost, readPortalAddress, type PortalAddress } from './portal-address.ts';
import { receptionFields } from './reception.ts';
import { homeBlocks, portalKinds, tileIcons, valuesOf } from './vocabulary.ts';

const named = () => z.strictObject({ id: field(identifier(), 'Mã'), name: field(text(1, 200), 'Tên') });

const responsibleSchema = z.strictObject({
  name: field(text(), 'Họ và tên'),
  position: field(text(), 'Chức vụ'),
});

const hotlineSchema = z.strictObject({
  phone: field(text(1, 60), 'Điện thoại'),
  address: field(text().optional(), 'Địa chỉ'),
  email: field(email().optional(), 'Thư điện tử'),
});

const otherHotlineSchema = z.strictObject({
  name: field(text(1, 200), 'Tên đường dây nóng', { example: 'Đường dây nóng CCHC của tỉnh' }),
  ...hotlineSchema.shape,
});

const USUAL_SURVEY = 'Khảo sát mức độ hài lòng khi làm thủ tục hành chính';

const surveySchema = z.strictObject({
  url: field(webAddress(), 'Địa chỉ khảo sát', { example: 'https://dichvucong.gov.vn' }),
  name: field(text(1, 200).default(USUAL_SURVEY), 'Tên khảo sát', { example: USUAL_SURVEY }),
});

const feedbackSchema = z.strictObject({
  url: field(webAddress().optional(), 'Trang nhận phản ánh, kiến nghị', {
    hint: 'Không ghi thì là Cổng Dịch vụ công quốc gia.',
    example: 'https://dichvucong.gov.vn',
  }),
  days: field(z.int().min(1).max(365).optional(), 'Số ngày phải trả lời', { example: '20' }),
  ways: field(list(namedLink(), { max: 20 }).default([]), 'Các nơi nhận khác'),
});

const memberSchema = z.strictObject({
  name: field(text(1, 200), 'Họ và tên'),
  position: field(text(1, 200), 'Nhiệm vụ trong Ban Biên tập', { example: 'Trưởng ban' }),
});

const socialSchema = z.strictObject({
  zalo: field(webAddress().optional(), 'Zalo', { example: 'https://zalo.me/0200000012' }),
  facebook: field(webAddress().optional(), 'Facebook', { example: 'https://www.facebook.com/xaminhhoa' }),
});

const accent = z.string().regex(/^#[0-9a-f]{6}$/i);

const themeSchema = z.strictObject({
  accent: field(accent.optional(), 'Màu nhấn', { example: '"#0b5394"' }),
  mark: field(picture().optional(), 'Biểu trưng'),
  blocks: field(
    list(z.enum(valuesOf(homeBlocks)), { min: 1, max: 50 }).optional(),
    'Các phần của trang chủ, theo thứ tự',
    { hint: 'Phần không có tên ở đây thì không hiện.', example: '[toi-can, tin-cchc, lien-he]' },
  ),
});

const tileSchema = z.strictObject({
  name: field(text(1, 60), 'Tên ô', { example: 'Thủ tục hành chính' }),
  url: field(placeAddress(), 'Nơi ô dẫn tới', {
    hint: 'Một trang của cổng (bắt đầu và kết thúc bằng /), một địa chỉ https, hoặc tel: và số điện thoại.',
    example: '/thu-tuc/',
  }),
  icon: field(z.enum(valuesOf(tileIcons)).optional(), 'Hình vẽ', { example: 'thu-tuc' }),
});

const noticeSchema = z.strictObject({
  text: field(text(1, 300), 'Nội dung', { example: 'Tạm ngừng cấp nước từ 8 giờ đến 16 giờ' }),
  from: field(moment, 'Hiện từ', { example: '2026-09-05' }),
  to: field(moment, 'Hiện đến hết', { example: '2026-09-07' }),
  url: field(placeAddress().optional(), 'Trang nói rõ hơn', { example: '/tin-tuc/tam-ngung-cap-nuoc/' }),
});

const listedNoticeSchema = z.strictObject({
  title: field(text(1, 120), 'Tiêu đề', { example: 'Đóng cầu Mẫu 5 để sửa mặt cầu' }),
  text: field(text(1, 600).optional(), 'Nội dung'),
  phone: field(text(1, 60).optional(), 'Điện thoại để hỏi', { example: '"0200 000 0010"' }),
  url: field(placeAddress().optional(), 'Trang nói rõ hơn', { example: '/tin-tuc/dong-cau-mau-5/' }),
  from: field(moment, 'Hiện từ', { example: '2026-09-05T07:00' }),
  to: field(moment, 'Hiện đến hết', { example: '2026-09-07T17:00' }),
});

const complaintsSchema = z.strictObject({
  office: field(text(1, 200).optional(), 'Nơi nhận đơn', { example: 'Văn phòng HĐND và UBND xã' }),
  address: field(text(1, 300).optional(), 'Địa chỉ nhận đơn', { hint: 'Không ghi thì là trụ sở.' }),
  phone: field(text(1, 60).optional(), 'Điện thoại', { example: '"0200 000 0010"' }),
  email: field(email().optional(), 'Thư điện tử'),
  note: field(text(1, 1000).optional(), 'Nói thêm'),
});

const matterSchema = z
  .strictObject({
    name: field(text(1, 200), 'Việc', { example: 'Đất đai' }),
    who: field(text(1, 200).optional(), 'Người hoặc bộ phận làm việc này', {
      example: 'Công chức địa chính – xây dựng',
    }),
    unit: field(identifier().optional(), 'Đơn vị phụ trách (mã trong units)', { example: 'kinh-te' }),
    contact: field(identifier().optional(), 'Nơi đến (tên tệp trong giao-dich)', {
      example: 'trung-tam-phuc-vu-hanh-chinh-cong',
    }),
    leader: field(identifier().optional(), 'Lãnh đạo phụ trách (tên tệp trong lanh-dao)', {
      example: 'pho-chu-tich-ubnd-kinh-te',
    }),
    phone: field(text(1, 60).optional(), 'Điện thoại', { example: '"0200 000 0021"' }),
  })
  .superRefine(({ who, unit, contact, leader, phone }, context) => {
    if (!who && !unit && !contact && !leader && !phone)
      context.addIssue({ code: 'custom', path: [], params: { problem: 'matter-empty' } });
  });

const formerOfficeSchema = z.strictObject({
  name: field(text(1, 200), 'Trụ sở cũ', { example: 'Trụ sở Ủy ban nhân dân xã Đông Hòa' }),
  now: field(text(1, 300), 'Nay là gì', { example: 'Điểm hỗ trợ dịch vụ công thôn Đông' }),
});

const redirectSchema = z.strictObject({
  from: field(oldAddress(), 'Địa chỉ cũ', { example: '/tin-tuc/ten-cu/' }),
  to: field(localAddress(), 'Địa chỉ mới', { example: '/tin-tuc/ten-moi/' }),
});

const unitSchema = z.strictObject({
  id: field(identifier(), 'Mã', { example: 'van-phong' }),
  name: field(text(1, 200), 'Tên'),
  bloc: field(text(1, 100).optional(), 'Khối', { example: 'Chính quyền' }),
});

const personSchema = z.strictObject({
  id: field(identifier(), 'Mã', { example: 'nguyen-van-a' }),
  name: field(text(1, 200), 'Họ và tên'),
  unit: field(identifier().optional(), 'Đơn vị', { example: 'van-phong' }),
});

/** Where to report an incident of network security; a duty of Nghị định 330/2026/NĐ-CP, Điều 21. */
const incidentSchema = z.strictObject({
  name: field(text(1, 200).optional(), 'Nơi tiếp nhận', { example: 'Đội ứng cứu sự cố của tỉnh' }),
  email: field(email().optional(), 'Thư điện tử', { example: 'sucoanninhmang@vidu.gov.vn' }),
  phone: field(text(1, 60).optional(), 'Điện thoại', { example: '"0200 000 0019"' }),
  url: field(webAddress().optional(), 'Trang tiếp nhận', { example: 'https://ungcuusuco.vidu.gov.vn' }),
});

const predecessorSchema = z.strictObject({
  code: field(text(1, 20), 'Mã đơn vị hành chính cũ', { example: '"00124"' }),
  name: field(text(2, 100), 'Tên đơn vị trước khi sắp xếp', { example: 'Xã Đông Hòa' }),
  host: field(formerHost().optional(), 'Tên máy của trang cũ', { example: 'xadonghoa.vidu.gov.vn' }),
  until: field(day, 'Hoạt động đến hết ngày', { example: '2025-06-30' }),
});

const portalFields = z.strictObject({
  name: field(text(2, 100), 'Tên đơn vị', { example: 'Xã Minh Họa' }),
  kind: field(z.enum(valuesOf(portalKinds)), 'Loại đơn vị', { example: 'xa' }),
  code: field(text(1, 20), 'Mã đơn vị hành chính', { example: '"00123"' }),
  province: field(text(2, 100), 'Tỉnh, thành phố', { example: 'Tỉnh Ví Dụ' }),
  url: field(portalAddress(), 'Địa chỉ của cổng', { example: 'https://xaminhhoa.vidu.gov.vn/' }),
  owner: field(text(), 'Cơ quan chủ quản', { example: 'Ủy ban nhân dân xã Minh Họa' }),
  responsible: field(responsibleSchema, 'Người chịu trách nhiệm nội dung'),
  address: field(text(), 'Địa chỉ trụ sở'),
  phone: field(text(1, 60), 'Điện thoại', { example: '"0200 000 0012"' }),
  email: field(email(), 'Thư điện tử', { example: 'ubnd@xaminhhoa.vidu.gov.vn' }),
  sections: field(list(named(), { min: 1, max: 100 }), 'Chuyên mục'),
  units: field(list(unitSchema, { max: 500 }).default([]), 'Đơn vị được ghi nhận'),
  people: field(list(personSchema, { max: 2000 }).default([]), 'Người viết tin, bài'),
  class: field(text(1, 50).optional(), 'Hạng của đơn vị', { example: 'loai-1' }),
  plans: field(list(text(1, 100), { max: 50 }), 'Kế hoạch áp dụng', { example: '[ke-hoach-2026]' }),
  hotline: field(hotlineSchema.optional(), 'Đường dây nóng'),
  hotlines: field(list(otherHotlineSchema, { max: 20 }).default([]), 'Các đường dây nóng khác'),
  survey: field(surveySchema.optional(), 'Khảo sát mức độ hài lòng'),
  feedback: field(feedbackSchema.optional(), 'Phản ánh, kiến nghị'),
  board: field(list(memberSchema, { max: 50 }).default([]), 'Ban Biên tập'),
  hours: field(textList(30).optional(), 'Giờ làm việc'),
  incident: field(incidentSchema.optional(), 'Nơi báo sự cố an ninh mạng'),
  predecessors: field(list(predecessorSchema, { max: 30 }).default([]), 'Các đơn vị trước khi sắp xếp'),
  ...openingFields,
  formerNames: field(textList().optional(), 'Tên các đơn vị trước khi sắp xếp', { example: '[Xã Đông Hòa]' }),
  formerOffices: field(list(formerOfficeSchema, { max: 30 }).default([]), 'Trụ sở cũ nay là gì'),
  formerNote: field(text(1, 2000).optional(), 'Nói thêm về đơn vị cũ, giấy tờ cũ'),
  ...receptionFields,
  complaints: field(complaintsSchema.optional(), 'Nơi nhận đơn khiếu nại, tố cáo'),
  matters: field(list(matterSchema, { max: 100 }).default([]), 'Việc gì gặp ai'),
  links: field(list(namedLink(), { max: 200 }).default([]), 'Liên kết'),
  social: field(socialSchema.optional(), 'Mạng xã hội'),
  groups: field(list(namedLink(), { max: 200 }).default([]), 'Nhóm Zalo của thôn, tổ dân phố'),
  theme: field(themeSchema.optional(), 'Giao diện'),
  tiles: field(list(tileSchema, { min: 1, max: 12 }).optional(), 'Các ô “Tôi cần…”'),
  notice: field(noticeSchema.optional(), 'Thông báo khẩn'),
  notices: field(list(listedNoticeSchema, { max: 50 }).default([]), 'Các thông báo khẩn'),
  offline: field(z.boolean().default(true), 'Lưu trên máy người xem', { example: 'false' }),
  licence: field(text().optional(), 'Giấy phép'),
  showVisits: field(z.boolean().optional(), 'Hiện lượt truy cập ở chân trang', { example: 'true' }),
  measurement: field(measurementSchema.optional(), 'Mã đo lượt truy cập của hệ thống khác'),
  redirects: field(list(redirectSchema, { max: 5000 }).default([]), 'Địa chỉ cũ còn dùng'),
  staleAfter: field(
    z.int().min(1).max(3650).default(90),
    'Số ngày một chuyên mục được phép không có bài mới',
    { example: '90' },
  ),
  demo: field(z.boolean().default(false), 'Cổng minh họa', { example: 'true' }),
});

/** One portal: `portal.yaml`. */
export const portalSchema = portalFields.superRefine((portal, context) => {
  const refuse: Refuse = (path, params) => context.addIssue({ code: 'custom', path, params });
  if (!portal.sections.some(({ id }) => id === 'cchc'))
    refuse(['sections'], { problem: 'section-cchc-missing' });
  refuseRepeatedIds(portal, refuse);
  refuseUnknownUnits(portal, refuse);
  refuseLargeFrame(portal, refuse);
  const { notice, notices, incident } = portal;
  if (incident && !incident.email && !incident.phone && !incident.url)
    refuse(['incident'], { problem: 'incident-empty' });
  if (notice && notice.to < notice.from && !isSameDay(notice))
    refuse(['notice', 'to'], { problem: 'days-reversed' });
  for (const [index, each] of notices.entries())
    if (each.to < each.from && !isSameDay(each))
      refuse(['notices', index, 'to'], { problem: 'days-reversed' });
});

type Fields = z.output<typeof portalFields>;
type Refuse = (path: PropertyKey[], params: Record<string, unknown>) => void;

function refuseRepeatedIds(portal: Fields, refuse: Refuse): void {
  for (const key of ['sections', 'units', 'people'] as const)
    for (const [index, { id }] of portal[key].entries())
      if (portal[key].findIndex((other) => other.id === id) < index)
        refuse([key, index, 'id'], { problem: 'duplicate-id', id });
}

function refuseUnknownUnits({ people, units }: Fields, refuse: Refuse): void {
  for (const [index, { unit }] of people.entries())
    if (unit !== undefined && !units.some(({ id }) => id === unit))
      refuse(['people', index, 'unit'], {
        problem: 'person-unit-unknown',
        unit,
        declared: units.map(({ id }) => id),
      });
}

/** Refuses a portal.yaml that would make every page large, or the pages of all its old addresses together. */
function refuseLargeFrame(portal: Fields, refuse: Refuse): void {
  const { length, longest } = measureFrame(portal);
  const redirects = portal.redirects.length;
  const limit = Math.min(MAX_FRAME_LENGTH, Math.floor(MAX_REDIRECTS_LENGTH / (redirects + 1)));
  if (length <= limit) return;
  refuse([longest], {
    problem: 'frame-too-large',
    length,
    limit,
    redirects: limit < MAX_FRAME_LENGTH ? redirects : 0,
  });
}

/** In characters: the part of portal.yaml on every page, and that part on the pages of all old addresses together. */
const MAX_FRAME_LENGTH = 30_000;
const MAX_REDIRECTS_LENGTH = 50_000_000;

/**
 * Counts the characters of portal.yaml that stand on every page, or on hundreds, and finds the key with most of them.
 */
function measureFrame(portal: Fields): { length: number; longest: string } {
  // Counts the address many times, because every link of a page begins with it.
  const weights = FRAME.map((key) => ({ key, length: lengthOf(portal[key]) * (key === 'url' ? 50 : 1) }));
  return {
    length: weights.reduce((sum, { length }) => sum + length, 0),
    longest: weights.reduce((one, other) => (other.length > one.length ? other : one)).key,
  };
}

const FRAME = [
  ...(['name', 'province', 'url', 'owner', 'responsible', 'address', 'phone', 'email'] as const),
  ...(['hours', 'sections', 'links', 'social', 'survey', 'theme', 'licence', 'incident'] as const),
  ...(['predecessors', 'formerNames'] as const),
] as const;

function lengthOf(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null) return 0;
  return Object.values(value).reduce<number>((sum, each) => sum + lengthOf(each), 0);
}

/**
 * An address within the portal, from its root, as plain segments; none begins with a dot, because servers hide those.
 */
function localAddress() {
  return z
    .string()
    .max(1000)
    .regex(/^\/(?:[a-zA-Z0-9_~-][a-zA-Z0-9._~-]*\/)*(?:[a-zA-Z0-9_~-][a-zA-Z0-9._~-]*)?$/);
}

/** The host name of a site that this portal replaced; parses to its DNS form. */
function formerHost() {
  return z
    .string()
    .superRefine((name, context) => {
      if (typeof readHost(name) !== 'string')
        context.addIssue({ code: 'custom', params: { example: 'xadonghoa.vidu.gov.vn' } });
    })
    .transform((name) => readHost(name) as string);
}

/** Says whether both moments are one day, of which at least one has no time and so means the whole day. */
function isSameDay({ from, to }: { from: string; to: string }): boolean {
  return dayOfMoment(from) === dayOfMoment(to) && !(from.includes('T') && to.includes('T'));
}

/** The path of a page or file of the portal, a telephone number, or a web address. */
function placeAddress() {
  return z.union([
    z.string().regex(/^(\/([\w-]+\/)*([\w-]+\.\w+)?(#[\w-]+)?|tel:\+?\d{3,15})$/),
    webAddress(),
  ]);
}

/** The address of a portal: https, origin and base path; parses to one that ends in a slash. */
function portalAddress() {
  return z
    .string()
    .superRefine((text, context) => {
      const read = readPortalAddress(text);
      if ('fault' in read)
        context.addIssue({ code: 'custom', params: { problem: 'portal-url', fault: read.fault } });
    })
    .transform((text) => (readPortalAddress(text) as PortalAddress).url);
}

export type Portal = z.output<typeof portalSchema>;

/** Says whether an urgent notice is shown: from its first to its last day, both included, or from hour to hour. */
export function isNoticeDue({ from, to }: { from: string; to: string }, asOf: Day | Minute): boolean {
  return hasBegun(from, asOf) && !isOver(to, asOf);
}

/** An urgent notice as pages show it. */
export interface UrgentNotice {
  title: string;
  text?: string | undefined;
  phone?: string | undefined;
  url?: string | undefined;
  from: string;
  to: string;
}

/** Lists the urgent notices that are shown, in the order of the file; the text of `notice` serves as a title. */
export function dueNotices(
  { notice, notices }: Pick<Portal, 'notice' | 'notices'>,
  asOf: Day | Minute,
): UrgentNotice[] {
  return [...(notice ? [{ ...notice, title: notice.text, text: undefined }] : []), ...notices].filter(
    (each) => isNoticeDue(each, asOf),
  );
}
