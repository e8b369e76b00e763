import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { stringify } from 'yaml';
import { slugify } from '../../../src/text/fold.ts';
import { COMMON, EVENTS } from './events.ts';
import { CONTACTS, REACH } from './places.ts';
import { PROCEDURES } from './procedures.ts';
import { randomFrom, type Random } from './random.ts';
import { TOPICS, type Topic } from './topics.ts';

/** An item of the made-up portal, as queries are drawn from it. */
export interface Item {
  /** Its address below the portal's. */
  address: string;
  title: string;
  /** The document's number. */
  number?: string;
  sentences: string[];
}

export const CORPUS_PORTAL = 'xa-kho-tim';

/** Writes a portal of so many items, the same for the same number, and gives what it wrote. */
export function writeCorpus(content: string, size: number): Item[] {
  const random = randomFrom(size);
  const folder = join(content, 'portals', CORPUS_PORTAL);
  const write = (path: string, data: Record<string, unknown>, body = '') => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), `---\n${stringify(data)}---\n\n${body}`);
  };
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'portal.yaml'), stringify({ ...PORTAL, ...REACH }));
  for (const [slug, contact] of Object.entries(CONTACTS)) write(`giao-dich/${slug}.md`, contact);
  const items: Item[] = [];
  const taken = new Set<string>();
  const slugFor = (title: string) => {
    const wanted = slugify(title).slice(0, 80).replace(/-$/, '');
    let slug = wanted;
    for (let again = 2; taken.has(slug); again++) slug = `${wanted}-${again}`;
    taken.add(slug);
    return slug;
  };

  for (const [index, [field, name, keywords]] of PROCEDURES.entries()) {
    const slug = slugFor(name);
    const days = 1 + random.below(30);
    const sentences = [
      `Hồ sơ ${name.toLowerCase()} nộp tại quầy số ${1 + random.below(9)} hoặc trên Cổng Dịch vụ công quốc gia.`,
      `Công chức kiểm tra giấy tờ, ghi giấy hẹn trả kết quả sau ${days} ngày làm việc.`,
    ];
    write(
      `thu-tuc/${slug}.md`,
      {
        code: `${1 + random.below(2)}.${String(1000 + index * 37).padStart(6, '0')}`,
        name,
        field,
        level: random.pick(['toan-trinh', 'mot-phan', 'truc-tiep']),
        status: 'hien-hanh',
        url: 'https://dichvucong.gov.vn/',
        days,
        fee: random.pick([0, 8000, 15_000, 50_000]),
        papers: ['Tờ khai theo mẫu', 'Giấy tờ tùy thân của người nộp'],
        places: ['Trung tâm phục vụ hành chính công xã'],
        ...(keywords && { keywords: keywords.split('; ') }),
      },
      `1. ${sentences[0]}\n2. ${sentences[1]}\n`,
    );
    items.push({ address: `thu-tuc/${slug}/`, title: name, sentences });
  }

  const documents = Math.round(size * 0.2);
  for (let index = 0; index < documents; index++) {
    const [type, sign] = random.pick(DOCUMENT_TYPES);
    const year = 2024 + random.below(3);
    const number = `${index + 11}/${sign === 'NQ' ? `${year}/NQ-HĐND` : `${sign}-UBND`}`;
    const topic = random.pick(TOPICS);
    const fill = filler(random, topic);
    const subject = fill(random.pick(SUBJECTS)).replace(/^./, (letter) => letter.toUpperCase());
    const slug = slugFor(`${sign} ${index + 11} ${year}`);
    const sentences = [...topic.sentences.map(fill), fill(random.pick(COMMON)), fill(random.pick(COMMON))];
    const [one, ...others] = sentences;
    write(
      `van-ban/${slug}.md`,
      { number, type, issuer: 'UBND xã Kho Tìm', issued: dayIn(random, year), subject },
      `Căn cứ quy định hiện hành, ${type.toLowerCase()} này nêu ${topic.subject}.\n\n${one}\n\n${others.join(' ')}\n`,
    );
    items.push({ address: `van-ban/${slug}/`, title: `${type} số ${number}`, number, sentences });
  }

  while (items.length < size) {
    const topic = random.pick(TOPICS);
    const event = random.pick(EVENTS);
    const fill = filler(random, topic);
    const title = fill(random.pick(event.titles)).replace(/^./, (letter) => letter.toUpperCase());
    const opening = fill(random.pick(event.openings));
    const middle = random
      .shuffle([...topic.sentences, ...random.some(COMMON, 5 + random.below(9))])
      .map(fill);
    const closing = fill(random.pick(event.closings));
    const year = 2024 + random.below(3);
    const slug = slugFor(title);
    const cut = 1 + random.below(middle.length);
    write(
      `tin-tuc/${year}/${slug}.md`,
      {
        title,
        date: dayIn(random, year),
        section: event.section,
        summary: opening.padEnd(30, '.').slice(0, 500),
        unit: random.pick(PORTAL.units).id,
      },
      `${middle.slice(0, cut).join(' ')}\n\n## ${fill(random.pick(HEADINGS))}\n\n${middle.slice(cut).join(' ')}\n\n${closing}\n`,
    );
    items.push({ address: `tin-tuc/${slug}/`, title, sentences: [...middle, closing] });
  }
  return items;
}

