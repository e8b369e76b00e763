import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { makeSharePicture } from '../../src/pictures/share-picture.ts';
import { makeFolder } from '../fixtures/folders.ts';

const FACTS = { name: 'Xã Vĩnh Phước', province: 'tỉnh An Giang', accent: '#8a1c1c' } as const;
async function pixelsOf(name: string, cache: string): Promise<Buffer> {
  const { fallback } = await makeSharePicture({ ...FACTS, name }, cache);
  return sharp(readFileSync(join(cache, fallback.name)))
    .removeAlpha()
    .raw()
    .toBuffer();
}

test('hai tên chỉ khác dấu thì hai ảnh khác nhau, tên gõ kiểu nào cũng một ảnh', async () => {
  const cache = await makeFolder({});
  const marked = await pixelsOf('Xã Vĩnh Phước', cache);
  expect(marked.equals(await pixelsOf('Xã Vinh Phuoc', cache))).toBe(false);
  expect(marked.equals(await pixelsOf('Xã Vĩnh Phước'.normalize('NFD'), cache))).toBe(true);
});

test.each([
  ['rất dài', 'Phường Nguyễn Thị Ộ Ẫ Ề '.repeat(8).trim()],
  ['một chữ rất dài', 'Aa'.repeat(100)],
  ['chỉ có dấu ẩn', '\u200b\u200b'],
  ['có dấu của mã', 'Xã <b>&amp;</b> "Một"'],
])('tên %s vẫn có ảnh đúng cỡ, không quá 30 KB', async (_, name) => {
  const cache = await makeFolder({});
  const { fallback } = await makeSharePicture({ ...FACTS, name }, cache);
  const bytes = readFileSync(join(cache, fallback.name));
  expect(await sharp(bytes).metadata()).toMatchObject({ width: 1200, height: 630 });
  expect(bytes.length).toBeLessThan(30_000);
});
