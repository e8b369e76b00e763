import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { callBuild } from '../fixtures/call-commands.ts';
import { makeFolder } from '../fixtures/folders.ts';
import { soundPortal } from '../fixtures/make.ts';

test('địa chỉ cũ dẫn tới trang mới, không vào sơ đồ trang, kể cả khi cổng ở trong thư mục con', async () => {
  const files = soundPortal('xa', {
    url: 'https://hoathuan.vinhlong.gov.vn/xa/',
    redirects: ['tin-tuc/ten-cu/', ...ODD].map((from) => ({
      from: `/${from}`,
      to: '/tin-tuc/lich-cat-dien/',
    })),
  });
  const content = await makeFolder(files);
  const out = join(await makeFolder({}), 'dist');
  const { code, stderr } = await callBuild(['--content', content, '--out', out, '--as-of', '2026-06-30']);
  expect(code, stderr).toBe(0);
  const html = await readFile(join(out, 'xa/tin-tuc/ten-cu/index.html'), 'utf8');
  expect(html).toContain('http-equiv="refresh" content="0; url=/xa/tin-tuc/lich-cat-dien/"');
  expect(html).toContain(
    'href="/xa/tin-tuc/lich-cat-dien/">https://hoathuan.vinhlong.gov.vn/xa/tin-tuc/lich-cat-dien/</a>',
  );
  expect(await readFile(join(out, 'xa/sitemap-0.xml'), 'utf8')).not.toContain('ten-cu');
  for (const address of ODD)
    expect(await readFile(join(out, 'xa', address, 'index.html'), 'utf8'), address).toBe(html);
});

/** Old addresses that a server of pages could take for something else: a file, an error page, a part of the address twice. */
const ODD = [
  'cu.html',
  'muc/index.html',
  'default.aspx/',
  'a/404/',
  '500',
  'da-chuyen/da-chuyen/a/',
  '~xa/Trang-Cu/',
  'tin-tuc.trang/2/',
];