/** Fills in a sentence for one item: the same words stand for the same person and place throughout. */
function filler(random: Random, { subject, people }: Topic): (form: string) => string {
  const [place, road, name] = [random.pick(PLACES), random.pick(ROADS), personOf(random)];
  const values: Record<string, () => string> = {
    subject: () => subject,
    audience: () => people,
    place: () => (random.below(3) ? place : random.pick(PLACES)),
    road: () => road,
    name: () => (random.below(2) ? name : personOf(random)),
    position: () => random.pick(POSITIONS),
    day: () => String(1 + random.below(28)),
    month: () => String(1 + random.below(12)),
    weekday: () => random.pick(['thứ hai', 'thứ ba', 'thứ tư', 'thứ năm', 'thứ sáu', 'thứ bảy']),
    hour: () => String(5 + random.below(14)),
    minutes: () => String(5 + random.below(55)),
    small: () => String(2 + random.below(8)),
    people: () => String(11 + random.below(900)),
    percent: () => `${60 + random.below(40)},${1 + random.below(9)}`,
    money: () => `${2 + random.below(900)} triệu`,
    km: () => `${1 + random.below(9)},${1 + random.below(9)}`,
    age: () => String(40 + random.below(45)),
  };
  return (form) => form.replace(/\{(\w+)\}/g, (_whole, key: string) => values[key]!());
}

function personOf(random: Random): string {
  return `${random.pick(FAMILIES)} ${random.pick(MIDDLES)} ${random.pick(GIVEN)}`;
}

