import { readdirSync, readFileSync } from 'node:fs';
import type { AddressInfo, Server } from 'node:net';
import { join } from 'node:path';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addressOnServer, findBuilt, servePortals } from '../../src/commands/preview-server.ts';
import { callBuild } from '../fixtures/call-commands.ts';
import { makeSharedFolder, writeFiles } from '../fixtures/folders.ts';
import { isNightly } from '../fixtures/nightly.ts';
import { accepted, questions, refused } from '../hostile/fields.ts';
import { bodies } from '../hostile/bodies.ts';
import { hostilePortal } from '../hostile/portal.ts';
import { runInFrames, searchForTraces, watchForRuns } from '../hostile/traces.ts';
import { browser } from './browser.ts';
import { pagesOf, type BuiltPortal } from './portals.ts';
import { listen, NONE, visitEach } from './visits.ts';

const root = await makeSharedFolder();
let server: Server;
let portal: BuiltPortal;

beforeAll(async () => {
  const content = await writeFiles(join(root, 'content'), await hostilePortal());
  const out = join(root, 'dist');
  const asOf = '2026-11-20';
  const { code, stderr } = await callBuild(['--content', content, '--out', out, '--as-of', asOf]);
  expect(stderr).toContain('Đã dựng 1/1 cổng');
  expect(code).not.toBe(2);

  const [built] = findBuilt(out);
  server = servePortals([built!]);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  portal = {
    ...built!,
    content,
    asOf,
    address: addressOnServer(built!, (server.address() as AddressInfo).port),
  };
});
afterAll(() => new Promise((closed) => server.close(closed)));

test('bộ sưu tập đủ lớn, không món nào trùng món nào', () => {
  const all = [...bodies.map(({ text }) => text), ...accepted.flatMap(({ fields }) => hostileWords(fields))];
  expect(new Set(all).size).toBe(all.length);
  expect(new Set(all).size).toBeGreaterThan(350);
  expect(refused.length).toBeGreaterThan(75);
});

test('với tiêu đề an toàn như khi vận hành, không món nào chạy, không món nào để lại dấu vết', async () => {
  const context = await browser.newContext();
  await context.addInitScript(watchForRuns);
  const opened: string[] = [];
  context.on('page', (page) => page.on('popup', (popup) => opened.push(popup.url())));

  const asked = questions.map((question) => `tim-kiem/?q=${encodeURIComponent(question)}`);
  // The next test opens every page, where less keeps a word from running.
  const chosen = paths().filter((_, at) => isNightly || at % 6 === 0);
  const found = await visitEach(context, [...chosen, ...asked], async (page, path) => {
    const { href } = new URL(path, portal.address);
    const { stop, ...complaints } = listen(page, href);
    await page.goto(href, { waitUntil: 'load' });
    if (asked.includes(path))
      await page.waitForFunction(() => document.querySelector('#trang-thai')!.textContent.includes('“'));
    const traces = await page.evaluate(searchForTraces);
    stop();
    return { path, stayed: page.url() === href, ...complaints, traces };
  });
  await context.close();
  expect(paths().length).toBeGreaterThan(bodies.length);
  expect(found).toEqual(found.map(({ path }) => ({ path, stayed: true, ...NONE, traces: [] })));
  expect(opened).toEqual([]);
});

test('máy chủ có quên chính sách thì vẫn không món nào chạy', async () => {
  const context = await browser.newContext({ bypassCSP: true });
  await context.addInitScript(watchForRuns);
  const page = await context.newPage();
  const { stop, ...complaints } = listen(page, portal.address);
  await page.goto(portal.address);
  // A test that cannot fail would prove nothing: here a handler does run.
  expect(await page.evaluate(runInFrames, ['data:text/html,<img src=data:, onerror=__ran()>'])).toHaveLength(
    1,
  );

  expect(await page.evaluate(runInFrames, paths())).toEqual([]);
  stop();
  expect(complaints).toEqual(NONE);
  expect(page.url()).toBe(portal.address);
  await context.close();
});

describe('những gì máy khác đọc', () => {
  const read = (path: string) => readFileSync(join(portal.folder, path), 'utf8');
  const filesOf = (ending: string) =>
    readdirSync(portal.folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith(ending));
  const MARKUP = /<[a-z/!?]/i;

  test('kênh RSS đọc được, và chữ trong đó giải mã ra cũng không thành thẻ', () => {
    const feeds = filesOf('rss.xml');
    expect(feeds.length).toBe(4);
    for (const feed of feeds) {
      const xml = read(feed);
      expect(XMLValidator.validate(xml)).toBe(true);
      const { rss } = new XMLParser({ isArray: (name) => name === 'item' }).parse(xml) as {
        rss: { channel: { item?: object[] } };
      };
      // No procedure of the portal has changed.
      const least = feed.includes('thay-doi') ? 0 : 11;
      expect(rss.channel.item?.length ?? 0).toBeGreaterThanOrEqual(least);
      for (const words of leavesOf(rss)) expect(words).not.toMatch(MARKUP);
    }
  });

  test('sơ đồ trang đọc được và chỉ gồm địa chỉ của cổng', () => {
    for (const file of ['sitemap-index.xml', 'sitemap-0.xml']) {
      const xml = read(file);
      expect(XMLValidator.validate(xml)).toBe(true);
      const places = [...xml.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, place]) => place!);
      expect(places.length).toBeGreaterThan(0);
      for (const place of places) expect(place).toMatch(/^https:\/\/thunghiem\.vidu\.gov\.vn\/[a-z0-9/.-]*$/);
    }
  });

  test('dữ liệu mở đọc được, và trong tệp không có gì giống thẻ', () => {
    const lists = filesOf('.json').filter((path) => path.startsWith('api'));
    expect(lists.length).toBe(6);
    for (const list of lists) {
      const json = read(list);
      expect(json).not.toMatch(/</);
      for (const [key, address] of addressesIn(JSON.parse(json)))
        expect(new URL(address).protocol, key).toMatch(/^https?:$/);
    }
  });

  test('không tệp nào của cổng là hình vẽ, trang hay mã do người viết đưa lên', () => {
    const own = new Set(pagesOf(portal).map(({ path }) => path.replace(/(^|\/)$/, '$1index.html')));
    const alive = filesOf('').filter(
      (path) => /\.(svg|html?|xhtml|js|mjs|css|wasm|swf)$/.test(path) && !own.has(path),
    );
    expect(alive.filter((path) => !/^(favicon\.svg$|sw\.js$|_astro\/|mau\/|pagefind\/)/.test(path))).toEqual(
      [],
    );
  });
});

function paths(): string[] {
  return pagesOf(portal).map(({ path }) => path);
}

function leavesOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return value && typeof value === 'object' ? Object.values(value).flatMap(leavesOf) : [];
}

function hostileWords(fields: Record<string, unknown>): string[] {
  return leavesOf(fields).filter((words) => /__ran|ke-xau|<\w/.test(words));
}

function addressesIn(value: unknown, key = ''): [string, string][] {
  if (typeof value === 'string') return /^(url|submitAt|file|zalo|facebook)$/.test(key) ? [[key, value]] : [];
  return value && typeof value === 'object'
    ? Object.entries(value).flatMap(([each, inner]) => addressesIn(inner, each))
    : [];
}
