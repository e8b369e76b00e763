import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { callBuild } from '../fixtures/call-commands.ts';
import { makeFolder } from '../fixtures/folders.ts';
import { metaOf } from '../fixtures/html.ts';
import { portalYaml } from '../fixtures/make.ts';
import { leastPortal, underPortal } from '../fixtures/portals.ts';

test('trang không có ảnh thì mời chia sẻ bằng ảnh có tên và biểu trưng của cổng, mỗi tên, biểu trưng một ảnh', async () => {
  const content = await makeFolder({
    ...(await portalWithMark('xa-lon', 320)),
    ...(await portalWithMark('xa-nho', 120)),
    ...leastPortal('xa-khong'),
  });
  const out = join(await makeFolder({}), 'dist');
  const { code, stderr } = await callBuild(['--content', content, '--out', out]);
  expect(code, stderr).toBe(0);

  const drawn = new Set<string>();
  for (const id of ['xa-lon', 'xa-nho', 'xa-khong']) {
    const html = await readFile(join(out, id, 'tin-tuc/index.html'), 'utf8');
    const image = metaOf(html, 'og:image')!;
    expect(image).toMatch(new RegExp(`^https://.*/anh/[0-9a-f]{16}-1200\\.png$`));
    expect(metaOf(html, 'og:image:alt')).toMatch(/^Cổng thông tin điện tử xã /);
    const file = join(out, id, image.slice(image.indexOf('/anh/')));
    const { width, height } = await sharp(file).metadata();
    expect([width, height].map(String)).toEqual([
      metaOf(html, 'og:image:width'),
      metaOf(html, 'og:image:height'),
    ]);
    expect((await stat(file)).size).toBeLessThan(30_000);
    drawn.add(image.slice(image.lastIndexOf('/')));
  }
  expect(drawn.size).toBe(3);
});

async function portalWithMark(id: string, side: number) {
  const square = { width: side, height: side, channels: 3, background: '#0a7d33' } as const;
  return {
    ...leastPortal(id),
    ...underPortal(id, {
      'portal.yaml': portalYaml({
        name: `Xã ${id}`,
        url: `https://${id}.vidu.gov.vn/`,
        theme: { mark: { src: 'bieu-trung.png', alt: `Biểu trưng của ${id}` } },
      }),
      'bieu-trung.png': await sharp({ create: square }).png().toBuffer(),
    }),
  };
}
