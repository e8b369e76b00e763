import type { Browser, Page } from 'playwright-core';
import { findBuilt } from '../../../src/commands/preview-server.ts';
import { startBrowser } from '../../programs/chromium.ts';
import { kilobytes, seconds } from '../print.ts';
import { servePortal } from '../serve.ts';
import { openSlowPage } from '../slow-line.ts';

const SHORT_QUERY = 'làm giấy khai sinh';

/** A question as it is spoken to a telephone, of more than 200 letters. */
const LONG_QUERY =
  'dạ cho em hỏi chút em sinh bé được hai tháng rồi mà hôm đó sinh ở nhà không đi bệnh viện nên không có giấy chứng sinh ' +
  'giờ em muốn làm giấy khai sinh cho cháu thì phải mang theo những giấy tờ gì lên xã và mất mấy ngày mới có ạ';

/** How many times slower a cheap telephone is than this machine. */
const SLOWNESS = 4;

/** A result is on the page. */
const ANSWER = '#ket-qua > li';
const SUGGESTION = '[role=option]';

/** The page says how many results there are only when the full text has come. */
const FULL_TEXT = '#trang-thai';

/**
 * Opens a built portal on a slow line with nothing cached, and returns when the first answers appear and what they
 * weigh; then how long a slow telephone thinks about a long question.
 * @param runs how often each wait is measured; the median counts
 */
export async function measureNetwork(dist: string, id: string, runs: number): Promise<string[]> {
  const { address: home, close } = await servePortal(findBuilt(dist).find((portal) => portal.id === id)!);
  const browser = await startBrowser();
  const line = async (label: string, measure: (visit: Visit) => Promise<Wait>) => {
    const { time, bytes } = await median(browser, runs, measure);
    return `  ${label.padEnd(44)} ${seconds(time).padStart(10)}  ${kilobytes(bytes).padStart(9)}`;
  };
  try {
    return [
      '',
      `Đường truyền 400 kbit/s, trễ 400 ms, chưa lưu gì (nén gzip); giữa của ${runs} lần:`,
      await line('gợi ý đầu tiên, từ phím đầu', (visit) => waitForSuggestion(visit, home)),
      await line('câu ngắn, từ Enter ở trang chủ: kết quả đầu', (visit) =>
        waitFromBox(visit, home, SHORT_QUERY, ANSWER),
      ),
      await line('  … toàn văn', (visit) => waitFromBox(visit, home, SHORT_QUERY, FULL_TEXT)),
      await line('câu nói dài, từ Enter: kết quả đầu', (visit) =>
        waitFromBox(visit, home, LONG_QUERY, ANSWER),
      ),
      await line('  … toàn văn', (visit) => waitFromBox(visit, home, LONG_QUERY, FULL_TEXT)),
      await line('câu ngắn, mở thẳng đường dẫn: toàn văn', (visit) => waitFromAddress(visit, home)),
      `Điện thoại chậm (CPU ÷ ${SLOWNESS}), câu nói dài: ${seconds(await medianThinking(browser, home, runs))}`,
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
  runs: number,
  measure: (visit: Visit) => Promise<Wait>,
): Promise<Wait> {
  const waits: Wait[] = [];
  for (let run = 0; run < runs; run++) {
    const visit = await startVisit(browser);
    waits.push(await measure(visit));
    await visit.page.context().close();
  }
  return waits.sort((one, other) => one.time - other.time)[Math.floor(runs / 2)]!;
}

async function waitForSuggestion({ page, bytes, firstSeen }: Visit, home: string): Promise<Wait> {
  await page.goto(home, { waitUntil: 'load' });
  const before = bytes();
  await page.locator('#tim').focus();
  await page.keyboard.type('k');
  const typed = Date.now();
  const appeared = await firstSeen(SUGGESTION);
  return { time: appeared - typed, bytes: bytes() - before };
}

async function waitFromBox(
  { page, bytes, firstSeen }: Visit,
  home: string,
  query: string,
  wanted: string,
): Promise<Wait> {
  await page.goto(home);
  await page.locator('#tim').focus();
  await page.keyboard.type('k');
  await firstSeen(SUGGESTION);
  await page.locator('#tim').fill(query);
  const before = bytes();
  const start = Date.now();
  await page.keyboard.press('Enter');
  const appeared = await firstSeen(wanted);
  return { time: appeared - start, bytes: bytes() - before };
}

async function waitFromAddress({ page, bytes, firstSeen }: Visit, home: string): Promise<Wait> {
  const start = Date.now();
  await page.goto(searchAddress(home, SHORT_QUERY), { waitUntil: 'commit' });
  const appeared = await firstSeen(FULL_TEXT);
  return { time: appeared - start, bytes: bytes() };
}

function searchAddress(home: string, query: string): string {
  return `${home}tim-kiem/?q=${encodeURIComponent(query)}`;
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
  await noteMoments(page);
  const firstSeen = async (selector: string) => {
    const moment = await page.waitForFunction(
      (name) => (performance.getEntriesByName(name)[0] as PerformanceMark | undefined)?.detail as number,
      selector,
    );
    return moment.jsonValue();
  };
  return { page, bytes: () => received, firstSeen };
}

/** Lets the page note moments itself, because a driver that polls every half second would be half a second late. */
async function noteMoments(page: Page): Promise<void> {
  await page.addInitScript(
    ({ elements, status }) => {
      const note = (name: string) => {
        if (performance.getEntriesByName(name).length === 0) performance.mark(name, { detail: Date.now() });
      };
      new MutationObserver(() => {
        for (const selector of elements) if (document.querySelector(selector)) note(selector);
        const text = document.querySelector(status)?.textContent ?? '';
        if (text !== '' && !text.startsWith('Đang')) note(status);
      }).observe(document, { childList: true, subtree: true, characterData: true });
    },
    { elements: [SUGGESTION, ANSWER], status: FULL_TEXT },
  );
}

/** Returns the milliseconds of work that a long question takes on a slow telephone, once the search is loaded. */
async function medianThinking(browser: Browser, home: string, runs: number): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < runs; run++) times.push(await measureThinking(browser, home));
  return times.sort((one, other) => one - other)[Math.floor(runs / 2)]!;
}

async function measureThinking(browser: Browser, home: string): Promise<number> {
  const context = await browser.newContext();
  const page = await context.newPage();
  page.setDefaultTimeout(120_000);
  const devTools = await context.newCDPSession(page);
  await devTools.send('Performance.enable');
  const work = async () => {
    const { metrics } = await devTools.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'TaskDuration')!.value * 1000;
  };
  await page.goto(searchAddress(home, SHORT_QUERY));
  await isAnswered(page);
  await devTools.send('Emulation.setCPUThrottlingRate', { rate: SLOWNESS });
  const before = await work();
  await page.locator('#cau-tim').fill(LONG_QUERY);
  await page.locator('#cau-tim').press('Enter');
  await isAnswered(page);
  const after = await work();
  await context.close();
  return after - before;
}

/** Waits until the page says how many results there are. */
async function isAnswered(page: Page): Promise<void> {
  await page.waitForFunction((status) => {
    const text = document.querySelector(status)?.textContent ?? '';
    return text !== '' && !text.startsWith('Đang');
  }, FULL_TEXT);
}
