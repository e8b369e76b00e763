import { z } from 'zod';
import { dayOfMoment, moment, type Day } from './day.ts';
import { field, email, identifier, list, namedLink, picture, text, textList, webAddress } from './fields.ts';
import { readPortalAddress, type PortalAddress } from './portal-address.ts';
import { homeBlocks, portalKinds, tileIcons, valuesOf } from './vocabulary.ts';

const named = () => z.strictObject({ id: field(identifier(), 'Mã'), name: field(text(1, 200), 'Tên') });

/** One portal: `portal.yaml`. */
export const portalSchema = z
  .strictObject({
    name: field(text(2, 100), 'Tên đơn vị', { example: 'Xã Minh Họa' }),
    kind: field(z.enum(valuesOf(portalKinds)), 'Loại đơn vị', { example: 'xa' }),
    code: field(text(1, 20), 'Mã đơn vị hành chính', { example: '"00123"' }),
    province: field(text(2, 100), 'Tỉnh, thành phố', { example: 'Tỉnh Ví Dụ' }),
    url: field(portalAddress(), 'Địa chỉ của cổng', { example: 'https://xaminhhoa.vidu.gov.vn/' }),
    owner: field(text(), 'Cơ quan chủ quản', { example: 'Ủy ban nhân dân xã Minh Họa' }),
    responsible: field(
      z.strictObject({ name: field(text(), 'Họ và tên'), position: field(text(), 'Chức vụ') }),
      'Người chịu trách nhiệm nội dung',
    ),
    address: field(text(), 'Địa chỉ trụ sở'),
    phone: field(text(1, 60), 'Điện thoại', { example: '"0200 000 0012"' }),
    email: field(email(), 'Thư điện tử', { example: 'ubnd@xaminhhoa.vidu.gov.vn' }),
    sections: field(list(named(), { least: 1, most: 100 }), 'Chuyên mục'),
    units: field(list(named(), { most: 500 }).default([]), 'Đơn vị được ghi nhận'),
    plans: field(list(text(1, 100), { most: 50 }), 'Kế hoạch áp dụng', { example: '[ke-hoach-2026]' }),
    hotline: field(
      z
        .strictObject({
          phone: field(text(1, 60), 'Điện thoại'),
          address: field(text().optional(), 'Địa chỉ'),
          email: field(email().optional(), 'Thư điện tử'),
        })
        .optional(),
      'Đường dây nóng',
    ),
    hours: field(textList(30).optional(), 'Giờ làm việc'),
    formerNames: field(textList().optional(), 'Tên các đơn vị trước khi sắp xếp', {
      example: '[Xã Đông Hòa]',
    }),
    links: field(list(namedLink(), { most: 200 }).default([]), 'Liên kết'),
    social: field(
      z
        .strictObject({
          zalo: field(webAddress().optional(), 'Zalo'),
          facebook: field(webAddress().optional(), 'Facebook'),
        })
        .optional(),
      'Mạng xã hội',
    ),
    theme: field(
      z
        .strictObject({
          accent: field(
            z
              .string()
              .regex(/^#[0-9a-f]{6}$/i)
              .optional(),
            'Màu nhấn',
            { example: '"#0b5394"' },
          ),
          mark: field(picture().optional(), 'Biểu trưng'),
          blocks: field(
            list(z.enum(valuesOf(homeBlocks)), { least: 1, most: 50 }).optional(),
            'Các phần của trang chủ, theo thứ tự',
            {
              hint: 'Phần không có tên ở đây thì không hiện.',
              example: '[toi-can, tin-cchc, lien-he]',
            },
          ),
        })
        .optional(),
      'Giao diện',
    ),
    tiles: field(
      list(
        z.strictObject({
          name: field(text(1, 60), 'Tên ô', { example: 'Thủ tục hành chính' }),
          url: field(placeAddress(), 'Nơi ô dẫn tới', {
            hint: 'Một trang của cổng (bắt đầu và kết thúc bằng /), một địa chỉ https, hoặc tel: và số điện thoại.',
            example: '/thu-tuc/',
          }),
          icon: field(z.enum(valuesOf(tileIcons)).optional(), 'Hình vẽ', { example: 'thu-tuc' }),
        }),
        { least: 1, most: 12 },
      ).optional(),
      'Các ô “Tôi cần…”',
    ),
    notice: field(
      z
        .strictObject({
          text: field(text(1, 300), 'Nội dung', { example: 'Tạm ngừng cấp nước từ 8 giờ đến 16 giờ' }),
          from: field(moment, 'Hiện từ', { example: '2026-09-05' }),
          to: field(moment, 'Hiện đến hết', { example: '2026-09-07' }),
          url: field(placeAddress().optional(), 'Trang nói rõ hơn', {
            example: '/tin-tuc/tam-ngung-cap-nuoc/',
          }),
        })
        .optional(),
      'Thông báo khẩn',
    ),
    offline: field(z.boolean().default(true), 'Lưu trên máy người xem', { example: 'false' }),
    licence: field(text().optional(), 'Giấy phép'),
    redirects: field(
      list(
        z.strictObject({
          from: field(localAddress(), 'Địa chỉ cũ', { example: '/tin-tuc/ten-cu/' }),
          to: field(localAddress(), 'Địa chỉ mới', { example: '/tin-tuc/ten-moi/' }),
        }),
        { most: 5000 },
      ).default([]),
      'Địa chỉ cũ còn dùng',
    ),
    staleAfter: field(
      z.int().min(1).max(3650).default(90),
      'Số ngày một chuyên mục được phép không có bài mới',
      {
        example: '90',
      },
    ),
    demo: field(z.boolean().default(false), 'Cổng minh họa', { example: 'true' }),
  })
  .superRefine((portal, context) => {
    if (!portal.sections.some(({ id }) => id === 'cchc'))
      context.addIssue({ code: 'custom', path: ['sections'], params: { problem: 'section-cchc-missing' } });
    for (const list of ['sections', 'units'] as const)
      for (const [index, { id }] of portal[list].entries())
        if (portal[list].findIndex((other) => other.id === id) < index)
          context.addIssue({
            code: 'custom',
            path: [list, index, 'id'],
            params: { problem: 'duplicate-id', id },
          });
    const frame = frameOf(portal);
    const most = Math.min(MAX_FRAME, Math.floor(MAX_MOVED / (portal.redirects.length + 1)));
    if (frame.length > most)
      context.addIssue({
        code: 'custom',
        path: [frame.longest],
        params: {
          ...{ problem: 'frame-too-large', length: frame.length, limit: most },
          redirects: most < MAX_FRAME ? portal.redirects.length : 0,
        },
      });
    if (portal.notice && portal.notice.to < portal.notice.from && !isSameDay(portal.notice))
      context.addIssue({ code: 'custom', path: ['notice', 'to'], params: { problem: 'days-reversed' } });
  });

/** Characters that may stand on every page, and that the pages of old addresses may come to together. */
const MAX_FRAME = 30_000;
const MAX_MOVED = 50_000_000;

/** How much of portal.yaml stands on every page, or on hundreds of them, and the key that most of it comes from. */
function frameOf(portal: Readonly<Partial<Record<(typeof FRAME)[number], unknown>>>): {
  length: number;
  longest: string;
} {
  // The address begins every link of a page.
  const weights = FRAME.map((key) => ({ key, length: lengthOf(portal[key]) * (key === 'url' ? 50 : 1) }));
  return {
    length: weights.reduce((sum, { length }) => sum + length, 0),
    longest: weights.reduce((one, other) => (other.length > one.length ? other : one)).key,
  };
}

const FRAME = [
  ...(['name', 'province', 'url', 'owner', 'responsible', 'address', 'phone', 'email'] as const),
  ...(['hours', 'sections', 'links', 'social', 'theme', 'licence'] as const),
] as const;

function lengthOf(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null) return 0;
  return Object.values(value).reduce<number>((sum, each) => sum + lengthOf(each), 0);
}

/** An address within the portal, from its root, as plain segments. None begins with a dot: servers show none of those. */
function localAddress() {
  return z
    .string()
    .max(1000)
    .regex(/^\/(?:[a-zA-Z0-9_~-][a-zA-Z0-9._~-]*\/)*(?:[a-zA-Z0-9_~-][a-zA-Z0-9._~-]*)?$/);
}

/** A day alone stands for the whole of it, so it cannot come before a time on it. */
function isSameDay({ from, to }: { from: string; to: string }): boolean {
  return dayOfMoment(from) === dayOfMoment(to) && !(from.includes('T') && to.includes('T'));
}

/** A page or file of the portal itself by its path, a telephone number to dial, or a web address. */
function placeAddress() {
  return z.union([
    z.string().regex(/^(\/([\w-]+\/)*([\w-]+\.\w+)?(#[\w-]+)?|tel:\+?\d{3,15})$/),
    webAddress(),
  ]);
}

/** Origin and base path, https, always ending in a slash once read. */
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

/** Says whether an urgent notice is shown on a day: from its first day to its last, both included. */
export function isNoticeDue({ from, to }: { from: string; to: string }, today: Day): boolean {
  return dayOfMoment(from) <= today && today <= dayOfMoment(to);
}
