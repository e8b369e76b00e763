import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { slugify } from '../../src/text/fold.ts';

/** The words of the articles. */
export const SYLLABLES =
  'cải cách hành chính thủ tục hồ sơ trực tuyến người dân cán bộ công chức xã phường thôn khu phố kết quả tiếp nhận giải quyết thời gian quy định hướng dẫn điện thoại dịch vụ công quốc gia đất đai hộ tịch chứng thực đăng ký kinh doanh báo cáo kế hoạch chỉ tiêu tuyên truyền hội nghị tập huấn số hóa chữ ký phản ánh kiến nghị trả lời đúng hạn một cửa liên thông niêm yết công khai lệ phí miễn giảm bảo hiểm trợ cấp'.split(
    ' ',
  );

/** Writes a province of varied articles, the same for the same numbers: content/plans, content/portals. */
export function writeProvince(folder: string, portals: number, articles: number): void {
  const random = mulberry32(portals * 7919 + articles);
  const words = (count: number) =>
    Array.from({ length: count }, () => SYLLABLES[Math.floor(random() * SYLLABLES.length)]).join(' ');

  mkdirSync(join(folder, 'plans'), { recursive: true });
  writeFileSync(join(folder, 'plans/ke-hoach.yaml'), stringify(PLAN));
  for (let portal = 0; portal < portals; portal++) {
    const id = `xa-${String(portal).padStart(4, '0')}`;
    const root = join(folder, 'portals', id);
    mkdirSync(join(root, 'tin-tuc/2026'), { recursive: true });
    writeFileSync(join(root, 'portal.yaml'), stringify(portalOf(id)));
    for (let article = 0; article < articles; article++) {
      const title = `${words(9)} ${article}`;
      const month = String(1 + Math.floor(random() * 11)).padStart(2, '0');
      const day = String(1 + Math.floor(random() * 28)).padStart(2, '0');
      const frontMatter = {
        title,
        date: `2026-${month}-${day}`,
        section: random() < 0.6 ? 'cchc' : 'thong-bao',
        summary: words(25),
        topics: ['chinh-quyen-so'],
        unit: 'van-phong',
      };
      const body = `## ${words(5)}\n\n${words(120)}\n\n- ${words(8)}\n- ${words(9)}\n\n${words(200)}\n`;
      writeFileSync(
        join(root, 'tin-tuc/2026', `${slugify(title)}.md`),
        `---\n${stringify(frontMatter)}---\n\n${body}`,
      );
    }
  }
}

/** The plan of the province. */
export const PLAN = {
  number: '1/KH-UBND',
  title: 'Tuyên truyền cải cách hành chính năm 2026',
  issuer: 'UBND tỉnh Ví Dụ',
  issued: '2025-12-12',
  year: 2026,
  targets: [
    {
      id: 'quy',
      label: 'Tin theo quý',
      measure: 'articles',
      filter: { sections: ['cchc'] },
      min: 5,
      per: 'quarter',
    },
    { id: 'don-vi', label: 'Tin theo đơn vị', measure: 'articles', min: 1, per: 'month', by: 'unit' },
    { id: 'nam', label: 'Tin theo năm', measure: 'articles', min: 20, per: 'year' },
  ],
};

/** The portal.yaml of a commune. */
export function portalOf(id: string): Record<string, unknown> {
  return {
    name: `Xã Số ${id.slice(3)}`,
    kind: 'xa',
    code: id.slice(3),
    province: 'Tỉnh Ví Dụ',
    url: `https://${id}.vidu.gov.vn/`,
    owner: 'Ủy ban nhân dân xã',
    responsible: { name: 'Nguyễn Văn A', position: 'Chủ tịch' },
    address: 'Thôn Mẫu 1',
    phone: '0200 000 0010',
    email: 'ubnd@vidu.gov.vn',
    sections: [
      { id: 'cchc', name: 'Cải cách hành chính' },
      { id: 'thong-bao', name: 'Thông báo' },
    ],
    units: [{ id: 'van-phong', name: 'Văn phòng' }],
    plans: ['ke-hoach'],
  };
}

/** Small, well-known and good enough to vary texts (Tommy Ettinger, 2017; public domain). */
export function mulberry32(seed: number): () => number {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let value = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 4_294_967_296;
  };
}
