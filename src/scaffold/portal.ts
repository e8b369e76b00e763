import { slugify } from '../text/fold.ts';
import type { Day } from '../schemas/day.ts';
import { schemas, type DataOf, type EntryKind } from '../schemas/kinds.ts';
import { introParts, portalKinds, valuesOf, type IntroPart } from '../schemas/vocabulary.ts';
import type { z } from 'zod';
import { choicesOf } from './entry.ts';
import { writeEntryText, writeSample, writeTemplate } from './template.ts';
import type { Unit } from './units.ts';

/** The data from which a new portal is made. */
interface NewPortal {
  unit: Unit;
  /** The name of its folder. */
  id: string;
  /** The address of the portal, if it is known already. */
  url?: string;
  today: Day;
}

/**
 * Writes every file that a portal must have. Data that only the commune knows is a placeholder in square brackets, or the
 * mailbox `can-bo-sung@…` in place of an e-mail address; the check reports both.
 */
export function portalFiles(newPortal: NewPortal): Map<string, string> {
  const { unit, today } = newPortal;
  const portal = portalDataOf(newPortal);
  const choices = choicesOf(portal);
  const entry = (kind: EntryKind, data: Record<string, unknown>, body: string) =>
    writeEntryText(writeTemplate(schemas[kind], data, choices), body);
  const firstArticle = `tin-tuc/${today.slice(0, 4)}/gioi-thieu-cong-thong-tin-dien-tu.md`;

  return new Map([
    ['portal.yaml', writeTemplate(schemas.portal, portal)],
    ...valuesOf(introParts).map((part): [string, string] => [
      `gioi-thieu/${part}.md`,
      entry('intro', { title: introParts[part] }, introBody(part, unit)),
    ]),
    ['lanh-dao/chu-tich-ubnd.md', entry('leader', leaderDataOf(unit, portal), '')],
    ['giao-dich/tru-so.md', entry('contact', contactDataOf(unit, portal), CONTACT_BODY)],
    [firstArticle, entry('article', articleDataOf(unit, today), ARTICLE_BODY)],
    ['luot-truy-cap.yaml', VISITS],
  ]);
}

type PortalData = ReturnType<typeof portalDataOf>;

function portalDataOf({ unit, id, url = proposedUrl(unit, id) }: NewPortal) {
  const place = `${lowerKind(unit.name)}, ${lowerKind(unit.province)}`;
  return {
    name: unit.name,
    kind: unit.kind,
    code: unit.code,
    province: unit.province,
    url,
    owner: `Ủy ban nhân dân ${place}`,
    responsible: { name: '[Họ và tên]', position: `[Chức vụ, ví dụ Chủ tịch ${officeOf(unit)}]` },
    address: `[Số nhà, đường hoặc thôn, tổ dân phố], ${place}`,
    phone: '[số điện thoại]',
    email: `${TODO_MAILBOX}@${new URL(url).hostname}`,
    sections: [
      { id: 'cchc', name: 'Cải cách hành chính' },
      { id: 'thong-bao', name: 'Thông báo' },
      { id: 'hoat-dong-chinh-quyen', name: 'Hoạt động của chính quyền' },
    ],
    units: officesOf(unit),
    plans: [],
    links: [
      { name: 'Cổng Dịch vụ công quốc gia', url: 'https://dichvucong.gov.vn' },
      { name: 'Cổng Thông tin điện tử Chính phủ', url: 'https://chinhphu.vn' },
      { name: 'Phổ biến, giáo dục pháp luật', url: 'https://pbgdpl.gov.vn' },
    ],
  };
}

function officeOf({ name }: Unit): string {
  return `Ủy ban nhân dân ${lowerKind(name)}`;
}

function leaderDataOf(unit: Unit, { phone, email }: PortalData) {
  return {
    name: '[Họ và tên]',
    position: `Chủ tịch ${officeOf(unit)}`,
    phone,
    email,
    duties: '[Viết nhiệm vụ được phân công, một đến ba câu]',
    order: 1,
  } satisfies z.input<typeof schemas.leader>;
}

function contactDataOf(unit: Unit, { address, phone, email }: PortalData) {
  return { name: `Trụ sở ${officeOf(unit)}`, address, phone, email, order: 1 } satisfies z.input<
    typeof schemas.contact
  >;
}

const CONTACT_BODY = '<!-- Có thể viết thêm: đường đi tới trụ sở, giờ tiếp dân, việc giải quyết tại đây -->';

