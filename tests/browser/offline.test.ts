import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { findBuilt, servePortals, type ServedPortal } from '../../src/commands/preview-server.ts';
import { callBuild } from '../fixtures/call-commands.ts';
import { makeSharedFolder, writeFiles, type Files } from '../fixtures/folders.ts';
import { articleMd, markdown, portalYaml } from '../fixtures/make.ts';
import { leastPortal, underPortal } from '../fixtures/portals.ts';
import { browser } from './browser.ts';
import { listen } from './visits.ts';

const root = await makeSharedFolder();

/** What is built: two portals of one host name, and later builds of the upper one. */
const FIRST = 'lan-dau';
const RENAMED = 'doi-ten';
const UNWILLING = 'khong-luu';

let context: BrowserContext;
let page: Page;
/** What the server answers from now. */
let served: ServedPortal[] = [];
let server: Server;
let origin: string;

beforeAll(async () => {
  await build(FIRST, {
    ...portal('xa-goc', '/', 'Xã Gốc'),
    ...portal('phuong-duoi', '/phuong-duoi/', 'Phường Dưới'),
  });
  await build(RENAMED, portal('xa-goc', '/', 'Xã Gốc Đổi Tên'));
  await build(UNWILLING, portal('xa-goc', '/', 'Xã Gốc', { offline: false }));
  server = await serveOneOrigin();
  origin = `http://localhost:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
});

beforeEach(async () => {
  served = findBuilt(join(root, FIRST));
  context = await browser.newContext();
  page = await openHurriedPage(context);
});
afterEach(() => context.close());

describe('không có mạng', () => {
  test('sau một lần mở bài viết, trang chủ, điểm giao dịch, thủ tục và bài ấy vẫn mở được, có ghi ngày lưu', async () => {
    await visit('/tin-tuc/bai-mot/');
    await context.setOffline(true);
    for (const [path, words] of [
      ['/', 'Xã Gốc'],
      ['/giao-dich/', 'Bộ phận Một cửa'],
      ['/thu-tuc/', 'Đăng ký khai sinh'],
      ['/thu-tuc/khai-sinh/', 'Mang theo giấy chứng sinh'],
      ['/tin-tuc/bai-mot/', 'Bài thứ nhất của xa-goc'],
    ] as const) {
      await page.goto(origin + path);
      // The procedures of a field are folded away until its name is pressed.
      expect(await page.locator('main').textContent(), path).toContain(words);
      expect(await savedLine(), path).toBe(
        `Bản lưu ngày ${today()}. Chưa nối được mạng nên nội dung có thể chưa mới nhất.`,
      );
      expect(await isStyled(), path).toBe(true);
    }
  });

  test('bài đã đọc thì mở lại được; bài chưa đọc thì gặp trang chủ và một câu nói rõ', async () => {
    await visit('/');
    await page.goto(`${origin}/tin-tuc/bai-hai/`);
    expect(await savedLine()).toBeNull();
    await keptAt('/tin-tuc/bai-hai/');
    await context.setOffline(true);

    await page.goto(`${origin}/tin-tuc/bai-hai/`);
    expect(await page.locator('h1').innerText()).toBe('Bài thứ hai của xa-goc');
    expect(await savedLine()).toContain('Bản lưu ngày');

    const response = await page.goto(`${origin}/tin-tuc/bai-mot/`);
    expect(response?.status()).toBe(503);
    expect(await savedLine()).toBe(
      `Trang này chưa được lưu trên máy và chưa nối được mạng. Đây là trang chủ, bản lưu ngày ${today()}.`,
    );
    expect(await page.locator('main').innerText()).toContain('Xã Gốc');
  });

  test('có mạng lại thì trang mới từ mạng, không còn dòng bản lưu', async () => {
    await visit('/');
    await context.setOffline(true);
    await page.goto(`${origin}/`);
    expect(await savedLine()).not.toBeNull();
    await context.setOffline(false);
    await page.goto(`${origin}/`);
    expect(await savedLine()).toBeNull();
  });

  test('trang tiếng Anh ghi bằng tiếng Anh', async () => {
    await visit('/en/');
    await context.setOffline(true);
    await page.goto(`${origin}/en/`);
    expect(await savedLine()).toMatch(/^Saved copy of \d{2}\/\d{2}\/\d{4}\./);
  });

  test('chính sách an toàn còn nguyên trên bản lưu', async () => {
    await visit('/');
    await context.setOffline(true);
    const response = await page.goto(`${origin}/`);
    expect(response?.headers()['content-security-policy']).toContain("default-src 'none'");
  });
});

describe('mạng chậm', () => {
  test('trang lâu chưa tới thì mở bản lưu', async () => {
    await visit('/');
    await hurryWorker();
    delay = 30_000;
    const began = performance.now();
    await page.goto(`${origin}/giao-dich/`);
    expect(await savedLine()).toContain('Bản lưu ngày');
    expect(performance.now() - began).toBeLessThan(15_000);
  });
});

describe('chỗ lưu trên máy hỏng', () => {
  /** One after another in the same worker, each worse than the one before. */
  const faults: Record<string, () => void> = {
    'đã đầy': () =>
      (Cache.prototype.put = () => Promise.reject(new DOMException('đầy', 'QuotaExceededError'))),
    'không đọc được': () => (Cache.prototype.match = () => Promise.reject(new Error('hỏng'))),
    'không mở được': () => (caches.open = () => Promise.reject(new Error('hỏng'))),
    'bị trình duyệt chặn': () => Object.defineProperty(self, 'caches', { value: undefined }),
  };

  test('mọi trang và kiểu dáng vẫn tới từ mạng', async () => {
    await visit('/');
    for (const [fault, harm] of Object.entries(faults)) {
      await context.serviceWorkers()[0]!.evaluate(harm);
      for (const path of ['/', '/tin-tuc/bai-hai/']) await expectFromNetwork(path, fault);
    }
    expect((await page.goto(`${origin}/khong-co/`))?.status()).toBe(404);
  });

  test('chỗ lưu không bao giờ trả lời cũng không giữ trang lại', async () => {
    await visit('/');
    await context
      .serviceWorkers()[0]!
      .evaluate(() => void (caches.open = () => new Promise(() => undefined)));
    await hurryWorker();
    await expectFromNetwork('/giao-dich/', 'không trả lời');
  });

  async function expectFromNetwork(path: string, fault: string): Promise<void> {
    const response = await page.goto(origin + path);
    expect(response?.status(), `${fault} ${path}`).toBe(200);
    expect(response?.fromServiceWorker(), `${fault} ${path}`).toBe(true);
    expect(await savedLine(), `${fault} ${path}`).toBeNull();
    expect(await isStyled(), `${fault} ${path}`).toBe(true);
  }
});

describe('lần dựng mới', () => {
  test('thay lần cũ ngay lần mở sau; không giữ lẫn trang của hai lần', async () => {
    await visit('/tin-tuc/bai-mot/');
    const [before] = await cacheNames();
    putInPlace(RENAMED);

    await page.goto(`${origin}/`);
    expect(await page.locator('main').innerText()).toContain('Xã Gốc Đổi Tên');
    await until(async (old) => !(await caches.keys()).includes(old), before!);
    expect(await cacheNames()).toHaveLength(1);

    await context.setOffline(true);
    for (const path of ['/', '/giao-dich/', '/thu-tuc/khai-sinh/', '/tin-tuc/bai-mot/']) {
      await page.goto(origin + path);
      expect(await savedLine(), path).toContain('Bản lưu ngày');
      expect(await page.locator('body').innerText(), path).toContain('Xã Gốc Đổi Tên');
      expect(await isStyled(), path).toBe(true);
    }
  });

  test('máy chủ đang thay dở thì không lưu lẫn: bản cũ còn nguyên', async () => {
    await visit('/');
    const [before] = await cacheNames();
    swapped = { path: '/giao-dich/', text: '<!doctype html><body>của một lần dựng khác</body>' };
    putInPlace(RENAMED);
    await page.goto(`${origin}/`);
    await expect.poll(() => swapped!.asked, { timeout: 30_000 }).toBe(true);
    await until(async () => {
      const { installing, waiting } = (await navigator.serviceWorker.getRegistration())!;
      return !installing && !waiting;
    });
    expect(await cacheNames()).toEqual([before]);

    await context.setOffline(true);
    await page.goto(`${origin}/giao-dich/`);
    expect(await page.locator('body').innerText()).toContain('Xã Gốc');
    expect(await page.locator('body').innerText()).not.toMatch(/một lần dựng khác|Đổi Tên/);
  });
});

describe('hai cổng ở một tên máy, cổng này nằm dưới đường dẫn của cổng kia', () => {
  test('cổng này không lưu, không mở thay trang của cổng kia', async () => {
    await visit('/');
    await page.goto(`${origin}/phuong-duoi/`);
    expect(await page.locator('main').innerText()).toContain('Phường Dưới');
    await page.goto(`${origin}/phuong-duoi/tin-tuc/bai-mot/`);
    await workerReady('/phuong-duoi/');
    expect((await cacheNames()).map((name) => name.replace(/ \S+$/, '')).sort()).toEqual([
      'cong-xa /',
      'cong-xa /phuong-duoi/',
    ]);
    const kept = await keptAddresses();
    for (const address of kept['cong-xa /']!) expect(address).not.toMatch(/^\/phuong-duoi\//);
    for (const address of kept['cong-xa /phuong-duoi/']!) expect(address).toMatch(/^\/phuong-duoi\//);

    await context.setOffline(true);
    await page.goto(`${origin}/phuong-duoi/giao-dich/`);
    expect(await page.locator('body').innerText()).toContain('Phường Dưới');
    await page.goto(`${origin}/giao-dich/`);
    expect(await page.locator('body').innerText()).toContain('Xã Gốc');
  });

  test('dựng lại cổng trên không xóa bản lưu của cổng dưới', async () => {
    await visit('/');
    await visit('/phuong-duoi/');
    const before = await cacheNames();
    putInPlace(RENAMED);
    await page.goto(`${origin}/`);
    const old = before.find((name) => name.startsWith('cong-xa / '))!;
    await until(async (name) => !(await caches.keys()).includes(name), old);
    const after = await cacheNames();
    expect(after).toHaveLength(2);
    expect(after).toContain(before.find((name) => name.startsWith('cong-xa /phuong-duoi/ ')));
  });
});

describe('cổng không muốn lưu', () => {
  test('không cài gì; ai đã có thì được gỡ, kể cả những gì đã lưu, và không đụng cổng bên cạnh', async () => {
    await visit('/');
    await visit('/phuong-duoi/');
    putInPlace(UNWILLING);
    await page.goto(`${origin}/tin-tuc/bai-mot/`);
    await until(async () => (await caches.keys()).every((name) => !name.startsWith('cong-xa / ')));
    await until(async () => (await navigator.serviceWorker.getRegistrations()).length === 1);
    expect((await cacheNames()).map((name) => name.replace(/ \S+$/, ''))).toEqual(['cong-xa /phuong-duoi/']);

    const fresh = await browser.newContext();
    const other = await openHurriedPage(fresh);
    await other.goto(`${origin}/`);
    expect(await other.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(
      0,
    );
    const scripts = await other.evaluate(async () =>
      Promise.all([...document.scripts].map(async ({ src }) => (src ? (await fetch(src)).text() : ''))),
    );
    expect(scripts.join()).not.toContain('serviceWorker');
    await fresh.close();
  });
});

test('người mở lần đầu không thấy lỗi nào', async () => {
  const { stop, ...complaints } = listen(page, origin);
  await visit('/');
  await page.goto(`${origin}/thu-tuc/`);
  stop();
  expect(complaints).toEqual({ messages: [], failed: [], foreign: [], dialogs: [] });
});

let delay = 0;
let swapped: { path: string; text: string; asked?: boolean } | null = null;
beforeEach(() => {
  delay = 0;
  swapped = null;
});

/** Serves the portals as a province's one host name does: each below its base. */
async function serveOneOrigin(): Promise<Server> {
  const made = createServer((request, response) => {
    const longestFirst = served.toSorted((one, other) => other.base.length - one.base.length);
    const site = longestFirst.find(({ base }) => request.url!.startsWith(base))!;
    request.headers.host = `${site.id}.localhost`;
    if (swapped && request.url === swapped.path)
      response.setHeader('Content-Type', 'text/html').end(swapped.text, () => (swapped!.asked = true));
    else setTimeout(() => servePortals(served).emit('request', request, response), delay);
  });
  await new Promise<void>((listening) => made.listen(0, '127.0.0.1', listening));
  return made;
}

function portal(id: string, base: string, name: string, changes: Record<string, unknown> = {}): Files {
  return {
    ...leastPortal(id),
    ...underPortal(id, {
      'portal.yaml': portalYaml({ name, url: `https://tinh.vidu.gov.vn${base}`, ...changes }),
      'tin-tuc/2026/bai-hai.md': articleMd({ title: `Bài thứ hai của ${id}` }, 'Một bài khác hẳn.\n'),
      'giao-dich/mot-cua.md': markdown({
        name: 'Bộ phận Một cửa',
        address: `Trụ sở ${name}`,
        phone: '0200 000 0010',
        email: 'motcua@vidu.gov.vn',
      }),
      'thu-tuc/khai-sinh.md': markdown(
        {
          code: '1.001193',
          name: 'Đăng ký khai sinh',
          field: 'Hộ tịch',
          level: 'truc-tiep',
          status: 'hien-hanh',
          url: 'https://dichvucong.gov.vn/p/1',
        },
        'Mang theo giấy chứng sinh.\n',
      ),
    }),
  };
}

