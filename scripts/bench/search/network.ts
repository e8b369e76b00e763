import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { addressOnServer, findBuilt, servePortals } from '../../../src/commands/preview-server.ts';
import { formatNumber } from '../../../src/text/format.ts';
import { startBrowser } from '../../../tests/browser/chromium.ts';
import { CORPUS_PORTAL } from './corpus.ts';

const LINE = { offline: false, latency: 400, downloadThroughput: 400_000 / 8, uploadThroughput: 400_000 / 8 };
const QUERY = 'làm giấy khai sinh';

/** So many times each is measured; the middle one is told. */
const RUNS = 5;

/** Opens the built portal on a slow line with nothing cached, and tells when the first answers are there and what they weighed. */
export async function measureNetwork(dist: string): Promise<string[]> {
  const portal = findBuilt(dist).find(({ id }) => id === CORPUS_PORTAL)!;
  const server = servePortals([portal]);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const home = addressOnServer(portal, (server.address() as AddressInfo).port);
  const browser = await startBrowser();
  try {
    return [
      `Đường truyền 400 kbit/s, trễ 400 ms, chưa có gì trong bộ nhớ đệm (máy chủ nén gzip tệp chữ); giữa của ${RUNS} lần:`,
      `  gợi ý đầu tiên, từ phím đầu: ${await middle(browser, home, firstAnswer)}`,
      `  kết quả toàn văn, từ khi bấm Enter ở ô tìm của trang chủ: ${await middle(browser, home, fullTextFromBox)}`,
      `  kết quả toàn văn, mở thẳng đường dẫn, kể cả tải trang: ${await middle(browser, home, fullText)}`,
    ];
  } finally {
    await browser.close();
    server.closeAllConnections();
    server.close();
  }
}

/** How long an answer took, in milliseconds, and how many bytes came meanwhile. */
interface Measure {
  time: number;
  bytes: number;
}

async function middle(
  browser: Browser,
  home: string,
  measure: (page: SlowPage, home: string) => Promise<Measure>,
): Promise<string> {
  const measures: Measure[] = [];
  for (let run = 0; run < RUNS; run++) {
    const slow = await slowPage(browser);
    measures.push(await measure(slow, home));
    await slow.page.context().close();
  }
  const { time, bytes } = measures.sort((one, other) => one.time - other.time)[Math.floor(RUNS / 2)]!;
  return `${seconds(time)}, ${kilobytes(bytes)}`;
}

async function firstAnswer(slow: SlowPage, home: string): Promise<Measure> {
  await slow.page.goto(home, { waitUntil: 'load' });
  const before = slow.bytes();
  await slow.page.locator('#tim').focus();
  await slow.page.keyboard.type('k');
  const typed = Date.now();
  const shown = await slow.firstSeen('[role=option]');
  return { time: shown - typed, bytes: slow.bytes() - before };
}

async function fullTextFromBox(slow: SlowPage, home: string): Promise<Measure> {
  await slow.page.goto(home);
  await slow.page.locator('#tim').focus();
  await slow.page.keyboard.type(QUERY);
  await slow.firstSeen('[role=option]');
  const before = slow.bytes();
  const start = Date.now();
  await slow.page.keyboard.press('Enter');
  const shown = await slow.firstSeen('#ket-qua > li');
  return { time: shown - start, bytes: slow.bytes() - before };
}

async function fullText(slow: SlowPage, home: string): Promise<Measure> {
  const start = Date.now();
  await slow.page.goto(`${home}tim-kiem/?q=${encodeURIComponent(QUERY)}`, { waitUntil: 'commit' });
  const shown = await slow.firstSeen('#ket-qua > li');
  return { time: shown - start, bytes: slow.bytes() };
}

interface SlowPage {
  page: Page;
  /** How much has come so far, headers included. */
  bytes: () => number;
  /** Waits for an element, and gives the moment it came to be, as the page itself saw it. */
  firstSeen: (selector: string) => Promise<number>;
}

async function slowPage(browser: Browser): Promise<SlowPage> {
  const context = await browser.newContext();
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', LINE);
  let received = 0;
  session.on('Network.loadingFinished', ({ encodedDataLength }) => (received += encodedDataLength));
  // A driver that looks every half a second would tell times half a second too long.
  await page.addInitScript(() => {
    const seen = ((globalThis as unknown as Seeing).seen = {} as Record<string, number>);
    new MutationObserver(() => {
      for (const selector of ['[role=option]', '#ket-qua > li'])
        if (document.querySelector(selector)) seen[selector] ??= Date.now();
    }).observe(document, { childList: true, subtree: true });
  });
  const firstSeen = async (selector: string) => {
    const found = await page.waitForFunction(
      (name) => (globalThis as unknown as Seeing).seen[name],
      selector,
    );
    return (await found.jsonValue())!;
  };
  return { page, bytes: () => received, firstSeen };
}

interface Seeing {
  seen: Record<string, number>;
}

function seconds(milliseconds: number): string {
  return `${formatNumber(Math.round(milliseconds / 10) / 100)} giây`;
}

function kilobytes(bytes: number): string {
  return `${formatNumber(Math.round(bytes / 100) / 10)} KB`;
}
