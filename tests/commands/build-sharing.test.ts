import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { makeFolder } from '../fixtures/folders.ts';
import { metaOf } from '../fixtures/html.ts';
import { portalYaml, runScript } from '../fixtures/make.ts';
import { leastPortal, underPortal } from '../fixtures/portals.ts';

test('trang không có ảnh thì mời chia sẻ bằng biểu trưng của cổng, trừ khi biểu trưng quá nhỏ', async () => {
  const content = await makeFolder({
    ...(await portalWithMark('xa-lon', 320)),
    ...(await portalWithMark('xa-nho', 120)),
  });
  const out = join(await makeFolder({}), 'dist');
  const { code, stderr } = await runScript('build', ['--content', content, '--out', out]);
  expect(code, stderr).toBe(0);

  const large = await readFile(join(out, 'xa-lon/tin-tuc/index.html'), 'utf8');
  const image = metaOf(large, 'og:image')!;
  expect(image).toMatch(/^https:\/\/xa-lon\.vidu\.gov\.vn\/anh\/.*\.jpg$/);
  const { width, height } = await sharp(join(out, 'xa-lon', new URL(image).pathname)).metadata();
  expect([metaOf(large, 'og:image:width'), metaOf(large, 'og:image:height')]).toEqual([
    String(width),
    String(height),
  ]);
  expect(metaOf(large, 'og:image:alt')).toBe('Biểu trưng của xa-lon');

  const small = await readFile(join(out, 'xa-nho/tin-tuc/index.html'), 'utf8');
  expect(metaOf(small, 'og:image')).toBe('https://xa-nho.vidu.gov.vn/chia-se.png');
  expect(metaOf(small, 'og:image:alt')).toBe('Cờ đỏ sao vàng');
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
