import { hash } from 'node:crypto';
import { cpSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { PictureInspection } from '../../src/pictures/inspection.ts';
import { checkContent } from '../../src/commands/check-content.ts';
import { Inventories } from '../../src/store/inventory.ts';
import { makeFolder, type Files } from '../fixtures/folders.ts';
import { articleMd, portalYaml, SOUND_DAY } from '../fixtures/make.ts';
import { underPortal } from '../fixtures/portals.ts';

const PHOTO = await sharp({ create: { width: 300, height: 200, channels: 3, background: '#336699' } })
  .png({ compressionLevel: 0 })
  .toBuffer();
/** Whole at both ends, so that only decoding tells. */
const BROKEN = Buffer.from(PHOTO).fill(0xa5, PHOTO.length / 2, PHOTO.length - 64);

test('ảnh giống nhau từng byte chỉ giải mã một lần, cho cả lần chạy sau', async () => {
  const content = await makeFolder({ 'tot.png': PHOTO, 'hong.png': BROKEN });
  const digests = { tot: hash('sha256', PHOTO), hong: hash('sha256', BROKEN) };
  const gone = join(content, 'khong-con.png');
  const begin = () => new PictureInspection(content, { isThorough: true, usesCache: true });

  const first = begin();
  expect(await first.inspect(join(content, 'tot.png'), digests.tot)).toBeNull();
  expect(await first.inspect(join(content, 'hong.png'), digests.hong)).toEqual({ is: 'broken' });
  expect(await first.inspect(gone, digests.tot), 'không mở lại').toBeNull();
  expect(await first.inspect(join(content, 'tot.png'), digests.hong), 'không mở lại').toEqual({
    is: 'broken',
  });
  first.save();

  const second = begin();
  expect(await second.inspect(gone, digests.tot)).toBeNull();
  expect(await second.inspect(gone, digests.hong)).toEqual({ is: 'broken' });
  second.save();

  // A run that needs none of them lets go of none.
  begin().save();
  expect(await begin().inspect(gone, digests.tot)).toBeNull();
});

test('không có dấu thì lấy dấu của tệp; tệp không đọc được không nói gì về tệp khác', async () => {
  const content = await makeFolder({ 'mot.png': PHOTO, 'hai.png': PHOTO, 'ba.png': BROKEN });
  const pictures = new PictureInspection(content, { isThorough: true, usesCache: false });
  expect(await pictures.inspect(join(content, 'mot.png'))).toBeNull();
  expect(await pictures.inspect(join(content, 'ba.png'))).toEqual({ is: 'broken' });
  expect(await pictures.inspect(join(content, 'khong-co.png'))).toEqual({ is: 'broken' });
  expect(await pictures.inspect(join(content, 'mot.png'), 'EACCES')).toBeNull();
  expect(await pictures.inspect(join(content, 'ba.png'), 'EACCES')).toEqual({ is: 'broken' });
});

test('ảnh hỏng có ở nhiều cổng thì cổng nào cũng được báo, lần đầu và lần sau', async () => {
  const content = await makeFolder({ ...portal('mot'), ...portal('hai') });
  const broken = async (ids: string[], usesCache: boolean) => {
    const { problems } = await checkContent(content, ids, {
      today: SOUND_DAY,
      isThorough: true,
      inventories: usesCache ? new Inventories(content) : undefined,
    });
    return problems
      .filter(({ code }) => code === 'picture-broken')
      .map(({ file, line }) => `${file}:${line}`);
  };
  const inBoth = ['mot', 'hai'].map((id) => `portals/${id}/tin-tuc/2026/hong.md:7`);
  expect(await broken(['mot', 'hai'], false)).toEqual(inBoth);
  expect(await broken(['mot', 'hai'], true)).toEqual(inBoth);
  expect(await broken(['mot', 'hai'], true)).toEqual(inBoth);

  // Another portal gets the picture; the one that had it first is fixed.
  cpSync(join(content, 'portals/hai'), join(content, 'portals/ba'), { recursive: true });
  writeFileSync(join(content, 'portals/ba/portal.yaml'), portalYaml({ url: 'https://ba.vidu.gov.vn/' }));
  writeFileSync(join(content, 'portals/mot/tin-tuc/2026/hong.png'), PHOTO);
  const inOthers = ['hai', 'ba'].map((id) => `portals/${id}/tin-tuc/2026/hong.md:7`);
  expect(await broken(['mot', 'hai', 'ba'], true)).toEqual(inOthers);
  rmSync(join(content, 'portals/hai/tin-tuc/2026/tot.md'));
  expect(await broken(['mot', 'hai', 'ba'], true)).toEqual(inOthers);
  expect(await broken(['mot', 'hai', 'ba'], false)).toEqual(inOthers);
});

function portal(id: string): Files {
  const article = (title: string, src: string) =>
    articleMd({ title, cover: { src, alt: 'Hội trường ủy ban xã' } });
  return underPortal(id, {
    'portal.yaml': portalYaml({ url: `https://${id}.vidu.gov.vn/` }),
    'tin-tuc/2026/tot.md': article('Bài có ảnh tốt', 'tot.png'),
    'tin-tuc/2026/tot.png': PHOTO,
    'tin-tuc/2026/hong.md': article('Bài có ảnh hỏng', 'hong.png'),
    'tin-tuc/2026/hong.png': BROKEN,
  });
}
