import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { addressOnServer, findBuilt, servePortals } from '../../../src/site/preview-server.ts';
import { formatNumber } from '../../../src/text/format.ts';
import { startBrowser } from '../../../tests/browser/chromium.ts';
import { CORPUS_PORTAL } from './corpus.ts';

const LINE = { offline: false, latency: 400, downloadThroughput: 400_000 / 8, uploadThroughput: 400_000 / 8 };
const QUERY = 'làm giấy khai sinh';

/** Opens the built portal on a slow line with nothing cached, and tells when the first answers are there and what they weighed. */
export async function measureNetwork(dist: string): Promise<string[]> {
  const portal = findBuilt(dist).find(({ id }) => id === CORPUS_PORTAL)!;
  const server = servePortals([portal]);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const home = addressOnServer(portal, (server.address() as AddressInfo).port);
  const browser = await startBrowser();
  try {
    return [
      `Đường truyền 400 kbit/s, trễ 400 ms, chưa có gì trong bộ nhớ đệm (máy chủ nén gzip tệp chữ):`,
      await firstAnswer(browser, home),
      await fullTextFromBox(browser, home),
      await fullText(browser, home),
    ];
  } finally {
    await browser.close();
    server.closeAllConnections();
    server.close();
  }
}

/** From touching the box, and from its first key, to the first suggestion. */
async function firstAnswer(browser: Browser, home: string): Promise<string> {
  const { page, bytes } = await slowPage(browser);
  await page.goto(home);
  await page.waitForLoadState('load');
  const before = bytes();
  const touched = performance.now();
  await page.locator('#tim').focus();
  await page.keyboard.type('k');
  const typed = performance.now();
  await page.locator('[role=option]').first().waitFor();
  const shown = performance.now();
  await page.close();
  return `  gợi ý đầu tiên: ${seconds(shown - typed)} từ phím đầu (${seconds(shown - touched)} từ lúc chạm ô), ${kilobytes(bytes() - before)}`;
}

/** From Enter in the box of the home page, where the resident typed, to the first result of the full text. */
async function fullTextFromBox(browser: Browser, home: string): Promise<string> {
  const { page, bytes } = await slowPage(browser);
  await page.goto(home);
  await page.locator('#tim').focus();
  await page.keyboard.type(QUERY);
  await page.locator('[role=option]').first().waitFor();
  const before = bytes();
  const start = performance.now();
  await page.keyboard.press('Enter');
  await page.locator('#ket-qua > li').first().waitFor();
  const shown = performance.now();
  const weight = bytes() - before;
  await page.close();
  return `  kết quả toàn văn: ${seconds(shown - start)} từ khi bấm Enter ở ô tìm của trang chủ, ${kilobytes(weight)}`;
}

/** From opening the search page by a link to the first result of the full text. */
async function fullText(browser: Browser, home: string): Promise<string> {
  const { page, bytes } = await slowPage(browser);
  const start = performance.now();
  await page.goto(`${home}tim-kiem/?q=${encodeURIComponent(QUERY)}`, { waitUntil: 'commit' });
  await page.locator('#ket-qua > li').first().waitFor();
  const shown = performance.now();
  const weight = bytes();
  await page.close();
  return `  kết quả toàn văn: ${seconds(shown - start)} khi mở thẳng đường dẫn, kể cả tải trang, ${kilobytes(weight)}`;
}

async function slowPage(browser: Browser): Promise<{ page: Page; bytes: () => number }> {
  const context = await browser.newContext();
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.setCacheDisabled', { cacheDisabled: false });
  await session.send('Network.emulateNetworkConditions', LINE);
  let received = 0;
  session.on('Network.loadingFinished', ({ encodedDataLength }) => (received += encodedDataLength));
  return { page, bytes: () => received };
}

function seconds(milliseconds: number): string {
  return `${formatNumber(Math.round(milliseconds / 10) / 100)} giây`;
}

function kilobytes(bytes: number): string {
  return `${formatNumber(Math.round(bytes / 100) / 10)} KB`;
}
