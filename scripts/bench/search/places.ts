import type { Query } from './queries.ts';

const WEEKDAYS = 'Thứ Hai đến thứ Sáu: 7 giờ 30 – 11 giờ 30 và 13 giờ 30 – 17 giờ 00';

/** Whom residents call and where they go: the contact points of the made-up portal, by their file names. */
export const CONTACTS: Readonly<Record<string, Record<string, unknown>>> = {
  'tru-so-ubnd': contact('Trụ sở Ủy ban nhân dân xã', 'Thôn Mẫu 1', 10, [WEEKDAYS]),
  'hanh-chinh-cong': contact('Trung tâm phục vụ hành chính công xã', 'Thôn Mẫu 1', 11, [
    WEEKDAYS,
    'Sáng thứ Bảy: 7 giờ 30 – 11 giờ 30',
  ]),
  'cong-an': contact('Công an xã', 'Thôn Mẫu 2', 12, ['Trực cả ngày; làm thủ tục từ 7 giờ 30 đến 17 giờ 00']),
  'tram-y-te': contact('Trạm y tế xã', 'Thôn Mẫu 3', 13, ['Trực cấp cứu cả ngày; khám bệnh từ 7 giờ 00']),
  'quan-su': contact('Ban Chỉ huy Quân sự xã', 'Thôn Mẫu 2', 14, [WEEKDAYS]),
  'chuyen-trach-dat': contact('Bộ phận địa chính, đất đai', 'Thôn Mẫu 1', 15, [WEEKDAYS]),
};

/** What `portal.yaml` tells of the same. */
export const REACH = {
  hotline: { phone: '0200 000 0001', address: 'Thôn Mẫu 1, xã Kho Tìm' },
  hours: [WEEKDAYS, 'Chủ nhật và ngày lễ: nghỉ'],
};

const HOTLINE = 'duong-day-nong';
const HOURS = 'gio-lam-viec';

/** How residents ask for a number or for hours, written by hand, with the places that answer them. */
export const PLACE_QUERIES: readonly Query[] = [
  ask('duong day nong', HOTLINE),
  ask('hotline', HOTLINE),
  ask('số điện thoại đường dây nóng', HOTLINE),
  ask('hotline của xã', HOTLINE),
  ask('số điện thoại ubnd xã', 'noi-tru-so-ubnd'),
  ask('sdt ubnd', 'noi-tru-so-ubnd'),
  ask('so dien thoai uy ban nhan dan xa', 'noi-tru-so-ubnd'),
  ask('địa chỉ trụ sở ủy ban', 'noi-tru-so-ubnd'),
  ask('sdt cong an xa', 'noi-cong-an'),
  ask('số điện thoại công an', 'noi-cong-an'),
  ask('goi cong an so nao', 'noi-cong-an'),
  ask('trạm y tế xã', 'noi-tram-y-te'),
  ask('tram y te may gio mo cua', 'noi-tram-y-te'),
  ask('số điện thoại trạm y tế', 'noi-tram-y-te'),
  ask('trung tâm hành chính công mấy giờ làm việc', 'noi-hanh-chinh-cong'),
  ask('TTPVHCC ở đâu', 'noi-hanh-chinh-cong'),
  ask('gio lam viec', HOURS),
  ask('xã làm việc mấy giờ', HOURS, 'noi-tru-so-ubnd'),
  ask('giờ mở cửa', HOURS),
  ask('chu nhat co lam viec khong', HOURS),
  ask('ban chỉ huy quân sự', 'noi-quan-su'),
  ask('dia chinh dat dai so dien thoai', 'noi-chuyen-trach-dat'),
];

function contact(name: string, place: string, phone: number, hours: string[]): Record<string, unknown> {
  return {
    name,
    address: `${place}, xã Kho Tìm`,
    phone: `0200 000 00${phone}`,
    email: `hom-thu-${phone}@xakhotim.vidu.gov.vn`,
    hours,
  };
}

/** The page of all places answers as well, which is all that an index of pages can give. */
function ask(text: string, ...anchors: string[]): Query {
  return { text, answers: ['giao-dich/', ...anchors.map((anchor) => `giao-dich/#${anchor}`)] };
}