/** Builds portals into a folder of their own. */
async function build(name: string, files: Files): Promise<void> {
  const content = await writeFiles(join(root, 'noi-dung', name), files);
  const { code, stderr } = await callBuild(['--content', content, '--out', join(root, name)]);
  expect(code, stderr).toBe(0);
}

/**
 * Serves built portals in the place of earlier ones, all their files at once as a deployment does. A browser asks
 * for the worker of any page it showed at times of its own.
 */
function putInPlace(name: string): void {
  const newer = findBuilt(join(root, name));
  served = [...served.filter(({ id }) => !newer.some((portal) => portal.id === id)), ...newer];
}

/** Opens a tab whose pages need not wait before they register the worker: their clock leaps once they are loaded. */
async function openHurriedPage(tabs: BrowserContext): Promise<Page> {
  const tab = await tabs.newPage();
  await tab.clock.install();
  // A page may be left before its clock leaps.
  tab.on('load', () => void tab.clock.fastForward(WAIT_MS).catch(() => undefined));
  return tab;
}

/** Longer than a page waits before it registers the worker. */
const WAIT_MS = 5000;

/** Makes the clock of the worker run faster, so that what it waits for is over soon. */
async function hurryWorker(): Promise<void> {
  await context.serviceWorkers()[0]!.evaluate((times) => {
    const later = setTimeout;
    Object.assign(self, { setTimeout: (done: () => void, after = 0) => later(done, after / times) });
  }, 10);
}