function articleDataOf({ name }: Unit, today: Day) {
  return {
    title: `Giới thiệu Cổng thông tin điện tử ${lowerKind(name)}`,
    date: today,
    section: 'cchc',
    summary: '[Viết tóm tắt bài trong một hoặc hai câu, từ 30 đến 500 ký tự]',
    draft: true,
  } satisfies z.input<typeof schemas.article>;
}

const ARTICLE_BODY =
  '[Viết bài đầu tiên: cổng có những mục nào, người dân tìm gì ở đâu; viết xong thì xóa dòng draft]';

/** The mailbox of a placeholder for an e-mail address. Exported for tests. */
export const TODO_MAILBOX = 'can-bo-sung';

/**
 * Proposes the address of a portal, in the form that most communes use.
 * @example proposedUrl(baDinh, 'phuong-ba-dinh') // 'https://phuongbadinh.hanoi.gov.vn/'
 */
export function proposedUrl(unit: Unit, id: string): string {
  const province = slugify(unit.province).replace(/^(tinh|thanh-pho)-/, '');
  return `https://${id.replaceAll('-', '')}.${province.replaceAll('-', '')}.gov.vn/`;
}

const VISITS = `# Lượt truy cập từng tháng, kèm nguồn số liệu. Thay dấu [] bằng các mục như sau:
${writeSample(schemas.visits)}
[]
`;

/**
 * Proposes the offices of a commune by their names in Nghị định 150/2025/NĐ-CP, and the one-stop centre. Wards and Phú Quốc
 * have an office for towns, the other special zones do not; a small commune may have fewer offices.
 */
function officesOf({ kind, name }: Unit): DataOf<'portal'>['units'] {
  const isTown = kind === 'phuong' || name === 'Đặc khu Phú Quốc';
  return [
    { id: 'van-phong', name: 'Văn phòng HĐND và UBND' },
    { id: 'kinh-te', name: isTown ? 'Phòng Kinh tế, Hạ tầng và Đô thị' : 'Phòng Kinh tế' },
    { id: 'van-hoa-xa-hoi', name: 'Phòng Văn hóa – Xã hội' },
    { id: 'phuc-vu-hcc', name: 'Trung tâm Phục vụ hành chính công' },
  ];
}

function introBody(part: IntroPart, unit: Unit): string {
  const of = `của ${KIND_WORDS[unit.kind]}`;
  switch (part) {
    case 'lich-su':
      return `[Viết 3–5 đoạn về lịch sử phát triển ${of}]${predecessors(unit)}`;
    case 'dieu-kien-tu-nhien':
      return `[Viết 2–4 đoạn về vị trí, diện tích, địa hình, khí hậu, sông ngòi ${of}]`;
    case 'kinh-te-xa-hoi':
      return `[Viết 3–5 đoạn về dân số, sản xuất, đời sống, trường học, y tế ${of}, kèm năm của số liệu]`;
    case 'van-hoa':
      return `[Viết 2–4 đoạn về lễ hội, di tích, phong tục, nếp sống ${of}]`;
    case 'dia-gioi-hanh-chinh':
      return `[Viết ${KIND_WORDS[unit.kind]} giáp những đơn vị nào, gồm những thôn, tổ dân phố nào, diện tích và dân số từng nơi]`;
    case 'ban-do-hanh-chinh':
      return '[Chép tệp bản đồ (ảnh hoặc PDF) vào thư mục này, ghi vào mục map hoặc attachments ở trên, rồi viết một đoạn mô tả bản đồ]';
  }
}

const KIND_WORDS = { xa: 'xã', phuong: 'phường', 'dac-khu': 'đặc khu' } as const;

/** Writes a comment for the editor with the former units that the official list names for a unit. */
function predecessors({ name, predecessors }: Unit): string {
  if (predecessors.length === 0) return '';
  return `

<!-- Theo danh sách tháng 7 năm 2025, ${lowerKind(name)} có toàn bộ hoặc một phần của:
${predecessors.map((each) => `- ${each}`).join('\n')}
Đối chiếu với nghị quyết sắp xếp đơn vị hành chính trước khi dùng. -->`;
}

/**
 * Writes the name of a unit inside a sentence.
 * @example lowerKind('Phường Ba Đình') // 'phường Ba Đình'
 */
function lowerKind(name: string): string {
  const kind = [...Object.values(portalKinds)].find((each) => name.startsWith(`${each} `));
  return kind ? kind.toLowerCase() + name.slice(kind.length) : name;
}
