import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { callBuild } from '../fixtures/call-commands.ts';
import { makeFolder, writeFiles } from '../fixtures/folders.ts';
import { articleMd, soundPortal } from '../fixtures/make.ts';

test('bản nén sẵn đúng với trang, chỉ làm lại ở trang đổi, mất đi khi thôi dùng, không vào sơ đồ và danh sách lưu', async () => {
  const content = await makeFolder(soundPortal('xa'));
  const out = join(await makeFolder({}), 'dist');
  const site = join(out, 'xa');
  const build = async (...flags: string[]) => {
    const { code, stderr } = await callBuild([
      ...['--content', content, '--out', out, '--as-of', '2026-06-30', ...flags],
    ]);
    expect(code, stderr).toBe(0);
    return stderr;
  };
  const copies = async () => (await filesOf(site)).filter((file) => /\.(?:br|gz)$/.test(file));

  await build('--compress');
  const made = await copies();
  expect(made).toContain('index.html.br');
  expect(made).toContain('index.html.gz');
  expect(made.filter((file) => /^(?:tep|anh|_headers|_redirects|web\.config|\.)/.test(file))).toEqual([]);
  for (const copy of made) {
    const [bytes, plain] = [await readFile(join(site, copy)), await readFile(join(site, copy.slice(0, -3)))];
    expect((copy.endsWith('.br') ? brotliDecompressSync : gunzipSync)(bytes).equals(plain), copy).toBe(true);
    expect(plain.length).toBeGreaterThanOrEqual(1024);
  }
  for (const list of ['sitemap-0.xml', 'sw.js'])
    expect(await readFile(join(site, list), 'utf8')).not.toMatch(/\.(?:br|gz)\b/);

  const english = (await stat(join(site, 'en/index.html.br'))).ino;
  const before = await readFile(join(site, 'tin-tuc/index.html.br'));
  await writeFiles(content, {
    'portals/xa/tin-tuc/2026/moi.md': articleMd({ title: 'Một bài vừa được thêm vào cổng' }),
  });
  await build('--compress');
  const after = await readFile(join(site, 'tin-tuc/index.html.br'));
  expect(after.equals(before)).toBe(false);
  expect(brotliDecompressSync(after).equals(await readFile(join(site, 'tin-tuc/index.html')))).toBe(true);
  expect((await stat(join(site, 'en/index.html.br'))).ino).toBe(english);

  expect(await build()).toContain('đổi việc nén sẵn');
  expect((await copies()).filter((file) => !/^(?:_astro|mau|pagefind)\//.test(file))).toEqual([]);
});

async function filesOf(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
}
