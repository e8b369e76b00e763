import { join } from 'node:path';
import type { Files } from '../../fixtures/folders.ts';
import { articleMd, markdown } from '../../fixtures/make.ts';
import { besideVictim, portalOf, VICTIM, type Attack } from '../beside.ts';
import { filesBelow } from '../sites.ts';
import { choose } from '../trial.ts';

/** Paths and links by which a portal reaches for what lies outside its folder. */
export const outside = besideVictim({
  id: 'outside',
  name: 'đường dẫn ra ngoài thư mục của cổng',
  gather: (trial) => ({
    attacks: choose(attacks(), trial, 24),
    atOnce: 40,
    secondsEach: 4,
    secret: SECRET,
    around: {
      'bi-mat.pdf': PDF,
      '../bi-mat.pdf': PDF,
      [`portals/${VICTIM}/bi-mat.pdf`]: PDF,
      [`portals/${VICTIM}/tin-tuc/2026/bi-mat.pdf`]: PDF,
    },
  }),
});

const SECRET = 'CHU-KHONG-DUOC-LO-7F3A';
const PDF = `%PDF-1.4\n% ${SECRET}\n%%EOF\n`;

/** Where an entry of an article may name a file. */
const PLACES: Record<string, (src: string) => Files> = {
  'tệp kèm': (src) => article({ attachments: [{ src, name: 'Tệp kèm của bài' }] }),
  'ảnh đại diện': (src) => article({ cover: { src, alt: 'Cán bộ xã hướng dẫn người dân' } }),
  'liên kết': (src) => article({}, `[tải văn bản về máy](<${src}>)\n`),
  'thẻ a': (src) => article({}, `<a href="${src}">tải văn bản về máy</a>\n`),
  'ảnh trong bài': (src) => article({}, `![Cán bộ xã hướng dẫn](<${src}>)\n`),
  'tệp văn bản': (src) => ({
    'van-ban/x.md': markdown({
      number: '12/KH-UBND',
      type: 'Kế hoạch',
      issuer: 'UBND xã',
      issued: '2026-01-05',
      subject: 'Kế hoạch cải cách hành chính',
      file: src,
    }),
  }),
  'ảnh lãnh đạo': (src) => ({
    'lanh-dao/x.md': markdown({
      name: 'Nguyễn Văn A',
      position: 'Chủ tịch',
      duties: 'Phụ trách chung',
      order: 1,
      phone: '0200 000 0011',
      email: 'a@vidu.gov.vn',
      photo: { src, alt: 'Ông Nguyễn Văn A' },
    }),
  }),
};

const TRICKS = [
  '../../../bi-mat.pdf',
  '../../../../bi-mat.pdf',
  '../../../../../bi-mat.pdf',
  '../../../../../../bi-mat.pdf',
  `../../../${VICTIM}/bi-mat.pdf`,
  `/../${VICTIM}/bi-mat.pdf`,
  '/../../bi-mat.pdf',
  './.././../../../../bi-mat.pdf',
  'x/../../../../../bi-mat.pdf',
  '..\\..\\..\\..\\bi-mat.pdf',
  '%2e%2e/%2e%2e/%2e%2e/%2e%2e/bi-mat.pdf',
  '..%2f..%2f..%2f..%2fbi-mat.pdf',
  '..%5c..%5c..%5c..%5cbi-mat.pdf',
  '%252e%252e/%252e%252e/%252e%252e/bi-mat.pdf',
  '....//....//....//bi-mat.pdf',
  '..;/..;/..;/bi-mat.pdf',
  '．．/．．/．．/．．/bi-mat.pdf',
  '../../../../bi-mat.pdf#x',
  '../../../../bi-mat.pdf?x',
  '/etc/passwd',
  '//etc/passwd',
  'file:///etc/passwd',
  '/proc/self/environ',
];

function article(fields: Record<string, unknown>, body = 'Thân bài.\n'): Files {
  return { 'tin-tuc/2026/x.md': articleMd({ title: 'Bài lạ trong loạt thử', ...fields }, body) };
}

function attacks(): Attack[] {
  const paths = Object.entries(PLACES).flatMap(([place, files]) =>
    TRICKS.map((src): Attack => ({
      name: `${place}: ${src}`,
      files: () => files(src),
      inspect: hasNoDownloads,
    })),
  );
  const mark = TRICKS.map((src): Attack => ({
    name: `biểu trưng: ${src}`,
    files: (id) => ({ 'portal.yaml': portalOf(id, { theme: { mark: { src, alt: 'Biểu trưng xã' } } }) }),
    inspect: hasNoDownloads,
  }));
  const links = Object.entries({
    'tin-tuc/2026/x.pdf': '../../../../../bi-mat.pdf',
    'tin-tuc/2026/x.md': `../../../${VICTIM}/tin-tuc/2026/bai-mot.md`,
    'tin-tuc/2026/x': `../../../${VICTIM}/tin-tuc`,
    'tin-tuc/2025': `../../${VICTIM}/tin-tuc/2026`,
    'van-ban': `../${VICTIM}`,
    'van-ban/x.pdf': '/etc/passwd',
    'gioi-thieu': '/etc',
    'luot-truy-cap.yaml': '/dev/zero',
    'tin-tuc/2026/y.md': '/dev/zero',
    'tin-tuc/2026/z.md': '/proc/self/environ',
    'tin-tuc/2026/vong': '.',
    'portal.yaml': `../${VICTIM}/portal.yaml`,
  }).map(([path, link]): Attack => ({
    name: `liên kết tượng trưng ${path} → ${link}`,
    files: () => ({
      ...article({ attachments: [{ src: 'x.pdf', name: 'Tệp kèm của bài' }] }),
      [path]: { link },
    }),
    must: 'be-named',
    inspect: hasNoDownloads,
  }));
  return [...links, ...paths, ...mark];
}

/** The portals of this family have no pictures or files of their own, but for the one that is drawn of their names. */
function hasNoDownloads(site: string | null): string | null {
  const isDrawn = /^\/anh\/[\da-f]{16}-1200\.png$/;
  const found = site
    ? filesBelow(site).filter((file) => {
        const path = file.slice(site.length);
        return /\/(?:anh|tep)\//.test(path) && !isDrawn.test(path);
      })
    : [];
  return found.length > 0
    ? `trang có ${found.map((file) => file.slice(join(site!, '/').length)).join(', ')}`
    : null;
}
