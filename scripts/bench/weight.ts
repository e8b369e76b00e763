import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import lighthouse from 'lighthouse';
import type { Browser } from 'playwright-core';
import { Failure } from '../../src/terminal/failure.ts';
import {
  addressOnServer,
  findBuilt,
  servePortals,
  type ServedPortal,
} from '../../src/commands/preview-server.ts';
import { formatNumber } from '../../src/text/format.ts';
import { startBrowser } from '../../tests/browser/chromium.ts';
import { BUDGETS, weighPages, type PageWeight } from './weigh.ts';

/** The portal that is measured, and one page of each template a resident meets first. */
const PORTAL = 'xa-minh-hoa';
const PAGES: [name: string, pick: (path: string) => boolean][] = [
  ['Trang chủ', (path) => path === ''],
  ['Tin bài', BUDGETS.find(({ kind }) => kind === 'tin bài')!.is],
  ['Danh sách tin', (path) => path === 'tin-tuc/'],
  ['Thủ tục', (path) => /^thu-tuc\/[^/]+\/$/.test(path)],
  ['Lãnh đạo', (path) => path === 'lanh-dao/'],
  ['Tìm kiếm', (path) => path === 'tim-kiem/'],
];

/** A telephone at the edge of a village: 400 kbit/s both ways, 400 ms for an answer to begin. */
const SLOW = { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 };

/**
 * Builds the shipped portal and prints what its pages weigh beside the budgets, what Lighthouse says of them as a
 * telephone sees them, and after how long their text can be read on a slow connection with nothing kept.
 */
export async function benchWeight(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'cong-xa-bench-'));
  const port = await freePort();
  let browser: Browser | undefined;
  try {
    const portal = build(folder);
    const pages = weighPages(portal.folder, portal.base);
    // Of alike pages the heaviest.
    const chosen = PAGES.map(([name, pick]) => ({
      name,
      page: pages.filter(({ path }) => pick(path)).sort((a, b) => b.total - a.total)[0]!,
    }));
    printWeights(pages);

    const server = servePortals([portal]);
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const address = addressOnServer(portal, (server.address() as AddressInfo).port);
    browser = await startBrowser([`--remote-debugging-port=${port}`]);
    say(
      `\n${'Lighthouse, điện thoại'.padEnd(24)}${['tốc độ', 'tiếp cận', 'cách làm', 'tìm thấy'].map(cell).join('')}`,
    );
    for (const { name, page } of chosen)
      say(name.padEnd(24) + (await audit(address + page.path, port)).map(cell).join(''));
    say(`\n${'400 kbit/s, trễ 400 ms'.padEnd(24)}${cell('đọc được sau')}`);
    for (const { name, page } of chosen)
      say(
        name.padEnd(24) +
          cell(
            `${formatNumber(Math.round((await readableAfter(browser, address + page.path)) / 10) / 100)} giây`,
          ),
      );
    server.closeAllConnections();
    server.close();
  } finally {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function build(out: string): ServedPortal {
  const script = resolve(import.meta.dirname, '../build.ts');
  const { status, stderr } = spawnSync(process.execPath, [script, '--portal', PORTAL, '--out', out], {
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  if (status !== 0) throw new Failure(`Không dựng được ${PORTAL} để đo: ${stderr}`);
  return findBuilt(out)[0]!;
}

/** The heaviest page of each kind, in bytes over the wire. */
function printWeights(pages: PageWeight[]): void {
  say(
    'Trang nặng nhất (byte)'.padEnd(24) + ['HTML', 'kiểu', 'mã', 'cộng', 'mức', 'mức mã'].map(cell).join(''),
  );
  for (const { kind, total, scripts } of BUDGETS) {
    const ofKind = pages.filter(({ path }) => BUDGETS.find(({ is }) => is(path))!.kind === kind);
    const heaviest = ofKind.sort((a, b) => b.total - a.total)[0]!;
    const most = Math.max(...ofKind.map((page) => page.scripts));
    const limits = [total, scripts].map((limit) => (limit === Infinity ? '–' : formatNumber(limit)));
    say(
      kind.padEnd(24) +
        [heaviest.html, heaviest.styles, most, heaviest.total]
          .map(formatNumber)
          .concat(limits)
          .map(cell)
          .join(''),
    );
  }
}

/** The four marks Lighthouse gives a page, out of 100: performance, accessibility, best practices, SEO. */
async function audit(address: string, port: number): Promise<string[]> {
  const result = await lighthouse(address, { port, output: 'json', logLevel: 'silent' });
  if (!result) throw new Failure(`Lighthouse không đo được ${address}.`);
  return ['performance', 'accessibility', 'best-practices', 'seo'].map((id) =>
    String(Math.round((result.lhr.categories[id]!.score ?? 0) * 100)),
  );
}

/** Milliseconds from the start of a visit, with nothing kept, until the first words of the main part are drawn. */
async function readableAfter(browser: Browser, address: string): Promise<number> {
  const context = await browser.newContext({
    viewport: { width: 360, height: 740 },
    serviceWorkers: 'block',
  });
  const page = await context.newPage();
  const devTools = await context.newCDPSession(page);
  await devTools.send('Network.enable');
  await devTools.send('Network.emulateNetworkConditions', SLOW);
  await page.addInitScript(() => {
    const look = () => {
      const words = document.querySelector('main :is(h1, p, li)');
      const isDrawn = performance.getEntriesByName('first-contentful-paint').length > 0;
      if (isDrawn && words && words.getBoundingClientRect().height > 0) performance.mark('readable');
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  await page.goto(address, { waitUntil: 'load', timeout: 120_000 });
  const moment = await page
    .waitForFunction(() => performance.getEntriesByName('readable')[0]?.startTime, null, { timeout: 30_000 })
    .then((handle) => handle.jsonValue());
  await context.close();
  return moment as number;
}

function freePort(): Promise<number> {
  return new Promise((found) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => found(port));
    });
  });
}

function cell(text: string): string {
  return text.padStart(Math.max(10, text.length + 2));
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