function dayIn(random: Random, year: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${year}-${two(1 + random.below(10))}-${two(1 + random.below(28))}`;
}

const FAMILIES =
  'Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Đoàn Trịnh Mai'.split(' ');
const MIDDLES = 'Văn Thị Đức Hữu Minh Ngọc Quang Thanh Xuân Đình Công Kim Bích Thu Hồng Quốc'.split(' ');
const GIVEN =
  'An Bình Châu Dũng Đào Giang Hà Hải Hòa Hùng Khoa Lan Liên Long Mai Nam Nga Oanh Phúc Quý Sơn Tâm Thảo Thủy Toàn Tuấn Tuyết Vân Vinh Yến'.split(
    ' ',
  );
const PLACES = [
  ...[
    'Đồng Trạch',
    'Hòa Lạc',
    'Bãi Sậy',
    'Gò Đình',
    'Cây Thị',
    'Xóm Mới',
    'Đông Thủy',
    'Phú Quý',
    'Tân Kỳ',
    'Long Đức',
  ],
  ...[
    'Nà Phặc',
    'Bản Chang',
    'Khe Ngang',
    'Đá Bạc',
    'Suối Lạnh',
    'Yên Mỹ',
    'Vĩnh Lộc',
    'Trại Giữa',
    'Cầu Đất',
    'Ấp Chợ',
  ],
  ...[
    'Thuý Lâm',
    'Đại Nghĩa',
    'Bình Khê',
    'Mỹ Đức',
    'Quán Lào',
    'Kỳ Sơn',
    'Hạ Đoạn',
    'Thượng Cát',
    'Lũng Vài',
    'Đầm Sen',
  ],
];
const ROADS = [
  'đường Cây Đa',
  'ngõ Giếng Làng',
  'quốc lộ 18 cũ',
  'đường đê hữu',
  'hẻm Lò Gạch',
  'đường 30 Tháng 4',
  'ngã tư Kho Bạc',
  'dốc Miếu',
  'đường liên thôn 5',
  'bến đò Ngang',
  'cầu Ván',
  'đường tránh chợ',
];
const POSITIONS = [
  'Chủ tịch Ủy ban nhân dân xã',
  'Phó Chủ tịch Ủy ban nhân dân xã',
  'Trưởng ban công tác Mặt trận',
  'Trưởng phòng Kinh tế',
  'Chủ tịch Hội Nông dân',
  'Trưởng công an xã',
  'Trạm trưởng trạm y tế',
  'Chánh Văn phòng',
];
const HEADINGS = [
  'Dân bàn, dân làm',
  'Những con số ở {place}',
  'Việc còn phải làm',
  'Tiếng nói từ {place}',
  'Ba kinh nghiệm',
  'Kế hoạch tháng {month}',
  'Chuyện bên {road}',
];
const DOCUMENT_TYPES = [
  ['Kế hoạch', 'KH'],
  ['Quyết định', 'QĐ'],
  ['Thông báo', 'TB'],
  ['Báo cáo', 'BC'],
  ['Nghị quyết', 'NQ'],
  ['Tờ trình', 'TTr'],
  ['Chỉ thị', 'CT'],
] as const;
const SUBJECTS = [
  'triển khai {subject} tại {place}',
  'phê duyệt danh sách {audience} tham gia {subject}',
  'tăng cường {subject} trên địa bàn thôn {place}',
  'kết quả thực hiện {subject} {small} tháng đầu năm',
  'thành lập tổ công tác về {subject} khu vực {road}',
  'phân bổ kinh phí {money} đồng cho {subject}',
  'ban hành quy chế phối hợp trong {subject}',
];
const PORTAL = {
  name: 'Xã Kho Tìm',
  kind: 'xa',
  code: '99901',
  province: 'Tỉnh Ví Dụ',
  url: 'https://xakhotim.vidu.gov.vn/',
  owner: 'Ủy ban nhân dân xã Kho Tìm',
  responsible: { name: 'Nguyễn Văn A', position: 'Chủ tịch Ủy ban nhân dân xã' },
  address: 'Thôn Mẫu 1, xã Kho Tìm',
  phone: '0200 000 0010',
  email: 'ubnd@xakhotim.vidu.gov.vn',
  sections: [
    { id: 'cchc', name: 'Cải cách hành chính' },
    { id: 'tin', name: 'Tin địa phương' },
    { id: 'thong-bao', name: 'Thông báo' },
    { id: 'van-hoa', name: 'Văn hóa – Xã hội' },
    { id: 'kinh-te', name: 'Kinh tế' },
  ],
  units: [
    { id: 'van-phong', name: 'Văn phòng' },
    { id: 'kinh-te', name: 'Phòng Kinh tế' },
    { id: 'van-hoa', name: 'Phòng Văn hóa – Xã hội' },
  ],
  plans: [],
};
