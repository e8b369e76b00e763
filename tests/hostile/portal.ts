import sharp from 'sharp';
import { entryFolders, type EntryKind } from '../../src/schemas/kinds.ts';
import type { Files } from '../fixtures/folders.ts';
import { articleMd, markdown, portalYaml } from '../fixtures/make.ts';
import { pdf, underPortal } from '../fixtures/portals.ts';
import { bodies } from './bodies.ts';
import { accepted, type HostileFields } from './fields.ts';

export const HOSTILE_PORTAL = 'xa-ke-xau';

/** Writes the file of one kind, in order but for what the fields say. */
export function fileOf({ kind, fields }: HostileFields, body = ''): string {
  if (kind === 'portal') return portalYaml(fields);
  return kind === 'article' ? articleMd(fields, body) : markdown({ ...IN_ORDER[kind], ...fields }, body);
}

/** Makes the portal whose every entry tries something. */
export async function hostilePortal(): Promise<Files> {
  const photo = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#336699' } })
    .jpeg()
    .toBuffer();
  const files: Files = { 'anh.jpg': photo };
  for (const folder of Object.values(entryFolders))
    for (const name of ['x', 'anh.jpg']) files[`${folder}/${name}`] = photo;
  const besideArticles = {
    x: photo,
    'khong-co': photo,
    'anh.jpg': photo,
  };
  for (const [name, bytes] of Object.entries(besideArticles)) files[`tin-tuc/2026/${name}`] = bytes;

  for (const [index, { kind = 'article', text }] of bodies.entries()) {
    const title = `Bài thử thân bài số ${index + 1} của xã`;
    const fields = kind === 'article' ? { title, date: '2026-01-05' } : {};
    files[pathOf(kind, kind === 'intro' ? 'van-hoa' : `than-bai-${index + 1}`)] = fileOf(
      { kind, fields },
      text,
    );
  }
  for (const [index, { kind, fields }] of accepted.entries()) {
    const path =
      kind === 'portal' ? 'portal.yaml' : pathOf(kind, kind === 'intro' ? 'lich-su' : `truong-${index + 1}`);
    const own =
      kind === 'article'
        ? {
            title: `Bài thử trường số ${index + 1} của xã`,
            ...spell(fields),
            section: index % 2 ? 'cchc' : 'thong-bao',
          }
        : fields;
    files[path] = fileOf({ kind, fields: { ...own } }, 'Thân bài lành.\n');
    for (const name of downloadsOf(fields)) files[path.replace(/[^/]+$/, name)] = pdf('tệp');
  }
  return underPortal(HOSTILE_PORTAL, files);
}

/** A title has at least ten letters, a summary thirty. */
function spell(fields: Record<string, unknown>): Record<string, unknown> {
  const { title, summary } = fields;
  return {
    ...fields,
    ...(typeof title === 'string' ? { title: `${title} của bài thử` } : {}),
    ...(typeof summary === 'string' ? { summary: `${summary}, đủ dài để làm tóm tắt` } : {}),
  };
}

function pathOf(kind: EntryKind, slug: string): string {
  return kind === 'article' ? `tin-tuc/2026/${slug}.md` : `${entryFolders[kind]}/${slug}.md`;
}

function downloadsOf({ file, attachments = [] }: Record<string, unknown>): string[] {
  const named = (attachments as { src: string }[]).map(({ src }) => src);
  return typeof file === 'string' ? [file, ...named] : named;
}

const PERSON = { phone: '0200 000 0011', email: 'a@vidu.gov.vn' };

const IN_ORDER: Record<Exclude<EntryKind, 'article'>, Record<string, unknown>> = {
  intro: {},
  leader: { name: 'Nguyễn Văn A', position: 'Chủ tịch', duties: 'Phụ trách chung', order: 1, ...PERSON },
  contact: { name: 'Bộ phận Một cửa', address: 'Thôn Mẫu', ...PERSON },
  procedure: {
    code: '1.001193',
    name: 'Đăng ký khai sinh',
    field: 'Hộ tịch',
    level: 'toan-trinh',
    status: 'hien-hanh',
    url: 'https://dichvucong.gov.vn/p',
  },
  document: {
    number: '12/KH-UBND',
    type: 'Kế hoạch',
    issuer: 'UBND xã',
    issued: '2026-01-05',
    subject: 'Kế hoạch cải cách hành chính',
  },
  feedback: {
    received: '2026-03-01',
    topic: 'Đường hỏng',
    question: 'Bao giờ sửa đường?',
    status: 'da-tra-loi',
    answered: '2026-03-05',
    answer: 'Sẽ sửa trong tháng.',
  },
  activity: { title: 'Họp thôn', date: '2026-03-02', form: 'hop-thon', times: 1, people: 40 },
  publication: {
    title: 'Tin trên báo',
    date: '2026-03-03',
    channel: 'bao-tinh',
    outlet: 'Báo Ví Dụ',
    url: 'https://bao.vidu.gov.vn/tin',
  },
  task: { title: 'Ban hành kế hoạch', due: '2026-02-28', unit: 'van-phong' },
};
