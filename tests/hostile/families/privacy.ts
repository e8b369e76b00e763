import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import type { Files } from '../../fixtures/folders.ts';
import { articleMd, markdown } from '../../fixtures/make.ts';
import { besideVictim, portalOf, type Attack } from '../beside.ts';
import { filesBelow } from '../sites.ts';
import { choose } from '../trial.ts';

/** Pictures that tell where and by whom they were taken, in every way a picture comes into a site. */
export const privacy = besideVictim({
  id: 'privacy',
  name: 'ảnh mang nơi chụp, máy chụp, người chụp',
  gather: async (trial) => ({ attacks: choose(await attacks(), trial, 8), atOnce: 30, secondsEach: 6 }),
});

const WHO = 'NGUOI-CHUP-7F3A';

const ENDINGS = ['jpg', 'png', 'webp', 'avif'] as const;
type Ending = (typeof ENDINGS)[number];

const WAYS: Record<string, (src: string, id: string) => Files> = {
  'tải về, có tên': (src) => article({ attachments: [{ src, name: 'Ảnh gốc của buổi lễ' }] }),
  'tải về, không tên': (src) => article({ attachments: [{ src }] }),
  'liên kết trong bài': (src) => article({}, `[ảnh cỡ lớn của buổi lễ](${src})\n`),
  'thẻ a trong bài': (src) => article({}, `<a href="${src}">ảnh cỡ lớn của buổi lễ</a>\n`),
  'ảnh đại diện': (src) => article({ cover: { src, alt: 'Cán bộ hướng dẫn người dân' } }),
  'ảnh trong bài': (src) => article({}, `![Người dân nộp hồ sơ](${src})\n`),
  'ảnh có liên kết tới chính nó': (src) => article({}, `[![Người dân nộp hồ sơ](${src})](${src})\n`),
  'biểu trưng': (src, id) => ({
    'portal.yaml': portalOf(id, { theme: { mark: { src: `tin-tuc/2026/${src}`, alt: 'Biểu trưng xã' } } }),
  }),
  'tệp văn bản': (src) => ({
    'van-ban/x.md': markdown({
      number: '12/KH-UBND',
      type: 'Kế hoạch',
      issuer: 'UBND xã',
      issued: '2026-01-05',
      subject: 'Kế hoạch cải cách hành chính',
      file: `../tin-tuc/2026/${src}`,
    }),
  }),
};

function article(fields: Record<string, unknown>, body = 'Thân bài.\n'): Files {
  return { 'tin-tuc/2026/x.md': articleMd({ title: 'Bài lạ trong loạt thử', ...fields }, body) };
}

async function attacks(): Promise<Attack[]> {
  const pictures = await Promise.all(
    ENDINGS.flatMap((ending) =>
      (['EXIF', 'XMP'] as const).map(async (kind) => ({ ending, kind, bytes: await picture(ending, kind) })),
    ),
  );
  return Object.entries(WAYS).flatMap(([way, files]) =>
    pictures.map(({ ending, kind, bytes }): Attack => ({
      name: `${way}, ${ending}, ${kind}`,
      files: (id) => ({
        ...files(`anh.${ending}`, id),
        [`tin-tuc/2026/anh.${ending}`]: bytes,
        [`van-ban/anh.${ending}`]: bytes,
      }),
      inspect: tellsNothing,
    })),
  );
}

async function picture(ending: Ending, kind: 'EXIF' | 'XMP'): Promise<Buffer> {
  const plain = sharp({ create: { width: 1200, height: 900, channels: 3, background: '#446688' } });
  const told =
    kind === 'EXIF'
      ? plain.withExif({
          IFD0: { Artist: WHO, Make: 'MAY-CHUP', ImageDescription: WHO },
          IFD3: {
            GPSLatitudeRef: 'N',
            GPSLatitude: '10/1 31/1 0/1',
            GPSLongitudeRef: 'E',
            GPSLongitude: '105/1 58/1 0/1',
          },
        })
      : plain.withXmp(
          `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" dc:creator="${WHO}"/></rdf:RDF></x:xmpmeta>`,
        );
  return told.toFormat(ending === 'jpg' ? 'jpeg' : ending).toBuffer();
}

/** Neither a shown picture nor one to download has anything beside the picture itself. */
async function tellsNothing(site: string | null): Promise<string | null> {
  for (const file of site ? filesBelow(site) : []) {
    if (!/\.(?:jpe?g|png|webp|avif)$/.test(file)) continue;
    const { exif, xmp, iptc } = await sharp(readFileSync(file)).metadata();
    const told = [exif && 'EXIF', xmp && 'XMP', iptc && 'IPTC'].filter(Boolean);
    if (readFileSync(file).includes(WHO)) told.push(WHO);
    if (told.length > 0) return `${file.slice(site!.length + 1)} còn ${told.join(', ')}`;
  }
  return null;
}
