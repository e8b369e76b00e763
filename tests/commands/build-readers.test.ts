import { setTimeout as wait } from 'node:timers/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import sharp from 'sharp';
import type { IndexFacts } from '../../src/search/title-list.ts';
import { callBuild } from '../fixtures/call-commands.ts';
import { targetsOf } from '../fixtures/html.ts';
import { makeSharedFolder, writeFiles, type Files } from '../fixtures/folders.ts';
import { articleMd, portalYaml } from '../fixtures/make.ts';
import { leastPortal, underPortal } from '../fixtures/portals.ts';
import { ask, startWebServer, type RunningServer } from './web-servers.ts';

const root = await makeSharedFolder();
const [content, out] = [join(root, 'noi-dung'), join(root, 'dist')];
const PAGES = ['/', '/tin-tuc/bai-mot/', '/tin-tuc/co-anh/', '/tim-kiem/', '/so-do-trang/'];
const READERS = 64;
const BUILDS = 3;

let server: RunningServer;

beforeAll(async () => {
  await writeFiles(content, { ...leastPortal('xa-doc'), ...(await edition(0)) });
  await build();
  const site = `server { listen 80; server_name doc; location / { root "${join(out, 'xa-doc')}"; index index.html; } }`;
  server = await startWebServer('nginx', site, join(root, 'nginx'));
});
afterAll(() => {
  server.process.kill();
});

test('cổng được thay nhiều lần trong lúc 64 người đọc chậm: không trang nào, không tệp nào của trang bị thiếu', async () => {
  let isOver = false;
  const missing: string[] = [];
  const asked = { pages: 0, parts: 0 };
  const known = new Map<string, string[]>();
  const get = async (path: string) => {
    const { status, body } = await ask(server.port, 'doc', path);
    if (status !== 200 || body.length === 0) missing.push(`${status} ${path}`);
    return body;
  };
  const read = async (reader: number) => {
    for (let at = reader; !isOver; at++) {
      const page = PAGES[at % PAGES.length]!;
      const html = await get(page);
      asked.pages++;
      if (!html.includes('</body>')) missing.push(`cụt ${page}`);
      const parts = known.get(html) ?? partsOf(html);
      known.set(html, parts);
      const words = page === '/tim-kiem/' ? wordFilesOf(await get('/tim-kiem/tu.json')) : [];
      for (const part of [...parts, ...words]) {
        // On a slow line the parts of a page are asked for long after it.
        if (!isOver) await wait(20 + 10 * (reader % 16));
        await get(part);
        asked.parts++;
      }
    }
  };
  const readers = Array.from({ length: READERS }, (_, reader) => read(reader));
  for (let number = 1; number <= BUILDS; number++) {
    await writeFiles(content, await edition(number));
    await build();
  }
  isOver = true;
  await Promise.all(readers);
  expect(missing).toEqual([]);
  expect(asked.pages).toBeGreaterThan(READERS * 2);
  expect(asked.parts).toBeGreaterThan(READERS * 2);
});

/** What a page asks for by itself: style sheets, scripts, pictures. */
function partsOf(html: string): string[] {
  return [...targetsOf(html)].filter((target) => /^\/(?:_astro|mau|anh)\//.test(target));
}

/** The words of the full text, as the search page learns of them. */
function wordFilesOf(facts: string): string[] {
  const { indexes } = JSON.parse(facts) as IndexFacts;
  return indexes.flatMap(({ folder, chunks }) =>
    chunks.map(([, name]) => `/${folder}index/${name}.pf_index`),
  );
}

/** Another picture, another colour and other words each time, so that files of every kind leave the site. */
async function edition(number: number): Promise<Files> {
  const background = { r: 40 * number, g: 90, b: 200 - 40 * number };
  const picture = await sharp({ create: { width: 30, height: 20, channels: 3, background } })
    .png()
    .toBuffer();
  return underPortal('xa-doc', {
    'portal.yaml': portalYaml({
      ...{ name: 'Xã Đọc', url: 'https://doc.vidu.gov.vn/' },
      theme: { accent: ['#0b5394', '#7a1f1f', '#1f5c2e', '#4a2c7a', '#5c4a1f'][number] },
    }),
    'tin-tuc/2026/co-anh/index.md': articleMd({
      title: `Bài có ảnh, bản thứ ${number}`,
      cover: { src: 'bia.png', alt: 'Ảnh bìa của bài' },
    }),
    'tin-tuc/2026/co-anh/bia.png': picture,
  });
}

async function build(): Promise<void> {
  const { code, stderr } = await callBuild(['--content', content, '--out', out, '--as-of', '2026-06-30']);
  expect(code, stderr).toBe(0);
  expect(stderr).toContain('Đã dựng 1/1 cổng');
}
