import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { callBuild } from '../fixtures/call-commands.ts';
import { makeFolder, writeFiles } from '../fixtures/folders.ts';
import { articleMd, markdown } from '../fixtures/make.ts';
import { leastPortal, underPortal } from '../fixtures/portals.ts';

test('sơ đồ trang ghi ngày sửa của bài, không phải giờ dựng hay giờ chép tệp', async () => {
  const content = await makeFolder({
    ...leastPortal('xa'),
    ...underPortal('xa', {
      'tin-tuc/2026/chi-ngay.md': articleMd({ title: 'Bài chỉ có ngày đăng', date: '2026-03-14' }),
      'tin-tuc/2026/co-gio.md': articleMd({ title: 'Bài có cả giờ đăng', date: '2026-03-14T23:30' }),
      'tin-tuc/2026/da-sua.md': articleMd({
        title: 'Bài đã được sửa lại',
        date: '2026-03-14',
        updated: '2026-05-02T08:00',
      }),
      'gioi-thieu/lich-su.md': markdown({ title: 'Lịch sử', updated: '2026-02-20' }, 'Lịch sử của xã.\n'),
    }),
  });
  const out = join(await makeFolder({}), 'dist');
  const first = await sitemapOf(content, out, '2026-06-30');
  expect(first).toMatchObject({
    'tin-tuc/chi-ngay/': '2026-03-14T00:00:00.000Z',
    'tin-tuc/co-gio/': '2026-03-14T16:30:00.000Z',
    'tin-tuc/da-sua/': '2026-05-02T01:00:00.000Z',
    'gioi-thieu/lich-su/': '2026-02-20T00:00:00.000Z',
    'tim-kiem/': undefined,
  });

  await writeFiles(
    content,
    underPortal('xa', { 'tin-tuc/2026/bai-moi.md': articleMd({ title: 'Bài đăng sau lần dựng đầu' }) }),
  );
  const { 'tin-tuc/bai-moi/': added, ...rest } = await sitemapOf(content, out, '2026-07-30');
  expect(added).toBeDefined();
  expect(rest).toEqual(first);
});

/** Builds a portal, also over an earlier build; gives the days of its site map. */
async function sitemapOf(
  content: string,
  out: string,
  asOf: string,
): Promise<Record<string, string | undefined>> {
  const { code, stderr } = await callBuild(['--content', content, '--out', out, '--as-of', asOf]);
  expect(code, stderr).toBe(0);
  const xml = await readFile(join(out, 'xa/sitemap-0.xml'), 'utf8');
  return Object.fromEntries(
    [
      ...xml.matchAll(/<url><loc>https:\/\/[^/]+\/([^<]*)<\/loc>(?:<lastmod>([^<]*)<\/lastmod>)?<\/url>/g),
    ].map(([, path, day]) => [path, day]),
  );
}
