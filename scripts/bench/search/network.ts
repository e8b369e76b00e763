import type { Browser, Page } from 'playwright-core';
import { findBuilt } from '../../../src/commands/preview-server.ts';
import { startBrowser } from '../../programs/chromium.ts';
import { kilobytes, seconds } from '../print.ts';
import { servePortal } from '../serve.ts';
import { openSlowPage } from '../slow-line.ts';
import { CORPUS_PORTAL } from './corpus.ts';

const QUERY = 'làm giấy khai sinh';

/** How often each wait is measured; the median is printed. */
const RUNS = 5;

/**
 * Opens the built portal on a slow line with nothing cached, and returns when the first answers appear and what they
 * weigh.
 */
export async function measureNetwork(dist: string): Promise<string[]> {
  const { address: home, close } = await servePortal(findBuilt(dist).find(({ id }) => id === CORPUS_PORTAL)!);
  const browser = await startBrowser();
  try {
    return [
      `Đường truyền 400 kbit/s, trễ 400 ms, chưa có gì trong bộ nhớ đệm (máy chủ nén gzip tệp chữ); giữa của ${RUNS} lần:`,
      `  gợi ý đầu tiên, từ phím đầu: ${await median(browser, home, firstAnswer)}`,
      `  kết quả toàn văn, từ khi bấm Enter ở ô tìm của trang chủ: ${await median(browser, home, fullTextFromBox)}`,
      `  kết quả toàn văn, mở thẳng đường dẫn, kể cả tải trang: ${await median(browser, home, fullText)}`,
    ];
  } finally {
    await browser.close();
    close();
  }
}

/** How long an answer took, in milliseconds, and how many bytes came meanwhile. */
interface Wait {
  time: number;
  bytes: number;
}

async function median(
  browser: Browser,
  home: string,
  measure: (visit: Visit, home: string) => Promise<Wait>,
): Promise<string> {
  const waits: Wait[] = [];
  for (let run = 0; run < RUNS; run++) {
    const visit = await startVisit(browser);
    waits.push(await measure(visit, home));
    await visit.page.context().close();
  }
  const { time, bytes } = waits.sort((one, other) => one.time - other.time)[Math.floor(RUNS / 2)]!;
  return `${seconds(time)}, ${kilobytes(bytes)}`;
}

async function firstAnswer({ page, bytes, firstSeen }: Visit, home: string): Promise<Wait> {
  await page.goto(home, { waitUntil: 'load' });
  const before = bytes();
  await page.locator('#tim').focus();
  await page.keyboard.type('k');
  const typed = Date.now();
  const appeared = await firstSeen('[role=option]');
  return { time: appeared - typed, bytes: bytes() - before };
}

async function fullTextFromBox({ page, bytes, firstSeen }: Visit, home: string): Promise<Wait> {
  await page.goto(home);
  await page.locator('#tim').focus();
  await page.keyboard.type(QUERY);
  await firstSeen('[role=option]');
  const before = bytes();
  const start = Date.now();
  await page.keyboard.press('Enter');
  const appeared = await firstSeen('#ket-qua > li');
  return { time: appeared - start, bytes: bytes() - before };
}

async function fullText({ page, bytes, firstSeen }: Visit, home: string): Promise<Wait> {
  const start = Date.now();
  await page.goto(`${home}tim-kiem/?q=${encodeURIComponent(QUERY)}`, { waitUntil: 'commit' });
  const appeared = await firstSeen('#ket-qua > li');
  return { time: appeared - start, bytes: bytes() };
}

interface Visit {
  page: Page;
  /** Returns how many bytes have come so far, headers included. */
  bytes: () => number;
  /** Waits for an element, and returns the moment when the page itself first saw it. */
  firstSeen: (selector: string) => Promise<number>;
}

async function startVisit(browser: Browser): Promise<Visit> {
  const { page, devTools } = await openSlowPage(browser);
  page.setDefaultTimeout(60_000);
  let received = 0;
  devTools.on('Network.loadingFinished', ({ encodedDataLength }) => (received += encodedDataLength));
  // The page notes the moments itself, because a driver that polls every half second would be half a second late.
  await page.addInitScript(() => {
    new MutationObserver(() => {
      for (const selector of ['[role=option]', '#ket-qua > li'])
        if (document.querySelector(selector) && performance.getEntriesByName(selector).length === 0)
          performance.mark(selector, { detail: Date.now() });
    }).observe(document, { childList: true, subtree: true });
  });
  const firstSeen = async (selector: string) => {
    const moment = await page.waitForFunction(
      (name) => (performance.getEntriesByName(name)[0] as PerformanceMark | undefined)?.detail as number,
      selector,
    );
    return moment.jsonValue();
  };
  return { page, bytes: () => received, firstSeen };
}