/** Opens a page and waits until everything that is saved at a first visit is saved. */
async function visit(path: string): Promise<void> {
  await page.goto(origin + path);
  await workerReady(path.startsWith('/phuong-duoi/') ? '/phuong-duoi/' : '/');
}

async function workerReady(base: string): Promise<void> {
  await until(async (scope) => {
    const registration = await navigator.serviceWorker.getRegistration(scope);
    return registration?.active?.state === 'activated' && new URL(registration.scope).pathname === scope;
  }, base);
}

async function keptAt(address: string): Promise<void> {
  await until(async (path) => Boolean(await caches.match(path)), address);
}

/** Asks the page again and again; `waitForFunction` takes a promise for a yes. */
async function until<T>(holds: (told: T) => Promise<boolean>, told?: T): Promise<void> {
  await expect.poll(() => page.evaluate(holds as never, told), { timeout: 30_000 }).toBe(true);
}

function cacheNames(): Promise<string[]> {
  return page.evaluate(() => caches.keys());
}

async function keptAddresses(): Promise<Record<string, string[]>> {
  return page.evaluate(async () => {
    const kept: Record<string, string[]> = {};
    for (const name of await caches.keys())
      kept[name.replace(/ \S+$/, '')] = (await (await caches.open(name)).keys()).map(
        ({ url }) => new URL(url).pathname,
      );
    return kept;
  });
}

async function savedLine(): Promise<string | null> {
  const line = page.locator('[data-element="saved-copy"]');
  return (await line.count()) > 0 ? line.innerText() : null;
}

/** Whether the page's own style sheet has come, which gives the page more than the browser's own margins. */
function isStyled(): Promise<boolean> {
  return page.evaluate(() => [...document.styleSheets].some(({ cssRules }) => cssRules.length > 0));
}

/** The day it is in Viet Nam, as people write it. */
function today(): string {
  const day = { day: '2-digit', month: '2-digit', year: 'numeric', timeZone: 'Asia/Ho_Chi_Minh' } as const;
  return new Intl.DateTimeFormat('en-GB', day).format(new Date());
}
